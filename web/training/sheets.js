// The sheets that the pictures are cut from: if one cannot be loaded the page says so,
// once in each part that wants to show it.
import { text } from "../page/shared/text.js";

export function watchSheets(main) {
  main.addEventListener("error", (event) => missing(event.target), { capture: true });
  for (const image of main.querySelectorAll("img")) {
    if (image.complete && image.naturalWidth === 0) missing(image); // before this script ran
  }
}

function missing(image) {
  const part = image.closest?.(".album");
  if (!part || part.classList.contains("missing")) return;
  const note = document.createElement("p");
  note.className = "missing-note";
  note.setAttribute("role", "alert");
  note.textContent = text("picturesMissing", { file: new URL(image.src).pathname.split("/").at(-1) });
  part.classList.add("missing");
  part.prepend(note);
}
