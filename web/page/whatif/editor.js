// An editor is where one filter is painted: its cells, tools, and ways to begin.
import { paint } from "../shared/colours.js";
import { figure, signed } from "../shared/figures.js";
import { button, element, group } from "../shared/parts.js";
import { text, write } from "../shared/text.js";

const decimals = 2;
const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export class Editor {
  element;
  #filter;
  #colours;
  #calls;
  #step;
  #values;
  #cells = [];
  #grid;
  #tools;
  #sign = 1; // of what dragging does
  #note = element("p", "editor-note", hint());
  #last = null; // where the pointer that drags was: {x, y, cell, sign}

  // filter is {channel, input, inputs, size, largest, limit, presets}, calls are
  // read(), paint(values), reset(), resetAll(), and begin(), before what is to be undone
  // as one step. It is drawn in the colours.
  constructor(filter, colours, calls) {
    this.#filter = filter;
    this.#colours = colours;
    this.#calls = calls;
    this.#step = tidy(filter.largest / 5);
    this.#grid = this.#makeGrid();
    this.#tools = { 1: this.#tool("+", "paintRaise", 1), "-1": this.#tool("−", "paintLower", -1) };
    this.#note.setAttribute("role", "status");
    const presets = filter.presets.map(({ name, values }) => button(text(`preset ${name}`), () => this.#begin(values)));
    this.element = element("div", "editor");
    this.element.append(
      this.#grid,
      group("editor-tools", text("paintToolsLabel"), ...Object.values(this.#tools)),
      group("editor-presets", text("paintPresetsLabel"), element("span", "", text("paintPresetsLabel")), ...presets),
      group("editor-resets", text("paintReset"), button(text("paintReset"), () => { calls.reset(); this.show(); }),
        button(text("paintResetAll"), calls.resetAll)),
      this.#note);
    this.#choose(1);
    this.show();
  }

  // show reads the filter anew, if there is a program to read it from.
  show() {
    this.#values = this.#calls.read() ?? this.#values;
    this.#cells.forEach((cell, i) => {
      const value = this.#values[i];
      const words = signed(value, decimals);
      cell.setAttribute("aria-valuenow", value.toFixed(decimals));
      cell.setAttribute("aria-valuetext", words);
      write(cell, words);
      paint(cell, this.#colours.weight(value / this.#filter.largest));
    });
  }

  #makeGrid() {
    const { channel, input, inputs, size, limit } = this.#filter;
    const label = text(inputs > 1 ? "paintFilterFrom" : "paintFilter", { map: channel + 1, input: input + 1, size });
    const grid = group("editor-grid", label);
    grid.style.gridTemplateColumns = `repeat(${size}, 1fr)`;
    for (let i = 0; i < size * size; i++) {
      const cell = element("span", "editor-cell");
      cell.tabIndex = i === 0 ? 0 : -1;
      cell.setAttribute("role", "spinbutton");
      cell.setAttribute("aria-label", text("paintCell", { row: Math.floor(i / size) + 1, column: i % size + 1 }));
      cell.setAttribute("aria-valuemin", (-limit).toFixed(decimals));
      cell.setAttribute("aria-valuemax", limit.toFixed(decimals));
      this.#cells.push(cell);
    }
    grid.append(...this.#cells);
    grid.addEventListener("pointerdown", (event) => this.#press(event));
    grid.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) grid.addEventListener(end, () => { this.#last = null; });
    grid.addEventListener("contextmenu", (event) => event.preventDefault());
    grid.addEventListener("keydown", (event) => this.#key(event));
    return grid;
  }

  #tool(sign, key, way) {
    const tool = button(sign, () => this.#choose(way));
    tool.append(element("small", "", ` ${text(key)}`));
    return tool;
  }

  #choose(way) {
    this.#sign = way;
    for (const [each, tool] of Object.entries(this.#tools)) tool.setAttribute("aria-pressed", String(Number(each) === way));
  }

  #press(event) {
    if (this.#last || event.button > 2 || event.button === 1) return;
    event.preventDefault(); // no selection, no scrolling
    this.#grid.setPointerCapture(event.pointerId);
    this.#calls.begin();
    const sign = event.shiftKey !== (event.button === 2) ? -this.#sign : this.#sign;
    this.#last = { id: event.pointerId, x: event.clientX, y: event.clientY, cell: -1, sign };
    this.#enter([event]);
  }

  #drag(event) {
    if (event.pointerId !== this.#last?.id) return;
    const events = event.getCoalescedEvents?.() ?? [];
    this.#enter(events.length > 0 ? events : [event]);
  }

  // enter adds a step to each cell on the way of the pointer, once each time that it
  // comes in.
  #enter(events) {
    const values = this.#values.slice();
    const side = this.#cells[0].offsetWidth;
    let limited = false;
    for (const { clientX, clientY } of events) {
      const { x, y } = this.#last;
      const steps = Math.max(1, Math.ceil(2 * Math.hypot(clientX - x, clientY - y) / side));
      for (let i = 1; i <= steps; i++) {
        const cell = this.#cellAt(x + (clientX - x) * i / steps, y + (clientY - y) * i / steps);
        if (cell >= 0 && cell !== this.#last.cell) limited = this.#add(values, cell, this.#last.sign) || limited;
        this.#last.cell = cell;
      }
      Object.assign(this.#last, { x: clientX, y: clientY });
    }
    if (this.#last.cell >= 0) this.#focus(this.#last.cell);
    this.#apply(values, limited);
  }

  // cellAt is the number of the cell at a place of the viewport, -1 for none.
  #cellAt(x, y) {
    return this.#cells.findIndex((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      return x >= left && x < right && y >= top && y < bottom;
    });
  }

  #key(event) {
    const at = this.#cells.indexOf(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || at < 0) return;
    const { size } = this.#filter;
    const values = this.#values.slice();
    let limited = false;
    if (event.key in moves) {
      const [down, right] = moves[event.key];
      const row = Math.min(Math.max(Math.floor(at / size) + down, 0), size - 1);
      const column = Math.min(Math.max(at % size + right, 0), size - 1);
      this.#focus(row * size + column);
    } else if ("+=".includes(event.key)) {
      limited = this.#add(values, at, 1);
    } else if ("-−_".includes(event.key)) {
      limited = this.#add(values, at, -1);
    } else if (event.key === "0") {
      values[at] = 0;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation(); // the page has arrow keys, too
    this.#calls.begin();
    this.#apply(values, limited);
  }

  #focus(at) {
    this.#cells.forEach((cell, i) => { cell.tabIndex = i === at ? 0 : -1; });
    this.#cells[at].focus({ preventScroll: true });
  }

  // add raises or lowers a cell, and says whether it met the limit.
  #add(values, at, sign) {
    const { limit } = this.#filter;
    const sum = values[at] + sign * this.#step;
    values[at] = Math.min(Math.max(sum, -limit), limit);
    return Math.abs(sum) > limit;
  }

  #apply(values, limited) {
    write(this.#note, limited ? text("paintLimit", { limit: figure(this.#filter.limit, decimals) }) : hint());
    if (values.some((value, i) => value !== this.#values[i])) this.#paint(values);
  }

  // begin paints at once what is a step of its own.
  #begin(values) {
    this.#calls.begin();
    this.#paint(values);
  }

  #paint(values) {
    this.#calls.paint(values);
    this.show();
  }
}

// hint is how to paint, with fingers or with a mouse.
const hint = () => text(matchMedia("(pointer: coarse)").matches ? "paintHintTouch" : "paintHint");

// tidy is the nearest 1, 2 or 5 times a power of ten that is not larger.
function tidy(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [5, 2, 1].find((factor) => factor * power <= value);
}
