// The printout: what was drawn, the answer, and all that the network computed, on one
// page of white paper. It is made for each printing, of plain elements and canvases of
// its own, since the canvas behind the page shows no more than the window.
import { sequential } from "../shared/colours.js";
import { Legend } from "../shared/legend.js";
import { element } from "../shared/parts.js";
import { picture } from "../shared/strokes.js";
import { percent, text } from "../shared/text.js";
import { tokens } from "../shared/tokens.js";

const across = 1400; // pixels of a row of maps, about as many as a printer's dots can show

export class Printout {
  #program;
  #result = null;
  #element = null;

  // The theme must have heard of the printing first: paper has the light one.
  constructor(program) {
    this.#program = program;
    window.addEventListener("beforeprint", () => this.#make());
    window.addEventListener("afterprint", () => this.#remove());
  }

  // show keeps a result, in case that it is printed.
  show(result) {
    this.#result = result;
  }

  // make does nothing where there is no answer: then the page is printed as it is.
  #make() {
    this.#remove();
    if (!this.#program.running || !this.#result) return;
    this.#element = element("article");
    this.#element.id = "printout";
    document.body.append(this.#element);
    const layers = this.#program.layers(); // of the latest drawing, with its result
    const { peaks } = this.#result, last = layers.length - 1;
    const scale = sequential(this.#element), [line] = tokens(["--line"]);
    const maps = layers.slice(0, last).map((layer, i) => mapsOf(layer, peaks[i], scale, line));
    const stages = [...document.querySelectorAll(".stage")].map((stage, i) => stageOf(stage, maps[i + 1], peaks[i + 1]));
    const top = element("div", "top-row");
    top.append(
      part(text("drawing"), picture(this.#program.strokes())), part(text("seesHeading"), maps[0]),
      part(text("answerHeading"), ...answer(), this.#bars()));
    this.#element.append(element("h1", "", text("title")), top, ...changes(), ...stages);
  }

  #remove() {
    this.#element?.remove();
    this.#element = null;
  }

  #bars() {
    const { probabilities, chosen, state } = this.#result;
    const list = element("ol");
    if (state === "blank") return list;
    list.append(...probabilities.map((probability, digit) => {
      const row = element("li", chosen.includes(digit) ? "chosen" : ""), track = element("span", "track"), bar = element("span");
      bar.style.width = `${100 * probability}%`;
      track.append(bar);
      row.append(element("span", "", String(digit)), track, element("span", "percent", percent(probability)));
      return row;
    }));
    return list;
  }
}

function part(heading, ...content) {
  const section = element("section");
  section.append(element("h2", "", heading), ...content);
  return section;
}

// answer is in the page's words.
function answer() {
  const [digit, ...words] = ["answer-digit", "answer-words", "answer-note"].map((id) => document.getElementById(id).textContent);
  return [element("p", "digit", digit), element("p", "", words.join(" · "))];
}

// changes say what of the network was not as it was trained.
function changes() {
  const words = [...document.querySelectorAll("#changes :is(span, .off)")].map((e) => e.textContent.replace(/ ×$/, ","));
  return words.length > 0 ? [element("p", "", words.join(" ").replace(/,$/, ""))] : [];
}

// stageOf has the words of a section of the page, and a legend up to end.
function stageOf(stage, maps, end) {
  const section = element("section"), head = stage.querySelector("header").cloneNode(true);
  const legend = new Legend(element("span", "scale"));
  legend.from.figure.textContent = "0";
  legend.to.figure.textContent = end.toFixed(2);
  if (end > 0) head.append(legend.element);
  section.append(head, maps);
  return section;
}

// mapsOf draws all maps of a layer, up to end, with lines around them.
function mapsOf({ shape: [maps, height, width], activations }, end, scale, line) {
  const columns = columnsOf(maps, width);
  const rows = Math.ceil(maps / columns);
  const gap = width > 1 ? 8 : 0, cell = Math.max(1, Math.floor((across / columns - gap) / width));
  const canvas = element("canvas");
  canvas.width = columns * (cell * width + gap) - gap + 2;
  canvas.height = rows * (cell * height + gap) - gap + 2;
  const context = canvas.getContext("2d");
  for (let map = 0; map < maps; map++) {
    const left = 1 + (map % columns) * (cell * width + gap), top = 1 + Math.floor(map / columns) * (cell * height + gap);
    for (let i = 0; i < height * width; i++) {
      context.fillStyle = `rgb(${scale(activations[map * height * width + i] / end)})`;
      context.fillRect(left + cell * (i % width), top + cell * Math.floor(i / width), cell, cell);
    }
    context.strokeStyle = `rgb(${line})`;
    context.lineWidth = 2;
    context.strokeRect(left, top, cell * width, cell * height);
  }
  return canvas;
}

// columnsOf makes rows as long as the paper is wide, of large maps shorter ones.
function columnsOf(maps, side) {
  return Math.min(maps, side === 1 ? 64 : side > 15 ? 8 : 16);
}
