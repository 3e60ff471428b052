// Undo, redo, clear: buttons and keys. Esc first lets go of what is selected.
import { letterOf } from "./keys.js";

export class Tools {
  #app;
  #able = {};
  #buttons = Object.fromEntries(["undo", "redo", "clear"].map((id) => [id, document.getElementById(id)]));

  constructor(app) {
    this.#app = app;
    for (const [name, button] of Object.entries(this.#buttons)) {
      button.addEventListener("click", () => app[name]()); // a dimmed one, too: what it shows is a frame old
    }
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  // show dims what cannot be done. The buttons stay in the Tab order, so that
  // the focus is not lost when the last step is undone.
  show({ canUndo, canRedo, state }) {
    const able = { undo: canUndo, redo: canRedo, clear: state !== "blank" };
    for (const [name, button] of Object.entries(this.#buttons)) {
      if (able[name] !== this.#able[name]) button.setAttribute("aria-disabled", String(!able[name]));
    }
    this.#able = able;
  }

  #key(event) {
    if (event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const name = command(event);
    if (!name) return;
    event.preventDefault();
    this.#app.byKey(name);
  }
}

function command(event) {
  if (event.ctrlKey || event.metaKey) {
    const letter = letterOf(event);
    if (letter === "z") return event.shiftKey ? "redo" : "undo";
    return letter === "y" ? "redo" : null;
  }
  return { Escape: "escape", Delete: "clear" }[event.key] ?? null;
}
