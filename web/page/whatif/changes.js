// What if: maps and neurons that are switched off, and filters that are painted.
// The page keeps the list, since the program may have to be started anew.
import { button, element } from "../shared/parts.js";
import { text } from "../shared/text.js";
import { channelName } from "../shared/units.js";

export class Changes {
  #strip;
  #program;
  #painter;
  #off = []; // {layer, channel}

  // strip is the element that lists what is changed; painter has the filters.
  constructor(strip, program, painter) {
    this.#strip = strip;
    this.#program = program;
    this.#painter = painter;
  }

  // all is {off, painted}, what is switched off and what is painted.
  get all() {
    return { off: this.#off, painted: this.#painter.filters };
  }

  set all({ off, painted }) {
    this.#off = off;
    this.#painter.filters = painted;
  }

  isOff({ layer, channel }) {
    return this.#off.some((each) => each.layer === layer && each.channel === channel);
  }

  toggle({ layer, channel }) {
    const others = this.#off.filter((each) => each.layer !== layer || each.channel !== channel);
    this.#set(others.length < this.#off.length ? others : [...this.#off, { layer, channel }]);
  }

  allOn() {
    this.#set([]);
  }

  // restore tells a program that has just been started. What its network doesn't have
  // is forgotten.
  restore() {
    const { stages } = this.#program;
    this.#off = this.#off.filter((each, i, all) => each.layer > 0 && each.layer < stages.length - 1 &&
      each.channel < stages[each.layer].shape[0] &&
      i === all.findIndex(({ layer, channel }) => layer === each.layer && channel === each.channel));
    if (this.#off.length > 0) this.#program.switchOff(this.#off);
    this.#painter.restore();
    this.show();
  }

  // set takes another list of what is off, once the program has.
  #set(off) {
    if (!this.#program.running) return;
    this.#program.switchOff(off);
    this.#off = off;
    this.show();
  }

  // show lists what is changed.
  show() {
    const painted = this.#painter.painted;
    const parts = [];
    if (this.#off.length > 0) {
      parts.push(button(text("allOn"), () => this.allOn()), element("span", "", text("offLabel")), ...this.#off.map((each) => this.#item(each)));
    }
    if (painted.length > 0) {
      parts.unshift(element("span", "", text("paintedLabel", { count: painted.length })), button(text("paintResetAll"), () => this.#painter.resetAll()));
    }
    const hadFocus = this.#strip.contains(document.activeElement);
    this.#strip.replaceChildren(...parts);
    this.#strip.hidden = parts.length === 0;
    if (hadFocus) this.#strip.querySelector("button")?.focus();
  }

  #item(channel) {
    const name = channelName(this.#program.stages, channel);
    const item = button(`${name} ×`, () => this.toggle(channel));
    item.setAttribute("aria-label", text("switchOnNamed", { name }));
    item.title = text("switchOnNamed", { name });
    item.className = "off";
    return item;
  }
}
