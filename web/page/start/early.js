// Stands in the page itself, too: asks for the program before the script is here, which
// takes it (loader.js).
import "./head.js";
import { chosen } from "../program/simd.js";

if (globalThis.WebAssembly) {
  globalThis.early = fetch(chosen(PROGRAMS));
  globalThis.early.catch(() => {}); // the script tells it
}
