// Dark or light: the system's setting, unless the button chose otherwise.
import { text } from "./text.js";

const key = "digitscope-theme";
const named = ["--line", "--ink", "--accent", "--bar", "--positive", "--negative", "--panel"];
const stops = ["--scale-0", "--scale-1", "--scale-2", "--scale-3", "--scale-4"];

export class Theme {
  #button;
  #system = matchMedia("(prefers-color-scheme: light)");
  #changed;
  #chosen = stored(); // storage may be forbidden: it only keeps a copy

  constructor(button, changed) {
    this.#button = button;
    this.#changed = changed;
    button.addEventListener("click", () => this.#choose(this.#isLight ? "dark" : "light"));
    this.#system.addEventListener("change", () => this.#apply());
    this.#apply();
  }

  get #isLight() {
    return (this.#chosen ?? (this.#system.matches ? "light" : "dark")) === "light";
  }

  #choose(theme) {
    this.#chosen = theme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // for this visit, then
    }
    this.#apply();
  }

  #apply() {
    document.documentElement.dataset.theme = this.#isLight ? "light" : "dark";
    this.#button.textContent = this.#isLight ? "☾" : "☀";
    const label = text(this.#isLight ? "themeToDark" : "themeToLight");
    this.#button.setAttribute("aria-label", label);
    this.#button.title = label;
    this.#changed();
  }

  // colours are what wasm/palette.go wants: three bytes for each token.
  colours() {
    const style = getComputedStyle(document.documentElement);
    return new Uint8Array([...named, ...stops].flatMap((token) => bytes(style.getPropertyValue(token).trim())));
  }
}

function stored() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

// bytes of "#rrggbb".
function bytes(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
