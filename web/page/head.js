// What the page does if what it is made of does not come. It stands in the page itself.
import { heal } from "./healing.js";

addEventListener("error", ({ target }) => {
  if (target === window) return; // not a file
  const barrier = location.protocol === "file:" ? "disk" : origin === "null" && "frame";
  if (barrier) document.documentElement.dataset.barrier = barrier; // the style sheet shows the words for it
  else heal();
}, true);
