// What if: maps and neurons that are switched off, and filters that are painted.
// The page keeps the list, since the program may have to be started anew.
import { button, element } from "./parts.js";
import { text } from "./text.js";
import { channelName } from "./units.js";

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

  isOff({ layer, channel }) {
    return this.#off.some((each) => each.layer === layer && each.channel === channel);
  }

  toggle({ layer, channel }) {
    if (this.isOff({ layer, channel })) this.#off = this.#off.filter((each) => each.layer !== layer || each.channel !== channel);
    else this.#off = [...this.#off, { layer, channel }];
    this.#send();
  }

  allOn() {
    this.#off = [];
    this.#send();
  }

  // restore tells a program that has just been started.
  restore() {
    if (this.#off.length > 0) this.#program.switchOff(this.#off);
    this.#painter.restore();
    this.show();
  }

  #send() {
    this.#program.switchOff(this.#off);
    this.show();
  }

  // show lists what is changed.
  show() {
    const painted = this.#painter.painted;
    const parts = [];
    if (this.#off.length > 0) {
      parts.push(element("span", "", text("offLabel")), ...this.#off.map((each) => this.#item(each)),
        button(text("allOn"), () => this.allOn()));
    }
    if (painted.length > 0) {
      parts.push(element("span", "", text("paintedLabel", { count: painted.length })), button(text("paintResetAll"), () => this.#painter.resetAll()));
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
