// The service worker: keeps a whole version of the site, and answers from it. Files have
// names of their own in each version, so that a page of an older one, in a tab left
// open, finds its own until nobody has the site open.
import { chosen } from "../program/simd.js";

const prefix = `digitscope ${registration.scope} `; // an origin may have more than one
const own = prefix + VERSION;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  event.respondWith(answer(request));
  if (request.mode === "navigate") event.waitUntil(leave().then(() => tidy(event.resultingClientId)));
});

// install takes all files, or fails; what it has by then need not be fetched again.
async function install() {
  const cache = await caches.open(own);
  for (const file of [...FILES, chosen(PROGRAMS)]) {
    if (!await cache.match(file.file)) await cache.put(file.file, await obtain(file));
  }
  await skipWaiting();
}

// obtain looks for a file of the right content in older versions, in the browser's cache,
// and past that.
async function obtain({ file, sha256 }) {
  const sources = [() => caches.match(file), () => fetch(file), () => fetch(file, { cache: "reload" })];
  for (const source of sources) {
    const response = await source();
    if (!response?.ok) continue;
    const body = await response.arrayBuffer();
    if (await digest(body) === sha256) return new Response(body, { headers: response.headers });
  }
  throw new Error(`${file} is not that of version ${VERSION}`);
}

async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// activate tells the open pages, which compare.
async function activate() {
  await clients.claim();
  for (const page of await clients.matchAll()) page.postMessage(VERSION);
}

async function answer(request) {
  const stored = await find(request);
  if (!stored) return fetch(request);
  if (request.cache !== "reload") return stored;
  const fresh = await fetch(request).catch(() => stored);
  return fresh.ok ? fresh : stored;
}

async function find({ url, mode }) {
  const ignoreSearch = mode === "navigate";
  const address = url.replace(/\/index\.html(?=$|[?#])/, "/");
  return await caches.match(address, { cacheName: own, ignoreSearch }) ?? caches.match(address, { ignoreSearch });
}

// leave ends with the site: where it was there may be another one by now, above all on
// localhost.
async function leave() {
  const response = await fetch("worker.js", { cache: "no-store" }).catch(() => null);
  if (response?.status !== 404) return;
  await drop((name) => name.startsWith(prefix));
  await registration.unregister();
}

// tidy drops older versions when nobody has the site open but the page that starts, which
// is of this version; whether it is among the clients by now is a matter of speed.
async function tidy(starting) {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const needed = ({ id, url }) => id !== starting && url.startsWith(registration.scope);
  if (registration.installing || open.some(needed)) return;
  await drop((name) => name.startsWith(prefix) && name !== own);
}

async function drop(old) {
  for (const name of await caches.keys()) {
    if (old(name)) await caches.delete(name);
  }
}
