// The picture that the network reads.
import { figure } from "../shared/figures.js";
import { Outcome } from "../shared/outcome.js";
import { element } from "../shared/parts.js";
import { count, counted, text } from "../shared/text.js";

class Working {
  element = element("div", "simple");
  #outcome = new Outcome();

  constructor() {
    this.element.append(this.#outcome.element);
  }

  show({ value, share }) {
    this.#outcome.show([[text("workingInk"), figure(value, 2), "value"]], share);
    return text("spokenInput", { value: figure(value, 2) });
  }
}

function story({ stage, figures }) {
  const [, height, width] = stage.shape;
  return [
    text("storyInput", { height, width, box: figures.box }),
    counted("storyPixels", figures.active, { values: count(figures.values) }),
  ];
}

export const input = { Working, story, note: () => text("noteInput") };
