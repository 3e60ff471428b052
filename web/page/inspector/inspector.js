// The inspector: one value, worked out with the network's own numbers.
import { Cast } from "./cast.js";
import { kindOf } from "../kinds/kinds.js";
import { Colours } from "../shared/colours.js";
import { signed } from "../shared/figures.js";
import { Filters } from "./filters.js";
import { button, element } from "../shared/parts.js";
import { patchesOf } from "./patches.js";
import { counted, text, write } from "../shared/text.js";
import { unitName } from "../shared/units.js";

const settled = 400; // milliseconds without a change before the working is spoken

export class Inspector {
  #program;
  #calls;
  #page;
  #section = document.getElementById("inspector");
  #title = document.getElementById("inspector-title");
  #note = document.getElementById("inspector-note");
  #close = document.getElementById("inspector-close");
  #working = document.getElementById("working");
  #hints = [...this.#working.children];
  #actions = new Actions(document.getElementById("actions"));
  #spoken = document.getElementById("inspector-spoken");
  #unit = null;
  #isExample = false; // nobody has chosen the unit
  #stages = null; // those that the parts are made for
  #parts = {}; // nodes that are kept, by what they show
  #timer = 0;

  // calls are go(unit), close(), and actions(unit), which gives what can be done with
  // it: [{id, words, pressed, run}], where pressed is undefined for what is no switch.
  constructor(program, calls) {
    this.#program = program;
    this.#calls = calls;
    this.#page = { program, colours: new Colours(() => this.refresh()), go: (unit) => calls.go(unit) };
    this.#close.addEventListener("click", () => calls.close());
    this.show(null);
  }

  // show works out a unit; with null it says how to choose one, and works out an
  // example, if there is one.
  show(unit, pinned = false, example = null) {
    this.#isExample = !unit;
    this.#unit = unit ?? example;
    this.#section.classList.toggle("pinned", pinned);
    this.#close.hidden = !pinned;
    if (this.#unit) this.refresh();
    else this.#hint();
  }

  // refresh writes the numbers anew.
  refresh() {
    if (!this.#unit || !this.#program.running) return;
    this.#forget();
    const told = this.#program.inspect(this.#unit);
    const name = unitName(this.#program.stages, told);
    write(this.#title, this.#isExample ? text("inspectorExample", { name }) : name);
    write(this.#note, this.#isExample ? text("inspectorHint") : told.off ? text("noteOff") : note(this.#program, told));
    this.#section.dataset.kind = told.kind;
    const isBlank = !told.share && told.workings.length === 0;
    const spoken = `${name}: ${isBlank ? this.#blank(told) : this.#work(told)}`;
    this.#speak(this.#isExample ? "" : spoken);
    this.#actions.show(this.#isExample ? [] : this.#calls.actions(this.#unit));
  }

  // tell puts a story in the place of a working.
  tell(title, paragraphs) {
    this.#unit = null;
    this.#close.hidden = true;
    this.#section.dataset.kind = "story";
    write(this.#title, title);
    write(this.#note, "");
    this.#actions.show([]);
    this.#fill(...paragraphs.map((words) => element("p", "", words)));
    this.#speak([title, ...paragraphs].join(" "));
  }

  #hint() {
    this.#section.dataset.kind = "hint";
    write(this.#title, text("inspectorTitle"));
    write(this.#note, "");
    this.#actions.show([]);
    this.#fill(...this.#hints);
    this.#speak("");
  }

  #work(told) {
    const { layer, channel, cast } = told;
    const working = this.#part(`working ${layer}`, () => new (kindOf(told).Working)(this.#page, told));
    const votes = cast && this.#part("cast", () => new Cast(cast.length));
    const spoken = [working.show(told), votes?.show(cast)];
    this.#fill(working.element, ...(votes ? [votes.element] : []), ...this.#looksFor(layer, channel));
    if (told.share) spoken.push(text("spokenShare", { digit: told.share.digit, amount: signed(told.share.amount, 2) }));
    return spoken.filter(Boolean).join(" ");
  }

  #blank({ layer, channel }) {
    const words = this.#part("blank", () => element("p", "", text("inspectorBlank")));
    if (this.#program.stages[layer].filters === 0) {
      this.#fill(words);
      return text("inspectorBlank");
    }
    const inputs = this.#program.stages[layer - 1].shape[0];
    const filters = this.#part(`filters ${layer}`, () => new Filters(this.#page, inputs));
    filters.show({ layer, channel });
    this.#fill(words, filters.element, ...this.#looksFor(layer, channel));
    return text("inspectorBlank");
  }

  // looksFor is what the map's filters look for, where that is known.
  #looksFor(layer, channel) {
    const found = this.#part(`looks for ${layer} ${channel}`, () => {
      const patches = patchesOf(layer, channel), words = element("p"), place = element("div", "looks-for");
      if (patches) place.append(words, patches);
      return patches && { place, words };
    });
    if (!found) return [];
    write(found.words, text(this.#isPainted(layer, channel) ? "workingLookedFor" : "workingLooksFor"));
    return [found.place];
  }

  // isPainted says whether a map's filters are others than those that were trained.
  #isPainted(layer, channel) {
    const inputs = Array.from({ length: this.#program.stages[layer - 1].shape[0] }, (_, input) => input);
    return inputs.some((input) => {
      const trained = this.#program.trained(layer, channel, input);
      return this.#program.filter(layer, channel, input).some((weight, i) => weight !== trained[i]);
    });
  }

  #fill(...nodes) {
    const { children } = this.#working;
    if (nodes.length === children.length && nodes.every((node, i) => node === children[i])) return;
    this.#working.replaceChildren(...nodes);
  }

  #part(key, make) {
    return this.#parts[key] ??= make();
  }

  // forget what was made for another network.
  #forget() {
    if (this.#stages === this.#program.stages) return;
    this.#stages = this.#program.stages;
    this.#parts = {};
  }

  #speak(words) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => write(this.#spoken, words), settled);
  }
}

// Actions are buttons for what can be done with a unit.
class Actions {
  #element;
  #buttons = {}; // by id

  constructor(element) {
    this.#element = element;
  }

  show(actions) {
    const nodes = actions.map((action) => this.#button(action));
    if (nodes.length === this.#element.children.length && nodes.every((node, i) => node === this.#element.children[i])) return;
    this.#element.replaceChildren(...nodes);
  }

  #button(action) {
    const entry = this.#buttons[action.id] ??= this.#make(action.id);
    entry.run = action.run;
    write(entry.node, action.words);
    const pressed = action.pressed === undefined ? null : String(action.pressed);
    if (pressed !== entry.pressed) {
      entry.pressed = pressed;
      if (pressed === null) entry.node.removeAttribute("aria-pressed");
      else entry.node.setAttribute("aria-pressed", pressed);
    }
    return entry.node;
  }

  #make(id) {
    const entry = { node: null, run: null, pressed: null };
    entry.node = button("", () => entry.run());
    entry.node.id = id;
    return entry;
  }
}

// note says in a sentence what kind of unit it is, and what is framed for it.
function note(program, told) {
  const framed = told.framed > 0 ? [counted("noteFramed", told.framed)] : [];
  return [nature(program, told), ...framed].join(" ");
}

function nature(program, unit) {
  const [stage, previous] = [program.stages[unit.layer], program.stages[unit.layer - 1]];
  return kindOf(unit).note({ unit, stage, previous, figures: program.summary(unit.layer) });
}
