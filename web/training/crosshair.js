// The crosshair: an epoch, chosen by pointer or keys, marked on all charts, with its
// values in a row below. The values are those of the table of all epochs.
import { text } from "../page/shared/text.js";

const namespace = "http://www.w3.org/2000/svg";
const whole = 1000; // what the curves' places are parts of

export class Crosshair {
  #charts;
  #row;
  #rows;
  #names;
  #plots;
  #epoch; // from 0

  constructor(charts, one, all) {
    this.#charts = charts;
    this.#row = one.tBodies[0].rows[0];
    this.#rows = [...all.tBodies[0].rows];
    this.#names = [...one.tHead.rows[0].cells].map((cell) => cell.textContent);
    this.#plots = [...charts.querySelectorAll(".plot")].map((plot) => new Plot(plot));
    this.#epoch = this.#rows.length - 1;
    for (const plot of this.#plots) this.#follow(plot);
    this.#listen();
    this.#tell();
  }

  #follow(plot) {
    const at = (event) => this.#choose(plot.nearest(event.clientX));
    for (const kind of ["pointerdown", "pointermove"]) plot.element.addEventListener(kind, at);
  }

  #listen() {
    const { dataset } = this.#charts;
    for (const [name, value] of Object.entries({
      tabindex: 0, role: "slider", "aria-label": dataset.label, "aria-valuemin": 1, "aria-valuemax": this.#rows.length,
    })) this.#charts.setAttribute(name, value);
    this.#charts.addEventListener("keydown", (event) => {
      const to = {
        ArrowLeft: this.#epoch - 1, ArrowDown: this.#epoch - 1, ArrowRight: this.#epoch + 1, ArrowUp: this.#epoch + 1,
        PageDown: this.#epoch - 10, PageUp: this.#epoch + 10, Home: 0, End: this.#rows.length - 1,
      }[event.key];
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.#choose(to);
    });
  }

  #choose(epoch) {
    this.#epoch = Math.min(Math.max(epoch, 0), this.#rows.length - 1);
    for (const plot of this.#plots) plot.mark(this.#epoch);
    const cells = [...this.#rows[this.#epoch].cells].map((cell) => cell.textContent);
    cells.forEach((words, i) => { this.#row.cells[i].textContent = words; });
    for (const value of this.#charts.querySelectorAll("[data-column]")) value.textContent = cells[value.dataset.column];
    this.#tell();
  }

  #tell() {
    const values = [...this.#row.cells].map((cell, i) => `${this.#names[i]} ${cell.textContent}`);
    this.#charts.setAttribute("aria-valuenow", this.#epoch + 1);
    this.#charts.setAttribute("aria-valuetext", text("epochSpoken", { epoch: this.#epoch + 1, values: values.slice(1).join(", ") }));
  }
}

// A Plot is one chart's curves, a point of each for every epoch.
class Plot {
  element;
  #curves;
  #line = made("line", { class: "cross", y1: 0, y2: "100%" });
  #dots;

  constructor(element) {
    this.element = element;
    this.#curves = [...element.querySelectorAll("polyline:not(.other)")];
    this.#dots = this.#curves.map((curve) => made("circle", { class: curve.getAttribute("class"), r: 4 }));
  }

  // nearest is the epoch at a place of the screen.
  nearest(x) {
    const { left, width } = this.element.getBoundingClientRect();
    const at = ((x - left) / width) * whole;
    const places = [...this.#curves[0].points].map((point) => Math.abs(point.x - at));
    return places.indexOf(Math.min(...places));
  }

  mark(epoch) {
    if (!this.#line.isConnected) this.element.append(this.#line, ...this.#dots);
    this.#curves.forEach((curve, i) => {
      const point = curve.points[epoch];
      const [x, y] = [point.x, point.y].map((part) => `${(100 * part) / whole}%`);
      set(this.#line, { x1: x, x2: x });
      set(this.#dots[i], { cx: x, cy: y });
    });
  }
}

function made(name, attributes) {
  const element = document.createElementNS(namespace, name);
  set(element, attributes);
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
