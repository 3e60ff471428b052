// The page of the training: what stands there without a script, and with it a crosshair
// on the curves and the drawings behind the numbers of the confusion matrix.
import { Theme } from "../page/theme.js";
import { Crosshair } from "./crosshair.js";
import { Drawings } from "./drawings.js";
import { Matrix } from "./matrix.js";
import { watchSheets } from "./sheets.js";

const button = document.getElementById("theme");
button.hidden = false;
new Theme(button, () => {});
watchSheets(document.querySelector("main"));
new Crosshair(document.getElementById("charts"), document.getElementById("epoch"), document.getElementById("epochs"));
for (const confusion of document.querySelectorAll(".confusion")) {
  const drawings = new Drawings(confusion.querySelector(".drawings"), confusion.dataset.set);
  new Matrix(confusion.querySelector(".matrix"), (cell) => drawings.show(cell));
}
for (const note of document.querySelectorAll(".scripted")) note.hidden = false;
