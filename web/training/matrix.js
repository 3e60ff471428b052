// A confusion matrix: one of its cells is chosen, by a click, a tap or keys.
import { counted } from "../page/shared/text.js";

const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export class Matrix {
  #rows;
  #choose;

  // choose is called with { label, answer, count } of the cell.
  constructor(table, choose) {
    this.#choose = choose;
    this.#rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll(".cell")]).filter((row) => row.length);
    this.#describe(table);
    table.addEventListener("click", (event) => this.#click(event.target.closest(".cell")));
    table.addEventListener("keydown", (event) => this.#key(event));
    const start = this.#largest();
    this.#reach(start);
    this.#open(start);
  }

  #describe(table) {
    table.setAttribute("role", "grid");
    for (const cell of this.#rows.flat()) {
      cell.setAttribute("role", "gridcell");
      cell.setAttribute("aria-label", counted("cellName", this.#number(cell), cell.dataset));
      cell.tabIndex = -1;
    }
  }

  #number(cell) {
    return Number(cell.textContent.replaceAll(",", ""));
  }

  // largest is the cell with most errors.
  #largest() {
    return this.#rows.flat().reduce((most, cell) => (
      !cell.classList.contains("right") && this.#number(cell) > this.#number(most) ? cell : most
    ), this.#rows[0][1]);
  }

  #click(cell) {
    if (!cell) return;
    this.#reach(cell);
    cell.focus();
    this.#open(cell);
  }

  #key(event) {
    const cell = event.target.closest(".cell");
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    const row = this.#rows.findIndex((cells) => cells.includes(cell));
    const column = this.#rows[row].indexOf(cell);
    const [down, right] = moves[event.key] ?? [0, 0];
    const next = {
      Home: this.#rows[row][0], End: this.#rows[row].at(-1),
    }[event.key] ?? this.#rows[row + down]?.[column + right] ?? cell;
    if (event.key === "Enter" || event.key === " ") this.#open(cell);
    else if (event.key in moves || next !== cell) this.#move(next);
    else return;
    event.preventDefault();
  }

  #move(cell) {
    this.#reach(cell);
    cell.focus();
  }

  // reach makes the cell the one that Tab comes to.
  #reach(cell) {
    for (const other of this.#rows.flat()) other.tabIndex = other === cell ? 0 : -1;
  }

  #open(cell) {
    for (const other of this.#rows.flat()) other.setAttribute("aria-selected", other === cell);
    const { label, answer } = cell.dataset;
    this.#choose({ label, answer, count: this.#number(cell) });
  }
}
