// A session is one running program and what it last said. Numbers cross the border as
// the program names them at its start (message), and as wasm/inspection.go lays them out.
import { stageName } from "../shared/units.js";

export class Session {
  #canvas = null;
  #host = null;
  #stages = [];
  #inputs = 0; // pixels that the network reads
  #digits = 0; // its answers
  #result = null;

  get running() {
    return this.#canvas !== null;
  }

  get stages() {
    return this.#stages;
  }

  // colourNames are those of the program, in the order in which it wants them.
  get colourNames() {
    return this.#host.program.colours;
  }

  get inputs() {
    return this.#inputs;
  }

  begin(canvas, host) {
    this.#canvas = canvas;
    this.#host = host;
    this.#stages = host.program.stages.map((stage) => ({ name: stageName(stage), ...stage }));
    this.#inputs = this.#stages[0].shape.reduce((a, b) => a * b);
    this.#digits = this.#stages.at(-1).shape[0];
  }

  end() {
    this.#canvas = null;
  }

  // latest is the result that the program has just published.
  latest() {
    const message = this.#message();
    this.#result = this.#read(message);
    return { ...this.#result, peaks: message.slice(this.#header.length + 2 * this.#digits) };
  }

  result() {
    this.#refresh();
    return plain(this.#result);
  }

  replace(strokes) {
    const values = strokes.flatMap((stroke) => [stroke.length, ...stroke.flat()]);
    this.#call("replace", new Uint8Array(new Float64Array(values).buffer));
    this.#canvas?.call("refresh"); // gone if the call broke the program
    this.#canvas?.wake();
  }

  strokes() {
    const block = this.#call("strokes");
    this.checkRunning();
    return strokesOf(block);
  }

  // follow brings the strokes that it gave last up to date, by what has changed.
  follow(strokes) {
    const news = this.#call("news");
    if (!news) return; // the program broke
    strokes.length = news.kept;
    for (const stroke of strokesOf(news.strokes)) strokes.push(stroke);
  }

  // picture is where the pixels for classify go.
  picture() {
    return this.#floats("picture", this.inputs);
  }

  classify() {
    this.#canvas.call("classify");
    this.checkRunning();
    const { state, digit, presence, probabilities, logits, micros } = this.#read(this.#message());
    return { state, digit, presence, probabilities, logits, micros };
  }

  activations(layer) {
    return floats(this.#ask("activations", layer));
  }

  layers() {
    return this.#stages.map(({ name, kind, shape }, i) => ({
      name, kind, shape: [...shape], activations: floats(this.#ask("activations", i)),
    }));
  }

  // inspect says how a unit's value came about: {layer, name, kind, channel, row,
  // column, value, off, share: {digit, amount} or null, field: for each layer a list
  // of {channels, rows, columns}, each [first, end], framed: how many parts of the
  // drawing are framed for a unit that sees all of it, workings: one for each layer of
  // the stage, by kind (wasm/inspection.go), cast: votes for each digit or null}.
  inspect({ layer, channel, row = 0, column = 0 }) {
    const { value, off, share, field, framed, workings, cast } = this.#ask("inspect", layer, channel, row, column);
    const { name, kind } = this.#stages[layer];
    return {
      layer, name, kind, channel, row, column, value, off,
      share: share && { digit: share.digit, amount: share.amount },
      field: field.map((bounds) => regions(doubles(bounds))), framed,
      workings: workings.map(working), cast: cast && [...doubles(cast)],
    };
  }

  // rounded are figures for terms that add up to the total, to the last decimal.
  rounded(terms, total, decimals) {
    const { figures, sum } = this.#ask("rounded", block(terms), total, decimals);
    return { figures: [...doubles(figures)], sum };
  }

  // votes is the ledger of a digit, the largest votes first.
  votes(digit) {
    const { terms, bias, value, total } = this.#ask("votes", digit);
    return { bias, logit: value, total, votes: records(doubles(terms), ["unit", "value", "weight", "vote"]) };
  }

  // compare is the difference of two ledgers, line by line, the largest first.
  compare(digit, other) {
    const { bias, value, sum, lines } = this.#ask("compare", digit, other);
    return { bias, value, sum, lines: records(doubles(lines), ["unit", "value", "vote", "other", "difference"]) };
  }

  // attribution divides the digit's logit among the pixels.
  attribution(digit) {
    const { pixels, constant, logit } = this.#ask("attribution", digit);
    return { pixels: floats(pixels), constant, logit };
  }

  // summary gives a stage's figures (wasm/summary.go).
  summary(layer) {
    return this.#ask("summary", layer);
  }

  // filter is what a map multiplies the patches of map input by, trained the same
  // before it was painted: numbers row by row.
  filter(layer, channel, input) {
    return floats(this.#ask("filter", layer, channel, input));
  }

  trained(layer, channel, input) {
    return floats(this.#ask("trained", layer, channel, input));
  }

  // largestWeight is the largest in size of a layer's filters.
  largestWeight(layer) {
    return this.#ask("largestWeight", layer);
  }

  paint(layer, channel, input, values) {
    this.#ask("paint", layer, channel, input, new Uint8Array(Float32Array.from(values).buffer));
    this.#changed();
  }

  // presets are filters that are known by name, {name, values} each.
  presets(size) {
    return this.#ask("presets", size).map(({ name, values }) => ({ name, values: floats(values) }));
  }

  // switchOff sets all that is off: a list of {layer, channel}.
  switchOff(channels) {
    this.#ask("switchOff", block(channels.flatMap(({ layer, channel }) => [layer, channel])));
    this.#changed();
  }

  // What the view shows besides the maps: the unit that is selected (or null), an
  // overlay over the picture ("none", "attribution", "occlusion"), the pulses of a
  // sweep into a layer (-1 for none), and a map of which there are so many cells yet
  // (layer -1 for none).
  select(unit) {
    const { layer, channel, row = 0, column = 0 } = unit ?? { layer: -1, channel: 0 };
    this.#show("select", layer, channel, row, column);
  }

  overlay(kind, digit) {
    this.#show("overlay", kind, digit ?? 0); // none yet: nothing is read, or shown
  }

  sweep(layer, part = 0) {
    this.#show("sweep", layer, part);
  }

  reveal(layer, channel = 0, cells = 0) {
    this.#show("reveal", layer, channel, cells);
  }

  // common colours all layers by one scale, or each by its own.
  common(isCommon) {
    this.#ask("common", isCommon);
    this.#changed();
  }

  warmUp() {
    this.#call("warmUp");
    this.#changed();
  }

  // draw has the program begin to draw.
  draw() {
    this.#call("draw");
  }

  // locate finds the unit at a place in the window, or null; neighbour the
  // one to the right and below by so many cells; along one in the layer before or
  // behind (step = -1 or 1), or null.
  locate(x, y) {
    const { left, top, scale } = this.#canvas.view;
    return this.#ask("locate", Math.floor((x - left) * scale), Math.floor((y - top) * scale));
  }

  neighbour({ layer, channel, row, column }, right, down) {
    return this.#ask("neighbour", layer, channel, row, column, right, down);
  }

  along({ layer, channel, row, column }, step) {
    return this.#ask("along", layer, channel, row, column, step);
  }

  // layout and colours go to the view. layout gives for each stage whether there is
  // room for the pictures of its filters.
  layout(values) {
    const shown = this.#call("layout", new Uint8Array(new Float32Array(values).buffer));
    this.#canvas?.wake();
    return shown ?? [];
  }

  colours(rgb) {
    this.#show("recolour", rgb);
  }

  // checkRunning follows calls that may have broken the program.
  checkRunning() {
    if (!this.running) throw new Error("digitscope has stopped: see the page for what went wrong");
  }

  // ask calls the program about what is on the pad now.
  #ask(name, ...values) {
    this.#refresh();
    const answer = this.#call(name, ...values);
    this.checkRunning();
    return answer;
  }

  #refresh() {
    this.#canvas?.call("refresh");
    this.checkRunning();
  }

  // changed has the drawing read anew, and shown.
  #changed() {
    this.#canvas?.call("refresh");
    this.#canvas?.wake(); // gone if the call broke the program
  }

  get #header() {
    return this.#host.program.message;
  }

  #show(name, ...values) {
    this.#call(name, ...values);
    this.#canvas?.wake();
  }

  #call(name, ...values) {
    return this.#canvas?.enter(() => this.#host.program[name](...values));
  }

  #message() {
    return this.#floats("message", this.#header.length + 2 * this.#digits + this.#stages.length);
  }

  #floats(name, length) {
    const values = this.#canvas.floats(name, length);
    this.checkRunning();
    return values;
  }

  #read(message) {
    const header = this.#header.length;
    const { state, digit, second, presence, micros, undo, redo } = Object.fromEntries(this.#header.map((name, i) => [name, message[i]]));
    const name = this.#host.program.states[state];
    const answered = name === "sure" || name === "unsure";
    return {
      state: name,
      digit: answered ? digit : null,
      presence,
      probabilities: numbers(message, header, this.#digits),
      logits: numbers(message, header + this.#digits, this.#digits),
      micros,
      canUndo: undo === 1,
      canRedo: redo === 1,
      candidates: [digit, second],
      chosen: name === "sure" ? [digit] : name === "unsure" ? [digit, second] : [],
    };
  }
}

// numbers is a part of the message as an array.
function numbers(message, from, count) {
  const list = new Array(count);
  for (let i = 0; i < count; i++) list[i] = message[from + i];
  return list;
}

// floats and doubles are numbers of a block that the program gave; block is one for it.
const floats = (bytes) => new Float32Array(bytes.buffer);
const doubles = (bytes) => new Float64Array(bytes.buffer);
const block = (values) => new Uint8Array(Float64Array.from(values).buffer);

// strokesOf reads strokes as the program writes them: for each the number of its
// points, then x and y of each.
function strokesOf(bytes) {
  const values = doubles(bytes), strokes = [];
  for (let at = 0; at < values.length;) {
    const points = values[at++];
    strokes.push(Array.from({ length: points }, (_, i) => [values[at + 2 * i], values[at + 2 * i + 1]]));
    at += 2 * points;
  }
  return strokes;
}

// records makes objects of a table's rows.
function records(values, names) {
  return Array.from({ length: values.length / names.length }, (_, i) =>
    Object.fromEntries(names.map((name, j) => [name, values[i * names.length + j]])));
}

// regions makes {channels, rows, columns} of bounds, six for each.
function regions(bounds) {
  return records(bounds, ["c", "cEnd", "r", "rEnd", "x", "xEnd"]).map(({ c, cEnd, r, rEnd, x, xEnd }) =>
    ({ channels: [c, cEnd], rows: [r, rEnd], columns: [x, xEnd] }));
}

// working is what the program tells of one, whatever it holds; tables become records.
const working = (told) => Object.fromEntries(Object.entries(told).map(([name, value]) => [name, part(value)]));

function part(value) {
  if (Array.isArray(value)) return value.map(working);
  return value?.columns ? records(value.values, value.columns) : value;
}

// plain is what the interface promises, without what only the panel needs.
function plain({ state, digit, presence, probabilities, logits, micros }) {
  return { state, digit, presence, probabilities: [...probabilities], logits: [...logits], micros };
}

export const publicResult = plain;
