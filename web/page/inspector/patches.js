// What the filters look for: of the training digits the parts to which each of them
// answers most strongly. One picture holds them all; the builder adds it to the style
// sheet, and it is loaded when the first of them is to be seen.
import { text } from "../shared/text.js";

const large = matchMedia("(min-height: 1000px) and ((min-width: 1700px) or (orientation: portrait))");
const width = Math.max(...PATCHES.stages.map(({ side, count }) => side * count));

// patchesOf gives an element with the patches of a map, the strongest match first,
// or null for a stage without.
export function patchesOf(stage, map) {
  const found = PATCHES.stages.find((each) => each.stage === stage);
  if (!found) return null;
  const list = document.createElement("div");
  list.className = "patches";
  list.setAttribute("role", "img");
  list.setAttribute("aria-label", text("patchesLabel"));
  for (let place = 0; place < found.count; place++) list.append(patch(found, map, place));
  return list;
}

// patch shows its part of the sheet, each pixel as a square of whole CSS pixels.
function patch({ side, top }, map, place) {
  const room = large.matches ? 42 : 28; // CSS pixels for a patch, or a little less or more
  const zoom = Math.max(1, Math.round(room / side));
  const element = document.createElement("span");
  Object.assign(element.style, {
    width: `${side * zoom}px`,
    height: `${side * zoom}px`,
    backgroundSize: `${width * zoom}px auto`,
    backgroundPosition: `${-place * side * zoom}px ${-(top + map * side) * zoom}px`,
  });
  return element;
}
