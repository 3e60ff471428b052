// A fully connected layer: each neuron weighs all that comes before it.
import { figure, signed } from "../shared/figures.js";
import { Outcome } from "../shared/outcome.js";
import { element } from "../shared/parts.js";
import { count, counted, text } from "../shared/text.js";
import { Sum, ending } from "../inspector/sum.js";
import { active, decimals, join, off, size } from "../play/sentences.js";

class Working {
  element = element("div", "dense sum");
  #sum;
  #outcome = new Outcome();

  constructor(page, told) {
    this.#sum = new Sum(page, told);
    this.element.append(this.#sum.element, this.#outcome.element);
  }

  show({ layer, off, share, workings: [working] }) {
    const { lines, total, decimals: places, spoken } = this.#sum.show(layer, working);
    const end = ending({ ...working, off });
    this.#outcome.show([...lines, [text("workingTotal"), signed(total, places), "total"], [end.name, figure(end.value, places), "value"]], share);
    return text("spokenSum", { terms: spoken, total: signed(total, places), end: end.name, value: figure(end.value, places) });
  }
}

function story({ stage, previous, figures }) {
  const values = { inputs: count(size(previous)), parameters: count(figures.parameters) };
  const { strongest: { channel }, largest } = figures;
  return [counted("storyDense", stage.shape[0], values), join(
    ...active("storyNeurons", figures), off("storyOffNeurons", figures),
    largest > 0 && stage.shape[0] > 1 && text("storyStrongest", { neuron: channel + 1, largest: figure(largest, decimals) }))];
}

const note = ({ previous }) => text("noteDense", { count: count(size(previous)) });

export const dense = {
  Working, story, note, connects: true, offWords: "offNeuron",
  place: (channel) => text("unitNeuron", { number: channel + 1 }),
};
