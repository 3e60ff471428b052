// Flatten: all maps become one vector.
import { decimalsFor, figure } from "../shared/figures.js";
import { Link } from "../shared/link.js";
import { Outcome } from "../shared/outcome.js";
import { element } from "../shared/parts.js";
import { count, counted, text, write } from "../shared/text.js";
import { placeName } from "../shared/units.js";
import { join, off } from "../play/sentences.js";

class Working {
  element = element("div", "simple");
  #page;
  #words = element("p");
  #link;
  #outcome = new Outcome();

  constructor(page) {
    this.#page = page;
    this.#link = new Link(page.go);
    const side = element("div");
    side.append(this.#words, this.#link.element, this.#outcome.element);
    this.element.append(side);
  }

  show({ layer, channel, off, share, workings: [{ from, value }] }) {
    const { stages } = this.#page.program;
    const decimals = decimalsFor([value]);
    const words = text("workingElement", { number: channel + 1, count: stages[layer].shape[0], stage: stages[from.layer].name });
    write(this.#words, words);
    this.#link.show(from, placeName(stages, from));
    this.#outcome.show([[off ? text("workingOff") : text("workingValue"), figure(value, decimals), "value"]], share);
    return text("spokenFlatten", { words, place: placeName(stages, from), value: figure(value, decimals) });
  }
}

function story({ previous, figures }) {
  const [maps, height, width] = previous.shape;
  return [join(
    counted("storyFlatten", maps, { height, width, values: count(figures.values) }),
    counted("storyElements", figures.active), off("storyOffElements", figures))];
}

export const flatten = { Working, story, note: () => text("noteFlatten"), shape: ({ previous }) => previous.shape };
