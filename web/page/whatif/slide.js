// Slide: a filter walks over the picture, and its map appears cell by cell.
import { Motion } from "../shared/motion.js";
import { button, element, enable, group, stillness } from "../shared/parts.js";
import { counted, text, write } from "../shared/text.js";

const slowest = 60; // seconds for the whole map
const fastest = 5;
const initial = 0.4; // where the speed stands at first, in parts of its range

export class Slide {
  #program;
  #calls;
  #controls;
  #running = false;
  #at = { layer: 0, channel: 0, height: 1, width: 1 }; // the map
  #cells = 0; // that are shown, the last a part of one
  #shown = 0;
  #motion = new Motion((seconds) => this.#walk(seconds * this.#rate));
  #toggle = button("", () => this.#pauseOrPlay());
  #back = button("−1", () => this.#step(-1));
  #forward = button("+1", () => this.#step(1));
  #speed = element("input");
  #rateShown = element("span", "slide-rate");
  #place = element("span", "slide-place");

  // controls is the element that takes the slide's controls. calls are select(unit)
  // and done().
  constructor(program, controls, calls) {
    this.#program = program;
    this.#controls = controls;
    this.#calls = calls;
    Object.assign(this.#speed, { type: "range", min: 0, max: 1, step: 0.02, value: initial });
    this.#speed.addEventListener("input", () => this.#showRate());
    name(this.#back, text("slideBack"));
    name(this.#forward, text("slideForward"));
    name(this.#speed, text("slideSpeed"));
  }

  get running() {
    return this.#running;
  }

  // start begins with the first cell of a map of any stage that has windows.
  start(layer, channel) {
    const [, height, width] = this.#program.stages[layer].shape;
    this.#at = { layer, channel, height, width };
    this.#running = true;
    this.#controls.replaceChildren(group("slide-controls", text("slideLabel"),
      this.#toggle, this.#back, this.#forward, this.#speed, this.#rateShown, this.#place,
      button(text("slideEnd"), () => this.stop())));
    this.#controls.hidden = false;
    this.#shown = 0;
    this.#cells = 1;
    this.#showRate();
    if (!stillness.matches) this.#motion.start();
    this.#show();
  }

  stop() {
    if (!this.#running) return;
    this.#running = false;
    this.#motion.stop();
    const hadFocus = this.#controls.contains(document.activeElement);
    this.#controls.replaceChildren();
    this.#controls.hidden = true;
    if (this.#program.running) this.#program.reveal(-1);
    this.#calls.done();
    if (hadFocus) document.getElementById("slide")?.focus();
  }

  get #count() {
    return this.#at.height * this.#at.width;
  }

  // rate is in cells per second; equal ways of the slider are equal factors.
  get #rate() {
    return this.#count / (slowest * (fastest / slowest) ** Number(this.#speed.value));
  }

  #pauseOrPlay() {
    if (this.#motion.running) {
      this.#motion.stop();
    } else {
      if (this.#shown === this.#count) this.#cells = 1; // from the beginning
      this.#motion.start();
    }
    this.#show();
  }

  #step(by) {
    this.#motion.stop();
    this.#cells = this.#shown;
    this.#walk(by);
  }

  #walk(by) {
    this.#cells = Math.min(Math.max(this.#cells + by, 1), this.#count);
    if (this.#cells === this.#count) this.#motion.stop();
    if (!this.#program.running) this.stop();
    else this.#show();
  }

  #show() {
    const { layer, channel, height, width } = this.#at;
    name(this.#toggle, text(this.#motion.running ? "slidePause" : "slidePlay"), this.#motion.running ? "❚❚" : "▶");
    const cells = Math.floor(this.#cells);
    if (cells === this.#shown) return;
    this.#shown = cells;
    const [row, column] = [Math.floor((cells - 1) / width), (cells - 1) % width];
    this.#program.reveal(layer, channel, cells);
    this.#calls.select({ layer, channel, row, column });
    write(this.#place, text("slidePlace", { row: row + 1, column: column + 1, height, width }));
    enable(this.#back, cells > 1);
    enable(this.#forward, cells < this.#count);
  }

  #showRate() {
    const words = counted("slideRate", Math.round(this.#rate));
    write(this.#rateShown, words);
    this.#speed.setAttribute("aria-valuetext", words);
  }
}

// name gives a control its words for all readers, and a sign to show.
function name(control, words, sign = control.textContent) {
  if (control.textContent !== sign) control.textContent = sign;
  if (control.title === words) return;
  control.title = words;
  control.setAttribute("aria-label", words);
}
