// The page of the training: what stands there without a script, and with it a crosshair
// on the curves and the drawings behind the numbers of the confusion matrix.
import { Offline } from "../page/offline/offline.js";
import { reachable } from "../page/shared/scrolling.js";
import { Theme } from "../page/theme/theme.js";
import { Crosshair } from "./crosshair.js";
import { Drawings } from "./drawings.js";
import { Matrix } from "./matrix.js";
import { watchSheets } from "./sheets.js";

new Theme(document.getElementById("theme"), () => {});
watchSheets(document.querySelector("main"));
new Crosshair(document.getElementById("charts"), document.getElementById("epoch"), document.getElementById("epochs"));
for (const confusion of document.querySelectorAll(".confusion")) {
  const drawings = new Drawings(confusion.querySelector(".drawings"), confusion.dataset.set);
  new Matrix(confusion.querySelector(".matrix"), (cell) => drawings.show(cell));
}
document.querySelectorAll(".wide, .drawings").forEach((region, i) => {
  const around = region.closest("details, section");
  const heading = region.querySelector("caption, h3") ?? around.querySelector("summary, h2");
  heading.id ||= `name-${i}`;
  region.setAttribute("role", "group");
  region.setAttribute("aria-labelledby", heading.id);
  reachable(region);
});
for (const note of document.querySelectorAll(".scripted")) note.hidden = false;
new Offline("../").keep();
