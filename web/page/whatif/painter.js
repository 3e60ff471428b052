// The painter knows which filters are painted, and by what, and how to go back; an
// editor shows one.
import { Colours } from "../shared/colours.js";
import { Editor } from "./editor.js";

const reach = 4; // times the layer's largest trained weight: as far as one may paint

const farthest = 1e6; // beyond it sums of products could overflow
const mostSteps = 500; // that can be undone

export class Painter {
  #program;
  #changed;
  #filters = new Map(); // of those that are painted: {layer, channel, input, values}
  #scales = new Map(); // of the layers
  #past = []; // lists as filters gives them
  #future = [];
  #isBegun = true; // what is painted belongs to the last step
  #editor = null; // the last that was asked for
  #colours = new Colours(() => this.#editor?.show());

  constructor(program, { changed }) {
    this.#program = program;
    this.#changed = changed;
  }

  // painted lists {layer, channel, input}.
  get painted() {
    return [...this.#filters.values()].map(({ layer, channel, input }) => ({ layer, channel, input }));
  }

  // filters lists them with their values, {layer, channel, input, values}.
  get filters() {
    return [...this.#filters.values()];
  }

  set filters(list) {
    this.#filters = new Map(list.map((filter) => [name(filter), filter]));
  }

  // element is where the filter that map channel reads map input by is painted.
  element(layer, channel, input) {
    const at = { layer, channel, input };
    const { largest, inputs, size } = this.#scale(layer);
    this.#editor = new Editor({
      ...at, size, inputs, largest, limit: reach * largest, presets: this.#program.presets(size),
    }, this.#colours, {
      begin: () => this.#begin(),
      read: () => (this.#program.running ? this.#program.filter(layer, channel, input) : null),
      paint: (values) => this.#paint(at, values),
      reset: () => {
        this.#begin();
        this.#paint(at);
      },
      resetAll: () => this.resetAll(),
    });
    return this.#editor.element;
  }

  resetAll() {
    if (!this.#program.running || this.#filters.size === 0) return;
    this.#begin();
    this.#remember();
    this.#become([]);
  }

  // step goes back in the painting for "undo", forth for "redo", and reports whether it
  // knows what that is.
  step(name) {
    const ways = { undo: [this.#past, this.#future], redo: [this.#future, this.#past] };
    if (!(name in ways)) return false;
    const [from, to] = ways[name];
    if (from.length > 0 && this.#program.running) {
      to.push(this.filters);
      this.#become(from.pop());
    }
    return true;
  }

  // begin begins a step, once something is painted.
  #begin() {
    this.#isBegun = false;
  }

  #remember() {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#past = [...this.#past, this.filters].slice(-mostSteps);
    this.#future = [];
  }

  // become paints all filters as they are in the list, the others as they were trained.
  #become(list) {
    for (const { layer, channel, input } of this.painted) {
      this.#program.paint(layer, channel, input, this.#program.trained(layer, channel, input));
    }
    this.filters = list;
    for (const { layer, channel, input, values } of list) this.#program.paint(layer, channel, input, values);
    this.#editor?.show();
    this.#changed();
  }

  // restore paints again what a new program has not. What its network doesn't have, or
  // cannot compute with, is forgotten.
  restore() {
    this.filters = this.filters.filter((each) => this.#canBePainted(each));
    for (const { layer, channel, input, values } of this.filters) {
      this.#program.paint(layer, channel, input, values);
    }
  }

  // paint gives a filter its values, those that it was trained to without any.
  #paint(at, values) {
    if (!this.#program.running) return;
    this.#remember();
    const { layer, channel, input } = at;
    const trained = this.#program.trained(layer, channel, input);
    const painted = values ?? trained;
    this.#program.paint(layer, channel, input, painted);
    if (painted.every((value, i) => value === trained[i])) this.#filters.delete(name(at));
    else this.#filters.set(name(at), { ...at, values: [...painted] });
    this.#changed();
  }

  #canBePainted({ layer, channel, input, values }) {
    const stage = this.#program.stages[layer];
    if (!(input < stage?.filters) || channel >= stage.shape[0]) return false;
    const trained = this.#program.trained(layer, channel, input);
    return values.length === trained.length && values.every((value) => Math.abs(value) <= farthest);
  }

  // scale is {largest, inputs, size} of a layer: its largest trained weight, how many
  // maps it reads, and the side of its filters.
  #scale(layer) {
    if (!this.#scales.has(layer)) {
      const [channels, inputs] = [layer, layer - 1].map((i) => this.#program.stages[i].shape[0]);
      let largest = 0;
      for (let channel = 0; channel < channels; channel++) {
        for (let input = 0; input < inputs; input++) {
          for (const weight of this.#program.trained(layer, channel, input)) largest = Math.max(largest, Math.abs(weight));
        }
      }
      this.#scales.set(layer, { largest: largest || 1, inputs, size: this.#program.summary(layer).window });
    }
    return this.#scales.get(layer);
  }
}

const name = ({ layer, channel, input }) => `${layer} ${channel} ${input}`;
