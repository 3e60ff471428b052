// The votes that a neuron casts: what it adds to the logit of each digit.
import { Bar } from "../shared/bar.js";
import { signed } from "../shared/figures.js";
import { element } from "../shared/parts.js";
import { text, write } from "../shared/text.js";

export class Cast {
  element = element("table", "cast");
  #rows = []; // {vote, bar} of each digit

  constructor(digits) {
    const body = element("tbody");
    for (let digit = 0; digit < digits; digit++) {
      const line = element("tr"), name = element("th", "", String(digit)), vote = element("td"), picture = element("td"), bar = new Bar();
      name.scope = "row";
      picture.append(bar.element);
      line.append(name, vote, picture);
      body.append(line);
      this.#rows.push({ vote, bar });
    }
    this.element.append(element("caption", "", text("workingCast")), body);
  }

  // show writes the votes and gives the largest, if one is not nothing, in words.
  show(votes) {
    const largest = Math.max(...votes.map(Math.abs));
    this.#rows.forEach(({ vote, bar }, digit) => {
      write(vote, signed(votes[digit], 2));
      bar.show(votes[digit], largest);
    });
    if (largest === 0) return "";
    const strongest = votes.map(Math.abs).indexOf(largest);
    return text("spokenCast", { digit: strongest, vote: signed(votes[strongest], 2) });
  }
}
