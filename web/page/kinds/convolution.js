// A convolution: filters pass over the maps before it.
import { counted, text } from "../shared/text.js";
import { active, brightest, join, off } from "../play/sentences.js";
import { Convolution as Working } from "./convolution-working.js";

function story({ stage, previous, figures }) {
  const [inputs, height, width] = previous.shape;
  const values = { size: figures.window, height, width, inputs };
  const filters = inputs > 1 ? "storyFiltersOfMaps"
    : previous.kind === "input" ? "storyFilters" : "storyFiltersOfMap";
  return [counted(filters, stage.shape[0], values), join(
    brightest(stage, figures), ...active("storyCells", figures), off("storyOffMaps", figures))];
}

function note({ previous }) {
  const [maps] = previous.shape;
  if (maps > 1) return text("noteConvolutionOfMaps", { count: maps, stage: previous.name });
  return text("noteConvolution", { stage: previous.kind === "input" ? text("notePicture") : text("noteMap", { stage: previous.name }) });
}

export const convolution = { Working, story, note, slides: true };
