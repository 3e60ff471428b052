// Which pixels mattered: what is laid over the picture, and what it means.
import { signed } from "../shared/figures.js";
import { Legend } from "../shared/legend.js";
import { button, element, group } from "../shared/parts.js";
import { phrase, text, write } from "../shared/text.js";

const kinds = { none: "pixelsNone", attribution: "pixelsShares", occlusion: "pixelsCovered" };
const decimals = 2;

export class Pixels {
  element = element("div", "pixels");
  #program;
  #overlay;
  #kind = "none";
  #digit = null;
  #buttons = {};
  #explanation = element("div", "explanation");
  #sum = element("p", "sum");
  #figures = { pixels: element("span", "term"), constant: element("span", "term"), logit: element("span", "total") };
  #covered = element("p");
  #against = element("span");
  #for = element("span");
  #legend;

  constructor(program, overlay) {
    this.#program = program;
    this.#overlay = overlay;
    const choose = element("div", "choose");
    choose.append(
      label("long", text("pixelsHeading")), label("short", text("pixelsLabel")),
      group("choice", text("pixelsHeading"), ...Object.keys(kinds).map((kind) => this.#button(kind))));
    const zero = element("span", "", "0");
    zero.setAttribute("aria-hidden", "true"); // it is between the ends
    this.#legend = new Legend(element("span", "scale below"), zero, element("span", "scale above"));
    const { element: legend } = this.#legend;
    legend.prepend(this.#against, " ");
    legend.append(" ", this.#for);
    this.#sum.append(...phrase("pixelsSum", this.#figures));
    this.#explanation.append(this.#sum, this.#covered, legend);
    this.element.append(choose, this.#explanation);
    this.#arrange();
  }

  // show explains another drawing, and a digit that may be another one.
  show(digit) {
    const other = digit !== this.#digit;
    this.#digit = digit;
    if (other && this.#kind !== "none") this.#overlay(this.#kind, digit);
    this.#explain();
  }

  #button(kind) {
    const b = button(text(kinds[kind]), () => {
      this.#kind = kind;
      this.#arrange();
      this.#overlay(kind, this.#digit);
      this.#explain();
    });
    b.dataset.overlay = kind;
    b.title = text(`${kinds[kind]}Title`);
    return this.#buttons[kind] = b;
  }

  #arrange() {
    for (const [kind, button] of Object.entries(this.#buttons)) button.setAttribute("aria-pressed", String(kind === this.#kind));
    this.#explanation.hidden = this.#kind === "none";
    this.#sum.hidden = this.#kind !== "attribution";
    this.#covered.hidden = this.#kind !== "occlusion";
    for (const end of [this.#legend.from, this.#legend.to]) end.element.hidden = this.#kind !== "attribution"; // the other's range only the program knows
  }

  #explain() {
    const digit = this.#digit;
    if (digit === null) return; // nothing has been read yet
    write(this.#against, text("pixelsAgainst", { digit }));
    write(this.#for, text("pixelsFor", { digit }));
    if (this.#kind === "occlusion") write(this.#covered, text("pixelsCoveredNote", { digit, size: this.#program.summary(0).cover }));
    if (this.#kind === "attribution") this.#add(this.#program.attribution(digit));
  }

  #add({ pixels, constant, logit }) {
    const { figures, sum } = this.#program.rounded([pixels.reduce((a, b) => a + b, 0), constant], logit, decimals);
    write(this.#figures.pixels, signed(figures[0], decimals));
    write(this.#figures.constant, signed(figures[1], decimals));
    write(this.#figures.logit, signed(sum, decimals));
    const largest = Math.max(...pixels.map(Math.abs));
    write(this.#legend.from.figure, signed(-largest, decimals));
    write(this.#legend.to.figure, signed(largest, decimals));
  }
}

// label is one of two for the choice, by the room there is; the group says it to
// screen readers.
function label(className, words) {
  const e = element("span", className, words);
  e.setAttribute("aria-hidden", "true");
  e.title = text("pixelsHeading");
  return e;
}
