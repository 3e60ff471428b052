// All words of the page come from one table, web/text/en.json.
import table from "../text/en.json";

const percents = new Intl.NumberFormat(table.language, {
  style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1,
});
const wholes = new Intl.NumberFormat(table.language, { style: "percent" });
const counts = new Intl.NumberFormat(table.language);

// text gives the words for a key, with {names} replaced by values.
export function text(key, values = {}) {
  return table[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// percent writes a probability with one decimal; what rounds to all needs none.
export const percent = (probability) => (probability >= 0.9995 ? wholes : percents).format(probability);
export const count = (number) => counts.format(number);
