// Without graphics the page itself shows what matters most: what the network sees of the
// drawing, and its bars.
import { sequential } from "../shared/colours.js";
import { element } from "../shared/parts.js";
import { Thumbnail } from "../shared/thumbnail.js";

export class Plain {
  #input;
  #output;
  #picture = null;
  #bars = [];
  #scale = null;

  // input and output are the slots for picture and bars.
  constructor(input, output) {
    this.#input = input;
    this.#output = output;
  }

  begin(stages) {
    this.#picture = new Thumbnail(stages[0].shape[2]);
    this.#bars = Array.from({ length: stages.at(-1).shape[0] }, () => element("i"));
    const list = element("div", "bars");
    list.append(...this.#bars.map((bar) => {
      const track = element("span");
      track.append(bar);
      return track;
    }));
    this.#input.replaceChildren(this.#picture.element);
    this.#output.replaceChildren(list);
    this.recolour();
  }

  end() {
    this.#picture = null;
    this.#input.replaceChildren();
    this.#output.replaceChildren();
  }

  // recolour follows the theme.
  recolour() {
    this.#scale = sequential();
  }

  show({ probabilities, chosen }, pixels) {
    if (!this.#picture) return;
    const end = Math.max(...pixels);
    this.#picture.show(Array.from(pixels, (value) => this.#scale(value / end)));
    this.#bars.forEach((bar, digit) => {
      bar.style.setProperty("--part", probabilities[digit]);
      bar.classList.toggle("chosen", chosen.includes(digit));
    });
  }
}
