// What the page does if what it is made of does not come. It stands in the page itself.
import { heal } from "./healing.js";

addEventListener("error", ({ target }) => {
  if (target === window) return; // not a file
  const barrier = location.protocol === "file:" ? "disk" : origin === "null" && "frame";
  if (!barrier) heal();
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => explain(barrier));
  else explain(barrier);
}, true);

// explain leaves nothing of the page but the words for the barrier: in a sandboxed frame
// Safari loads no style sheet either.
function explain(barrier) {
  const words = document.querySelector(`#notice .${barrier}`);
  if (!words) return; // the page of the training can be read without its parts
  words.hidden = false;
  document.body.replaceChildren(words);
}
