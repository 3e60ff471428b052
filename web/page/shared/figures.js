// Figures: numbers as they are written on the page.
import { language } from "./text.js";

const formats = []; // by their decimals
const format = (decimals) => formats[decimals] ??= new Intl.NumberFormat(language, {
  minimumFractionDigits: decimals, maximumFractionDigits: decimals,
});

// figure writes a number with fixed decimals. What rounds to zero has no sign.
export function figure(value, decimals) {
  return sign(value, decimals, "") + format(decimals).format(Math.abs(value));
}

// signed writes the plus, too.
export function signed(value, decimals) {
  return sign(value, decimals, "+") + format(decimals).format(Math.abs(value));
}

function sign(value, decimals, plus) {
  if (Math.round(Math.abs(value) * 10 ** decimals) === 0) return "";
  return value < 0 ? "−" : plus;
}

// decimalsFor gives numbers that are shown together two decimals, or three where
// all of them are small but not nothing.
export function decimalsFor(values) {
  const largest = Math.max(...values.map(Math.abs));
  return largest > 0 && largest < 0.1 ? 3 : 2;
}

// withRest rounds amounts, each by itself, so that it is the same wherever it is
// written; the rest is what they leave of the total.
export function withRest(amounts, total, decimals) {
  const unit = 10 ** decimals, rounded = (v) => Math.sign(v) * Math.round(Math.abs(v) * unit);
  const units = amounts.map(rounded), sum = rounded(total);
  const rest = units.reduce((left, each) => left - each, sum);
  return { figures: units.map((each) => each / unit), rest: rest / unit, sum: sum / unit };
}

// powerOfTen is 10⁶ for 6.
export const powerOfTen = (power) => `10${[...String(power)].map((c) => raised[c]).join("")}`;
const raised = { "-": "⁻", ...[..."⁰¹²³⁴⁵⁶⁷⁸⁹"] };

// decimalsOf gives a number so many decimals that it has five digits that count.
export const decimalsOf = (value) => Math.min(9, Math.max(0, 4 - Math.floor(Math.log10(value))));
