// A session is one running program and what it last said. Numbers cross the
// border as wasm/page.go lays them out.

const header = 7; // numbers before the probabilities

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

  get inputs() {
    return this.#inputs;
  }

  begin(canvas, host) {
    this.#canvas = canvas;
    this.#host = host;
    this.#stages = host.program.stages;
    this.#inputs = this.#stages[0].shape.reduce((a, b) => a * b);
    this.#digits = this.#stages.at(-1).shape[0];
  }

  end() {
    this.#canvas = null;
  }

  // latest is the result that the program has just published.
  latest() {
    const message = this.#message();
    const [undo, redo] = message.subarray(header - 2);
    const peaks = message.slice(header + 2 * this.#digits);
    this.#result = this.#read(message);
    return { ...this.#result, canUndo: undo === 1, canRedo: redo === 1, peaks };
  }

  result() {
    this.#canvas.call("refresh");
    this.#checkRunning();
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
    if (!block) return undefined; // the program broke
    const values = new Float64Array(block.buffer);
    const strokes = [];
    for (let at = 0; at < values.length;) {
      const points = values[at++];
      strokes.push(Array.from({ length: points }, (_, i) => [values[at + 2 * i], values[at + 2 * i + 1]]));
      at += 2 * points;
    }
    return strokes;
  }

  // picture is where the pixels for classify go.
  picture() {
    return this.#canvas.floats("picture", this.inputs);
  }

  classify() {
    this.#canvas.call("classify");
    this.#checkRunning();
    const { state, digit, presence, probabilities, logits, micros } = this.#read(this.#message());
    return { state, digit, presence, probabilities, logits, micros };
  }

  layers() {
    this.#canvas.call("refresh");
    this.#checkRunning();
    return this.#stages.map(({ name, kind, shape }, i) => ({
      name, kind, shape: [...shape], activations: new Float32Array(this.#call("activations", i).buffer),
    }));
  }

  // layout and colours go to the view.
  layout(values) {
    this.#call("layout", new Uint8Array(new Float32Array(values).buffer));
    this.#canvas.wake();
  }

  colours(rgb) {
    this.#call("colours", rgb);
    this.#canvas.wake();
  }

  // checkRunning follows calls that may have broken the program.
  #checkRunning() {
    if (!this.running) throw new Error("digitscope has stopped: see the page for what went wrong");
  }

  #call(name, ...values) {
    return this.#canvas.enter(() => this.#host.program[name](...values));
  }

  #message() {
    return this.#canvas.floats("message", header + 2 * this.#digits + this.#stages.length);
  }

  #read(message) {
    const digit = message[1], second = message[2], presence = message[3], micros = message[4];
    const name = this.#host.program.states[message[0]];
    const answered = name === "sure" || name === "unsure";
    return {
      state: name,
      digit: answered ? digit : null,
      presence,
      probabilities: numbers(message, header, this.#digits),
      logits: numbers(message, header + this.#digits, this.#digits),
      micros,
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

// plain is what the interface promises, without what only the panel needs.
function plain({ state, digit, presence, probabilities, logits, micros }) {
  return { state, digit, presence, probabilities: [...probabilities], logits: [...logits], micros };
}

export const publicResult = plain;
