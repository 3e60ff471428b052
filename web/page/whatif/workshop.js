// The workshop: what can be done with the unit in the inspector. Its map or neuron
// is switched off, its filter slides over the picture, or is painted.
import { kindOf } from "../kinds/kinds.js";
import { element } from "../shared/parts.js";
import { text } from "../shared/text.js";
import { mapName } from "../shared/units.js";

const at = (id) => document.getElementById(id);

export class Workshop {
  #program;
  #changes;
  #slide;
  #painter;
  #pin;
  #changed;
  #isPainting = false;
  #painted = null; // {layer, channel, input} of the filter in the painter

  // pin is called with a unit that is to stay, changed when the actions' states are
  // others.
  constructor(program, { changes, slide, painter }, { pin, changed }) {
    this.#program = program;
    this.#changes = changes;
    this.#slide = slide;
    this.#painter = painter;
    this.#pin = pin;
    this.#changed = changed;
  }

  get isPainting() {
    return this.#isPainting;
  }

  // actions lists {id, words, pressed, run} for a unit.
  actions(unit) {
    const { stages } = this.#program;
    const stage = stages[unit.layer], { filters, shape } = stage;
    const actions = [];
    if (unit.layer > 0 && unit.layer < stages.length - 1) {
      actions.push({
        id: "off", words: text(shape[1] * shape[2] > 1 ? "offMap" : kindOf(stage).offWords ?? "offElement"),
        pressed: this.#changes.isOff(unit), run: () => this.#changes.toggle(unit),
      });
    }
    if (kindOf(stage).slides) {
      actions.push({ id: "slide", words: text("slide"), pressed: this.#slide.running, run: () => this.#toggleSlide(unit) });
    }
    if (filters > 0) {
      actions.push({ id: "paint", words: text("paint"), pressed: this.#isPainting, run: () => this.#togglePainter(unit) });
    }
    return actions;
  }

  // show follows the unit that is pinned, or null.
  show(unit) {
    at("slide-controls").hidden = !this.#slide.running;
    const hasFilters = unit && this.#program.running && this.#program.stages[unit.layer].filters > 0;
    if (!hasFilters) this.#isPainting = false;
    this.#showPainter(unit);
    if (unit) this.#changed();
  }

  #toggleSlide(unit) {
    if (this.#slide.running) this.#slide.stop();
    else this.#slide.start(unit.layer, unit.channel);
    this.show(unit);
  }

  #togglePainter(unit) {
    this.#isPainting = !this.#isPainting;
    this.#pin(unit);
    this.#showPainter(unit);
    this.#changed();
  }

  #showPainter(unit) {
    const place = at("painter");
    place.hidden = !this.#isPainting;
    if (!this.#isPainting) {
      this.#painted = null;
      place.replaceChildren();
      return;
    }
    const { layer, channel } = unit;
    if (this.#painted?.layer === layer && this.#painted.channel === channel) return;
    this.#paint(layer, channel, this.#strongest(unit));
  }

  #paint(layer, channel, input) {
    this.#painted = { layer, channel, input };
    const inputs = this.#program.stages[layer].filters;
    const parts = inputs > 1 ? [this.#inputs(layer, channel, input, inputs)] : [];
    at("painter").replaceChildren(...parts, this.#painter.element(layer, channel, input));
  }

  // inputs chooses the map that the filter reads.
  #inputs(layer, channel, input, count) {
    const select = element("select");
    for (let i = 0; i < count; i++) {
      const option = element("option", "", mapName(i));
      option.value = i;
      select.append(option);
    }
    select.value = input;
    select.addEventListener("change", () => {
      this.#paint(layer, channel, Number(select.value));
      at("painter").querySelector("select").focus();
    });
    const label = element("label", "paint-input", text("paintReads", { stage: this.#program.stages[layer - 1].name }));
    label.append(" ", select);
    return label;
  }

  // strongest is the map whose filter adds most to the unit.
  #strongest(unit) {
    const [working] = this.#program.inspect(unit).workings;
    return working?.partials[0].channel ?? 0;
  }
}
