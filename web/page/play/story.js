// What happens at a stage of the network, in a sentence or two with its own numbers.
import { figure } from "../shared/figures.js";
import { count, counted, percentOrBound, text } from "../shared/text.js";

const decimals = 2;

// A chapter makes the sentences for one kind of layer, as paragraphs, out of
// {stage, previous, figures, result}: what session.js says of the stage and of the one
// before, session.summary of it, and the result. Another kind of layer is one more
// entry.
const chapters = { input, conv: convolution, pool, flatten, dense, softmax: output };

// story is {title, paragraphs, strongest} of a stage while something is on the pad;
// strongest is the unit of its largest value, null where none is above zero.
export function story(program, layer, result) {
  const [stage, previous] = [program.stages[layer], program.stages[layer - 1]];
  const figures = program.summary(layer);
  return {
    title: stage.name, paragraphs: chapters[stage.kind]({ stage, previous, figures, result }),
    strongest: figures.largest > 0 ? figures.strongest : null,
  };
}

function input({ stage, figures }) {
  const [, height, width] = stage.shape;
  return [
    text("storyInput", { height, width, box: figures.box }),
    counted("storyPixels", figures.active, { values: count(figures.values) }),
  ];
}

function convolution({ stage, previous, figures }) {
  const [inputs, height, width] = previous.shape;
  const values = { size: figures.window, height, width, inputs };
  const filters = inputs > 1 ? "storyFiltersOfMaps"
    : previous.kind === "input" ? "storyFilters" : "storyFiltersOfMap";
  return [counted(filters, stage.shape[0], values), join(
    brightest(stage, figures), ...active("storyCells", figures), off("storyOffMaps", figures))];
}

function pool({ stage, previous, figures }) {
  const [, height, width] = previous.shape;
  return [
    text("storyPool", {
      size: figures.window, cells: figures.window ** 2, height, width,
      values: count(figures.values), before: count(size(previous)),
    }),
    join(text("storyShift"), off("storyOffMaps", figures), brightest(stage, figures)),
  ];
}

function flatten({ previous, figures }) {
  const [maps, height, width] = previous.shape;
  return [join(
    counted("storyFlatten", maps, { height, width, values: count(figures.values) }),
    counted("storyElements", figures.active), off("storyOffElements", figures))];
}

function dense({ stage, previous, figures }) {
  const values = { inputs: count(size(previous)), parameters: count(figures.parameters) };
  const { strongest: { channel }, largest } = figures;
  return [counted("storyDense", stage.shape[0], values), join(
    ...active("storyNeurons", figures), off("storyOffNeurons", figures),
    largest > 0 && stage.shape[0] > 1 && text("storyStrongest", { neuron: channel + 1, largest: figure(largest, decimals) }))];
}

function output({ stage, previous, result }) {
  const votes = previous.kind === "dense" ? "storyVotes" : "storyVotesOfNumbers";
  const { probabilities, presence } = result;
  const [digit, second] = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
  return [counted(votes, size(previous), { digits: stage.shape[0] }), text(answers[result.state], {
    digit, second, digits: stage.shape[0], presence: percentOrBound(presence),
    percent: percentOrBound(probabilities[digit]), secondPercent: percentOrBound(probabilities[second]),
  })];
}
const answers = { sure: "storySure", unsure: "storyUnsure", unknown: "storyUnknown" };

// brightest says where the largest value of a stage of maps is.
function brightest({ shape: [maps] }, { strongest: { channel, row, column }, largest }) {
  const values = { map: channel + 1, row: row + 1, column: column + 1, largest: figure(largest, decimals) };
  return largest > 0 && counted("storyBrightest", maps, values);
}

// active says how many cells or neurons are above zero, and why the others are not.
function active(key, { active, values, relu }) {
  return [
    active === 0 ? text(`${key}_none`) : counted(key, active, { values: count(values) }),
    active < values && text(relu ? "storyRelu" : "storyNoRelu"),
  ];
}

const off = (key, figures) => figures.off > 0 && counted(key, figures.off);
const size = ({ shape }) => shape.reduce((a, b) => a * b);
const join = (...sentences) => sentences.filter(Boolean).join(" ");
