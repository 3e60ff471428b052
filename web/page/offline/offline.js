// Keeps the site for the time without a network, by a service worker (worker.js), and
// says so when there is a newer version than the page's.
import { outdated } from "../start/healing.js";
import { text } from "../shared/text.js";

const calm = 3000; // milliseconds after the start: it has the network for itself
const policy = { createScriptURL: (address) => address };
const { version } = document.documentElement.dataset; // none in a page that is one file

export class Offline {
  #home;
  #workers = version && serviceWorkers();
  #kept = false;

  // home is the address of the site's folder.
  constructor(home) {
    this.#home = home;
    if (!this.#workers) {
      whenSeen(async () => await outdated() && tell());
      return;
    }
    this.#workers.addEventListener("message", ({ data }) => {
      if (data !== version) tell();
    });
  }

  // keep is called when the page has started, perhaps more than once.
  keep() {
    if (!this.#workers || this.#kept) return;
    this.#kept = true;
    setTimeout(() => this.#register(), calm);
  }

  async #register() {
    const trusted = globalThis.trustedTypes?.createPolicy("digitscope", policy) ?? policy;
    try {
      const registration = await this.#workers.register(trusted.createScriptURL(`${this.#home}worker.js`));
      whenSeen(() => registration.update().catch(() => {})); // perhaps there is no network
    } catch {
      // then the page works with a network alone
    }
  }
}

// serviceWorkers is undefined where there are none: over http, in private windows, in
// sandboxed frames.
function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

// whenSeen does something each time that one comes back to the page.
function whenSeen(step) {
  document.addEventListener("visibilitychange", () => document.hidden || step());
}

// tell offers the newer version. It is taken at the next start in any case.
function tell() {
  const place = document.getElementById("update");
  if (place.firstChild) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text("update");
  button.title = text("updateTitle");
  button.addEventListener("click", () => location.reload());
  place.append(button);
}
