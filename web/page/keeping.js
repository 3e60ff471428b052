// The drawing, kept in this tab for a visitor who comes back from another page.
import { checkStrokes } from "./interface.js";

const key = "digitscope-drawing";

export function keep(strokes) {
  try {
    sessionStorage.setItem(key, JSON.stringify(strokes));
  } catch {
    // storage may be forbidden: the drawing is lost, then
  }
}

// kept is the drawing that was there when the visitor left, if he comes back by the
// browser's buttons or from the page with the given address; otherwise a blank one.
export function kept(address) {
  const { type } = performance.getEntriesByType("navigation")[0] ?? {};
  if (type !== "back_forward" && !(type === "navigate" && document.referrer.startsWith(address))) return [];
  try {
    return checkStrokes(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  } catch {
    return []; // somebody else's, or forbidden
  }
}
