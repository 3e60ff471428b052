// One drawing of each digit to begin with.
import drawings from "../../assets/samples.json";
import { text } from "./text.js";

export class Samples {
  constructor(list, choose) {
    list.replaceChildren(...drawings.map(({ digit, strokes }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.digit = digit;
      button.title = text("sample", { digit });
      button.setAttribute("aria-label", button.title);
      button.append(thumbnail(strokes));
      button.addEventListener("click", () => choose(strokes));
      return button;
    }));
  }
}

function thumbnail(strokes) {
  const namespace = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(namespace, "svg");
  picture.setAttribute("viewBox", "0 0 100 100");
  picture.setAttribute("aria-hidden", "true");
  for (const stroke of strokes) {
    const line = document.createElementNS(namespace, "polyline");
    line.setAttribute("points", stroke.map(([x, y]) => `${100 * x},${100 * y}`).join(" "));
    picture.append(line);
  }
  return picture;
}
