// Keeps the site for the time without a network, by a service worker (worker.js), and
// says so when there is a newer version than the page's.
import { outdated } from "./healing.js";
import { text } from "./text.js";

const calm = 3000; // milliseconds after the start: it has the network for itself
const policy = { createScriptURL: (address) => address };
const { version } = document.documentElement.dataset;

// keepOffline is told where the site's folder is, and when the page has started.
export function keepOffline(home, started) {
  const workers = serviceWorkers();
  if (!version) return;
  if (!workers) {
    whenSeen(async () => await outdated() && tell());
    return;
  }
  workers.addEventListener("message", ({ data }) => {
    if (data !== version) tell();
  });
  const address = (globalThis.trustedTypes?.createPolicy("digitscope", policy) ?? policy).createScriptURL(`${home}worker.js`);
  started.then(() => setTimeout(() => register(workers, address), calm), () => {});
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

async function register(workers, address) {
  try {
    const registration = await workers.register(address);
    whenSeen(() => registration.update().catch(() => {})); // perhaps there is no network
  } catch {
    // then the page works with a network alone
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
