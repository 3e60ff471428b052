// Dark or light: the system's setting, unless the button chose otherwise. Where the
// system sets all colours, its choice alone counts; paper is light.
import { stops } from "../shared/colours.js";
import { text } from "../shared/text.js";
import { tokens } from "../shared/tokens.js";

const key = "digitscope-theme";
const elsewhere = { second: "--bar", neutral: "--panel" }; // the program's names that are not the tokens'

export class Theme {
  #button;
  #system = matchMedia("(prefers-color-scheme: light)");
  #forced = matchMedia("(forced-colors: active)");
  #contrast = matchMedia("(prefers-contrast: more)");
  #isPrinting = false;
  #changed;
  #chosen = stored(); // storage may be forbidden: it only keeps a copy

  constructor(button, changed) {
    this.#button = button;
    this.#changed = changed;
    button.addEventListener("click", () => this.#choose(this.#isLight ? "dark" : "light"));
    for (const setting of [this.#system, this.#forced, this.#contrast]) setting.addEventListener("change", () => this.#apply());
    window.addEventListener("beforeprint", () => this.#print(true));
    window.addEventListener("afterprint", () => this.#print(false));
    this.#apply();
  }

  get #isLight() {
    if (this.#isPrinting) return true;
    if (this.#forced.matches || !this.#chosen) return this.#system.matches;
    return this.#chosen === "light";
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

  #print(isPrinting) {
    this.#isPrinting = isPrinting;
    this.#apply();
  }

  #apply() {
    document.documentElement.dataset.theme = this.#isLight ? "light" : "dark";
    const ground = getComputedStyle(document.documentElement).getPropertyValue("--bg").trim();
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = ground; // the browser's own bars
    this.#button.textContent = this.#isLight ? "☾" : "☀";
    const label = text(this.#isLight ? "themeToDark" : "themeToLight");
    this.#button.setAttribute("aria-label", label);
    this.#button.title = label;
    this.#button.hidden = this.#forced.matches; // it could choose nothing
    this.#changed();
  }

  // colours are three bytes for each that the program names, and for each stop of its scale.
  colours(names) {
    return new Uint8Array(tokens([...names.map((name) => elsewhere[name] ?? `--${name}`), ...stops]).flat());
  }
}

function stored() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
