// Sentences that the stories of several kinds of stage have in common.
import { figure } from "../shared/figures.js";
import { count, counted, text } from "../shared/text.js";

export const decimals = 2;

// brightest says where the largest value of a stage of maps is.
export function brightest({ shape: [maps] }, { strongest: { channel, row, column }, largest }) {
  const values = { map: channel + 1, row: row + 1, column: column + 1, largest: figure(largest, decimals) };
  return largest > 0 && counted("storyBrightest", maps, values);
}

// active says how many cells or neurons are above zero, and why the others are not.
export function active(key, { active, values, relu }) {
  return [
    active === 0 ? text(`${key}_none`) : counted(key, active, { values: count(values) }),
    active < values && text(relu ? "storyRelu" : "storyNoRelu"),
  ];
}

export const off = (key, figures) => figures.off > 0 && counted(key, figures.off);
export const size = ({ shape }) => shape.reduce((a, b) => a * b);
export const join = (...sentences) => sentences.filter(Boolean).join(" ");

// squares are what is said of the squares of cells of which each becomes one.
export const squares = (previous, figures) => ({
  size: figures.window, cells: figures.window ** 2, height: previous.shape[1], width: previous.shape[2],
  values: count(figures.values), before: count(size(previous)),
});
