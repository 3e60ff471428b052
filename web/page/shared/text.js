// All words of a page come from one table in web/text, which the builder puts here.
const table = TEXT;

const percents = new Intl.NumberFormat(table.language, {
  style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1,
});
const wholes = new Intl.NumberFormat(table.language, { style: "percent" });
const counts = new Intl.NumberFormat(table.language);

// text gives the words for a key, with {names} replaced by values.
export function text(key, values = {}) {
  return table[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// phrase gives the words for a key as a list, with nodes in the places of {names}.
export function phrase(key, nodes) {
  const marks = Object.fromEntries(Object.keys(nodes).map((name) => [name, `\n${name}\n`]));
  return text(key, marks).split("\n").map((part, i) => (i % 2 ? nodes[part] : part));
}

// counted gives the words for a key and a number, {n} in them, in the form that the
// language has for it: table[key_one], table[key_other] …
export function counted(key, n, values = {}) {
  const form = `${key}_${plurals.select(n)}`;
  return text(form in table ? form : `${key}_other`, { n: count(n), ...values });
}
const plurals = new Intl.PluralRules(table.language);

// percent writes a probability with one decimal; what rounds to all needs none.
export function percent(probability) {
  const thousandths = Math.round(probability * 1000);
  return written[thousandths] ??= (thousandths === 1000 ? wholes : percents).format(thousandths / 1000);
}
const written = []; // formatting takes its time, and there are a dozen of them a frame

// percentOrBound writes a probability in a sentence, where what is not quite certain
// should not be 100%, nor what is not quite impossible 0.0%. Softmax never gives 1 or 0.
export function percentOrBound(probability) {
  const thousandths = Math.round(probability * 1000);
  if (thousandths === 1000) return text("percentAbove", { percent: percent(0.999) });
  if (thousandths === 0) return text("percentBelow", { percent: percent(0.001) });
  return percent(probability);
}

export const language = table.language;

export const count = (number) => counts.format(number);

// write sets an element's words where they are others than it has.
export function write(node, words) {
  if (shown.get(node) === words) return;
  shown.set(node, words);
  node.textContent = words;
}
const shown = new WeakMap(); // asking the document takes longer
