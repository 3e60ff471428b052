// One section for each stage of the network, made from what the network says
// of itself, and the rectangles in which the program draws.
import { kindOf } from "../kinds/kinds.js";
import { signed } from "../shared/figures.js";
import { Legend } from "../shared/legend.js";
import { compact, medium, wide } from "../shared/media.js";
import { element, stillness } from "../shared/parts.js";
import { count, text, write } from "../shared/text.js";
import { zoomOf } from "../shared/zoom.js";

export class Stages {
  #list;
  #legends = [];
  #filterLegends = []; // {layer, legend, from, to}
  #slots = [];

  // list is the element that takes the sections; input and output are the slots
  // of the first and the last stage, which have their place elsewhere.
  constructor(list, input, output) {
    this.#list = list;
    this.#slots = [input, output];
    for (const query of [wide, compact, medium]) query.addEventListener("change", () => this.#arrange());
  }

  // show builds the sections from [{name, kind, shape}], input first.
  show(stages) {
    const [input] = this.#slots;
    const output = this.#slots.at(-1);
    this.#legends = [];
    this.#filterLegends = [];
    const sections = stages.slice(1, -1).map((stage, i) => this.#section(stage, stages[i], i + 1));
    this.#list.replaceChildren(...sections);
    const slots = sections.map((section) => section.querySelector(".slot"));
    this.#slots = [input, ...slots, output];
    const last = stages.at(-1);
    document.getElementById("output-name").textContent = last.name;
    document.getElementById("output-shape").textContent = shapeText(last, stages.at(-2));
    this.#arrange();
    return this.#slots;
  }

  // ranges writes the end of each layer's scale of colours under its maps.
  ranges(peaks) {
    this.#legends.forEach((legend, i) => write(legend, peaks[i + 1].toFixed(2)));
  }

  // scrollTo brings a stage into view where the page scrolls.
  scrollTo(layer) {
    this.#slots[layer].scrollIntoView({ block: "nearest", behavior: stillness.matches ? "instant" : "smooth" });
  }

  // showFilters takes for each stage whether the program had room for the pictures
  // of its filters.
  showFilters(shown) {
    for (const { layer, legend } of this.#filterLegends) legend.hidden = !shown[layer];
  }

  // filterRanges writes under its maps what a convolution's filters range to, by
  // largest(layer), the largest weight in size.
  filterRanges(largest) {
    for (const { layer, from, to } of this.#filterLegends) {
      const end = largest(layer);
      write(from, signed(-end, 2));
      write(to, signed(end, 2));
    }
  }

  #section(stage, previous, layer) {
    const section = element("section", "stage");
    section.dataset.kind = stage.kind;
    section.dataset.maps = stage.shape[0];
    section.dataset.side = stage.shape[2];
    section.dataset.filters = stage.filters;
    const header = element("header");
    header.append(element("h3", "", /\d$/.test(stage.name) ? stage.name.replaceAll(" ", "\u00a0") : stage.name), element("p", "shape", shapeText(stage, previous)));
    const legend = new Legend(element("span", "scale"));
    legend.from.figure.textContent = "0";
    this.#legends.push(legend.to.figure);
    const legends = element("div", "legends");
    legends.append(legend.element);
    if (stage.filters > 0) legends.append(this.#filterLegend(layer));
    section.append(header, element("div", "slot"), legends);
    return section;
  }

  #filterLegend(layer) {
    const { element: legend, from, to } = new Legend(element("span", "scale diverging"));
    legend.classList.add("filters");
    legend.prepend(element("span", "name", text("filters")), " ");
    this.#filterLegends.push({ layer, legend, from: from.figure, to: to.figure });
    return legend;
  }

  // arrange gives each section its columns of maps, and its share of the width
  // (side by side) or its proportions (one under the other).
  #arrange() {
    for (const section of this.#list.children) {
      const maps = Number(section.dataset.maps);
      const side = Number(section.dataset.side);
      const slot = section.querySelector(".slot");
      const columns = columnsOf(maps, side);
      slot.dataset.columns = columns;
      const beside = 1 + Math.min(0.9, 0.4 * Math.sqrt(Number(section.dataset.filters))); // a map's width with its filters
      section.style.flexGrow = wide.matches ? (side === 1 ? 4 : columns * beside * side ** 0.7) : "";
      const width = Number(section.dataset.filters) === 1 ? 1.14 : 1; // of a map with its filter, for its height; many have no room
      slot.style.aspectRatio = wide.matches ? "" : `${columns * width} / ${Math.ceil(maps / columns)}`;
    }
  }
}

// columnsOf gives large maps more room than small ones, and keeps a layer and its
// pooling alike, so that their maps line up.
function columnsOf(maps, side) {
  if (side === 1) return wide.matches ? 4 : medium.matches ? 64 : 32;
  if (wide.matches) return Math.ceil(maps / rowsOf(maps, side > 9));
  if (medium.matches) return Math.min(maps, side > 9 ? 8 : 16);
  return Math.min(maps, side < 20 ? 8 : maps > 8 ? 6 : 4);
}

// rowsOf, side by side: a few rows as long as the maps stay large in them, more
// where width is what they lack.
function rowsOf(maps, large) {
  if (large) return maps <= 8 ? 4 : compact.matches ? 8 : 6;
  return maps <= 16 ? 4 : compact.matches ? 11 : 8;
}

// shapeText is "8 × 24 × 24 = 4,608"; for what has no maps of its own, where
// its values come from: "16 × 4 × 4 = 256" flattened, "256 → 128" connected.
function shapeText(stage, previous) {
  const size = (shape) => shape.reduce((a, b) => a * b);
  const product = (shape) => `${shape.join("\u00a0×\u00a0")} =\u00a0${count(size(shape))}`; // may break before "=" only
  const { connects, shape } = kindOf(stage);
  if (connects) return `${count(size(previous.shape))} → ${count(size(stage.shape))}`;
  return product(shape?.({ previous }) ?? stage.shape);
}

// rectangles gives x, y, width, height of each element's inside, in pixels of the
// canvas, of which view says where it is (cover.js), and its columns of maps.
export function rectangles(elements, { left, top, scale }) {
  return elements.flatMap((e) => {
    const box = e.getBoundingClientRect(), zoom = zoomOf(e, box);
    const x = box.left + e.clientLeft * zoom - left, y = box.top + e.clientTop * zoom - top;
    const inside = [x, y, e.clientWidth * zoom, e.clientHeight * zoom];
    return [...inside.map((length) => Math.round(length * scale)), Number(e.dataset.columns ?? 1)];
  });
}
