// One drawing of each digit to begin with.
import drawings from "../../../assets/samples.json";
import { picture } from "../shared/strokes.js";
import { text } from "../shared/text.js";

export class Samples {
  constructor(list, choose) {
    list.replaceChildren(...drawings.map(({ digit, strokes }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.digit = digit;
      button.title = text("sample", { digit });
      button.setAttribute("aria-label", button.title);
      button.append(picture(strokes));
      button.addEventListener("click", () => choose(strokes));
      return button;
    }));
  }
}
