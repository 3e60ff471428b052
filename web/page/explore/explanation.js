// The explanation joins what is pointed at to the inspector, the votes, Play, and
// what if.
import { Changes } from "../whatif/changes.js";
import { Inspector } from "../inspector/inspector.js";
import { answerOf } from "../answer/panel.js";
import { Painter } from "../whatif/painter.js";
import { Pointing } from "../stages/pointing.js";
import { reachable } from "../shared/scrolling.js";
import { Sheet } from "../inspector/sheet.js";
import { Slide } from "../whatif/slide.js";
import { write } from "../shared/text.js";
import { Tour } from "../play/tour.js";
import { Votes } from "../votes/votes.js";
import { Workshop } from "../whatif/workshop.js";

const at = (id) => document.getElementById(id);

export class Explanation {
  #program;
  #stages;
  #inspector;
  #pointing;
  #votes = null; // made when the network is known
  #tour = null;
  #slide;
  #painter;
  #changes;
  #workshop;
  #sheet = new Sheet(at("inspector"), () => this.letGo());
  #result = null;
  #overlay = ["none", 0];
  #isSliding = false;

  // scope is the element that the canvas covers, stages the page's sections.
  constructor(scope, program, stages) {
    this.#program = program;
    this.#stages = stages;
    const go = (unit) => this.#pointing.pin(unit);
    this.#inspector = new Inspector(program, { go, close: () => this.letGo(), actions: (unit) => this.#workshop?.actions(unit) ?? [] });
    this.#pointing = new Pointing(scope, program, (unit, isPinned) => this.#point(unit, isPinned));
    this.#slide = new Slide(program, at("slide-controls"), { select: (unit) => this.#slideTo(unit), done: () => this.#workshop.show(this.#pointing.unit) });
    this.#painter = new Painter(program, { changed: () => this.#repaint() });
    this.#changes = new Changes(at("changes"), program, this.#painter);
    this.#workshop = new Workshop(program, { changes: this.#changes, slide: this.#slide, painter: this.#painter }, {
      pin: go, changed: () => this.#inspector.refresh(),
    });
    for (const panel of document.querySelectorAll(".panel")) reachable(panel);
    at("play").addEventListener("click", () => this.#play());
    at("common").addEventListener("click", () => this.#toggleCommon());
    document.addEventListener("keydown", (event) => this.#key(event), { capture: true });
  }

  // changes are what is changed in the network, {off, painted}; a program that begins
  // is told.
  get changes() {
    return this.#changes.all;
  }

  set changes(all) {
    this.#changes.all = all;
  }

  // begin is called when a program runs, the first or another one.
  begin(slots) {
    this.#pointing.attach(slots);
    this.#votes ??= new Votes(this.#program, {
      go: (unit) => this.#pointing.pin(unit),
      overlay: (...overlay) => this.#program.overlay(...(this.#overlay = overlay)),
    });
    this.#tour ??= new Tour(this.#program, {
      tell: (title, paragraphs) => this.#inspector.tell(title, paragraphs),
      select: (unit) => this.#program.select(unit),
      visit: (layer) => this.#visit(layer),
      done: () => this.#tourDone(),
    });
    this.#changes.restore();
    if (isPressed(at("common"))) this.#program.common(true);
    this.#program.overlay(...this.#overlay);
    this.#program.select(this.#pointing.unit);
    this.#showFilterRanges();
  }

  // end is called when the program is gone.
  end() {
    this.#tour?.stop();
    this.#slide.stop();
    this.#votes?.hide(); // its last figures are nobody's
  }

  // clear takes away what was shown of a program that does not come back by itself.
  clear() {
    this.#pointing.letGo();
    this.#inspector.show(null);
  }

  // refresh brings all figures up to date with a new result.
  refresh(result) {
    this.#result = result;
    write(at("inspector-answer"), answerOf(result));
    this.#votes.refresh(result);
    this.#tour.refresh();
    if (this.#tour.running) return;
    if (this.#pointing.unit) this.#inspector.refresh();
    else this.#inspector.show(null, false, this.#example());
  }

  // takes does undo and redo to the painting, while there is one.
  takes(name) {
    return this.#workshop.isPainting && this.#painter.step(name);
  }

  // letGo ends what goes on, the last first, and reports whether there was anything.
  letGo() {
    if (this.#tour?.running) this.#tour.stop();
    else if (this.#slide.running) this.#slide.stop();
    else return this.#pointing.letGo();
    return true;
  }

  // example is the cell that is worked out while none is pointed at: the largest of
  // the first layer.
  #example() {
    return this.#program.running && this.#result && this.#result.state !== "blank" ? this.#program.summary(1).strongest : null;
  }

  #point(unit, isPinned) {
    if (isPinned && this.#tour?.running) this.#tour.stop();
    if (!this.#isSliding) this.#slide.stop();
    this.#program.select(unit);
    this.#inspector.show(unit, isPinned, this.#example());
    this.#votes?.selected(unit);
    this.#workshop.show(isPinned ? unit : null);
    this.#sheet.open = isPinned;
    if (isPinned && !this.#isSliding) this.#stages.scrollTo(unit.layer);
  }

  #slideTo(unit) {
    this.#isSliding = true;
    this.#pointing.pin(unit);
    this.#isSliding = false;
  }

  #play() {
    if (!this.#program.running) return;
    if (this.#tour.running) {
      this.#tour.stop();
      return;
    }
    this.#pointing.letGo();
    this.#pointing.rests = true;
    at("play").setAttribute("aria-pressed", "true");
    this.#sheet.open = true;
    this.#tour.start();
    this.#tour.takeFocus();
  }

  // visit brings the tour's stage into view; the output says nothing before it.
  #visit(layer) {
    this.#stages.scrollTo(layer);
    at("digits").classList.toggle("waiting", layer < this.#program.stages.length - 1);
  }

  #tourDone() {
    at("digits").classList.remove("waiting");
    this.#pointing.rests = false;
    at("play").setAttribute("aria-pressed", "false");
    this.#sheet.open = false;
    if (this.#program.running) this.#program.select(null);
    this.#inspector.show(null, false, this.#example());
  }

  #toggleCommon() {
    if (!this.#program.running) return;
    const button = at("common");
    const isCommon = !isPressed(button);
    button.setAttribute("aria-pressed", String(isCommon));
    this.#program.common(isCommon);
  }

  #repaint() {
    this.#changes.show();
    this.#showFilterRanges();
  }

  #showFilterRanges() {
    this.#stages.filterRanges((layer) => this.#program.largestWeight(layer));
  }

  // key steps through the tour, before any stage takes the arrow keys: those, and what
  // presenters' clickers send.
  #key(event) {
    const step = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1, " ": 1 }[event.key];
    if (!step || !this.#tour?.running || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest?.(event.key === " " ? "input, select, textarea, button, a" : "input, select, textarea")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#tour.step(step);
  }
}

const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
