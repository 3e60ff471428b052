// What went wrong, and how the page says so: in place of the stages, with a
// button to try again.
import { text } from "../shared/text.js";

// A Failure is an error with words for people: a key of the text table.
export class Failure extends Error {
  constructor(key, values = {}) {
    super(text(key, values));
  }
}

export class Notice {
  #box;
  #note; // stands in the page from the first

  constructor(box) {
    this.#box = box;
    this.#note = box.querySelector(".note");
  }

  // progress shows the part of the download that is here, 0…1.
  progress(part) {
    const bar = this.#box.querySelector("progress");
    const percent = `${Math.floor(100 * part)} %`;
    this.#box.querySelector("h2").textContent = part < 1 ? text("loading", { percent }) : text("starting");
    bar.value = part;
  }

  // waiting puts the progress bar back, with words beside it.
  waiting(words) {
    const bar = document.createElement("progress");
    bar.max = 1;
    this.#fill(text("loading", { percent: "0 %" }), words, bar);
  }

  // failed shows the failure, and calls retry when asked to.
  failed(failure, retry, heading = text("failedHeading")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text("retry");
    button.addEventListener("click", retry, { once: true });
    this.#fill(heading, failure.message, button);
    this.#box.setAttribute("role", "alert");
  }

  hide() {
    this.#box.hidden = true;
  }

  #fill(heading, words, control) {
    const title = document.createElement("h2");
    title.id = "notice-title";
    title.textContent = heading;
    if (this.#note.textContent !== words) this.#note.textContent = words;
    control.setAttribute("aria-describedby", title.id);
    this.#box.removeAttribute("role");
    this.#box.replaceChildren(title, this.#note, control);
    this.#box.hidden = false;
  }
}
