// Units in words. People count from 1; digits are their own names.
import { kindOf } from "../kinds/kinds.js";
import { text } from "./text.js";

// stageName is "Convolution 1", or "Flatten" where there is but one of the kind.
export function stageName({ kind, number }) {
  const name = text(`stage_${kind}`);
  return number > 0 ? text("stageNumbered", { name, number }) : name;
}

// unitName is "Convolution 1, map 3, row 9, column 12".
export const unitName = (stages, unit) => `${stages[unit.layer].name}, ${placeName(stages, unit)}`;

// placeName is the unit's place in its stage.
export function placeName(stages, { layer, channel, row, column }) {
  const { kind, shape: [maps, height, width] } = stages[layer];
  if (height * width === 1) return ofVector(kind, channel);
  const place = text("unitPlace", { row: row + 1, column: column + 1 });
  return maps === 1 ? place : `${mapName(channel)}, ${place}`;
}

// channelName is "Convolution 1, map 3" or "Fully connected, neuron 41".
export function channelName(stages, { layer, channel }) {
  const { name, kind, shape: [, height, width] } = stages[layer];
  return `${name}, ${height * width === 1 ? ofVector(kind, channel) : mapName(channel)}`;
}

export const mapName = (channel) => text("unitMap", { number: channel + 1 });

// mapsName is "Max pool 1, map 3", for a stage with one map its name.
export function mapsName(stages, layer, channel) {
  const { name, shape } = stages[layer];
  return shape[0] === 1 ? name : `${name}, ${mapName(channel)}`;
}

function ofVector(kind, channel) {
  return kindOf({ kind }).place?.(channel) ?? text("unitElement", { number: channel + 1 });
}
