// The colours of cells, between the tokens of tokens.css: activations on the
// sequential scale, weights and products on the diverging one. Zero is neutral.
import { tokens } from "./tokens.js";

export const stops = ["--scale-0", "--scale-1", "--scale-2", "--scale-3", "--scale-4"];

export class Colours {
  activation; // (value as a part of the largest)
  #neutral;
  #negative;
  #positive;

  // changed is called when the theme has.
  constructor(changed) {
    this.#read();
    new MutationObserver(() => {
      this.#read();
      changed();
    }).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  // weight is for a value of either sign as a part of the largest in size.
  weight(part) {
    const amount = within(part, -1);
    return mix(this.#neutral, amount < 0 ? this.#negative : this.#positive, Math.abs(amount));
  }

  #read() {
    this.activation = sequential();
    [this.#neutral, this.#negative, this.#positive] = tokens(["--panel", "--negative", "--positive"]);
  }
}

// sequential is the scale as it is now, in a place: it gives the colour of a part of the
// largest.
export function sequential(place) {
  const colours = tokens(stops, place);
  return (part) => {
    const place = within(part, 0) * (colours.length - 1);
    const stop = Math.min(Math.floor(place), colours.length - 2);
    return mix(colours[stop], colours[stop + 1], place - stop);
  };
}

// paint gives an element a background, and black or white ink: of these one has a
// contrast of at least 4.58 to 1 on any colour, which nothing in between has.
export function paint(element, colour) {
  const words = `rgb(${colour.join(" ")})`;
  if (painted.get(element) === words) return;
  painted.set(element, words);
  element.style.backgroundColor = words;
  element.style.color = luminance(colour) > middle ? "#000" : "#fff";
}
const painted = new WeakMap();
const middle = Math.sqrt(1.05 * 0.05) - 0.05; // as far from black as from white

// within takes what is no number, 0 of 0, for 0.
const within = (part, least) => Math.min(Math.max(part || 0, least), 1);

const mix = (a, b, t) => a.map((channel, i) => Math.round(channel * (1 - t) + b[i] * t));

// luminance is WCAG's relative luminance.
function luminance(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
