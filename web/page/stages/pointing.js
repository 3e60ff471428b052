// Pointing: mouse, fingers and keys choose a unit on the stages. What is hovered
// follows the pointer; a click, a tap or Enter pins; the same again, or Esc, lets go.
import { text } from "../shared/text.js";

// A pointer there is reading, on its way to read, or about to press a button.
const keep = ".network, .output, .explained, .top";

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const stages = { PageUp: -1, PageDown: 1 };

export class Pointing {
  #program;
  #changed;
  #slots = [];
  #unit = null;
  #isPinned = false;
  rests = false; // hovering chooses nothing

  // scope is the element that the canvas covers; changed(unit or null, pinned) is
  // called when another unit is chosen.
  constructor(scope, program, changed) {
    this.#program = program;
    this.#changed = changed;
    document.addEventListener("pointermove", (event) => this.#hover(event));
    document.documentElement.addEventListener("pointerleave", (event) => this.#leave(event));
    scope.addEventListener("click", (event) => this.#click(event));
    scope.addEventListener("keydown", (event) => this.#key(event));
    scope.addEventListener("focusin", (event) => this.#focus(event));
    for (const button of document.querySelectorAll("#nudge button")) button.addEventListener("click", () => this.#nudge(button.dataset));
  }

  get unit() {
    return this.#unit;
  }

  // attach makes the stages' slots, input first, places that can be reached with
  // the Tab key.
  attach(slots) {
    this.#slots = slots;
    slots.forEach((slot, layer) => {
      slot.tabIndex = 0;
      slot.setAttribute("role", "application"); // so that screen readers pass the arrow keys on
      slot.setAttribute("aria-label", text("slotLabel", { name: this.#program.stages[layer].name }));
    });
  }

  // pin chooses a unit from elsewhere: a vote, a winner, a term.
  pin(unit) {
    this.#choose(unit, true);
  }

  // letGo reports whether there was something to let go of.
  letGo() {
    if (!this.#unit) return false;
    this.#choose(null, false);
    return true;
  }

  #choose(unit, isPinned) {
    if (same(unit, this.#unit) && isPinned === this.#isPinned) return;
    this.#unit = unit;
    this.#isPinned = isPinned;
    this.#changed(unit, isPinned);
  }

  #hover(event) {
    if (this.#isPinned || this.rests || event.pointerType === "touch" || !this.#program.running) return;
    if (event.buttons) return; // drawing
    const unit = this.#under(event);
    if (unit || !event.target.closest?.(keep)) this.#choose(unit, false);
  }

  #leave(event) {
    if (!this.#isPinned && !this.rests && event.pointerType !== "touch") this.#choose(null, false);
  }

  #click(event) {
    if (!this.#program.running) return;
    const unit = this.#under(event);
    if (unit) this.#toggle(unit);
  }

  #toggle(unit) {
    if (this.#isPinned && same(unit, this.#unit)) this.letGo();
    else this.pin(unit);
  }

  // under is the unit at the pointer, or null.
  #under(event) {
    const row = event.target.closest?.("#digits li");
    if (row) return { layer: this.#slots.length - 1, channel: [...row.parentElement.children].indexOf(row), row: 0, column: 0 };
    if (!event.target.closest?.(".slot")) return null;
    return this.#program.locate(event.clientX, event.clientY);
  }

  #key(event) {
    const layer = this.#slots.indexOf(event.target);
    if (layer < 0 || event.altKey || event.ctrlKey || event.metaKey || !this.#program.running) return;
    if (arrows[event.key]) this.#step(layer, ...arrows[event.key]);
    else if (stages[event.key]) this.#along(layer, stages[event.key]);
    else if (event.key === "Enter" || event.key === " ") this.#toggle(this.#unitOf(layer));
    else return;
    event.preventDefault();
  }

  // nudge moves the pin by a cell, which a finger could not point at.
  #nudge({ right = 0, down = 0 }) {
    if (this.#unit && this.#program.running) this.pin(this.#program.neighbour(this.#unit, Number(right), Number(down)));
  }

  #step(layer, right, down) {
    const unit = this.#unit?.layer === layer ? this.#program.neighbour(this.#unit, right, down) : this.#unitOf(layer);
    this.#choose(unit, this.#isPinned);
  }

  #along(layer, step) {
    const unit = this.#program.along(this.#unitOf(layer), step);
    if (!unit) return;
    this.#choose(unit, this.#isPinned);
    this.#slots[unit.layer].focus();
  }

  // focus by the Tab key begins at the stage's largest value.
  #focus(event) {
    const layer = this.#slots.indexOf(event.target);
    if (layer < 0 || !this.#program.running || this.#isPinned || this.rests || !event.target.matches(":focus-visible")) return;
    if (this.#unit?.layer !== layer) this.#choose(this.#unitOf(layer), false);
  }

  #unitOf(layer) {
    return this.#unit?.layer === layer ? this.#unit : this.#program.summary(layer).strongest;
  }
}

function same(a, b) {
  return a === b || Boolean(a && b)
    && a.layer === b.layer && a.channel === b.channel && a.row === b.row && a.column === b.column;
}
