// A sheet slides up from the bottom where there is no room for a panel. It is pulled
// down by its header to close it.
const far = 70; // CSS pixels of a pull that closes

export class Sheet {
  #element;
  #close;
  #from = null; // where a pull began

  constructor(element, close) {
    this.#element = element;
    this.#close = close;
    const header = element.querySelector("header");
    header.addEventListener("pointerdown", (event) => this.#down(event));
    header.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) header.addEventListener(end, (event) => this.#up(event));
  }

  set open(isOpen) {
    if (isOpen === "open" in this.#element.dataset) return;
    this.#element.toggleAttribute("data-open", isOpen);
    document.documentElement.toggleAttribute("data-sheet", isOpen); // the page keeps room for it
    this.#element.style.transform = "";
  }

  #down(event) {
    const isSheet = getComputedStyle(this.#element).position === "fixed";
    if (!isSheet || event.target.closest("button")) return;
    this.#from = event.clientY;
    this.#element.querySelector("header").setPointerCapture(event.pointerId);
  }

  #move(event) {
    if (this.#from !== null) this.#element.style.transform = `translateY(${Math.max(0, event.clientY - this.#from)}px)`;
  }

  #up(event) {
    if (this.#from === null) return;
    const pulled = event.clientY - this.#from;
    this.#from = null;
    this.#element.style.transform = "";
    if (event.type === "pointerup" && pulled > far) this.#close();
  }
}
