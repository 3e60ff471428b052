// Play: once through the stages, then stage by stage, each with its story.
import { wide } from "../shared/media.js";
import { Motion } from "../shared/motion.js";
import { button, element, enable, group, stillness } from "../shared/parts.js";
import { story } from "./story.js";
import { text, write } from "../shared/text.js";

const whole = 2; // seconds from the input to the output
const single = 0.4; // seconds of one stage

export class Tour {
  #program;
  #calls;
  #running = false;
  #isBlank = true; // the pad
  #stage = 0; // that the story is told of
  #visited = -1; // that was brought into view
  #part = 0; // how much of the sweep into it is done
  #last = 0; // stage at which the sweep ends
  #pace = single;
  #told = ""; // and the unit that was selected with it, to say each only once
  #selected = "";
  #motion = new Motion((seconds) => this.#move(seconds));
  #place = element("span", "tour-place");
  #back = button(text("tourBack"), () => this.step(-1));
  #forward = button(text("tourForward"), () => this.step(1));
  #controls = group("tour-controls", text("tourLabel"), this.#back, this.#place, this.#forward,
    button(text("tourAgain"), () => this.start()), button(text("tourEnd"), () => this.stop()));

  // calls are tell(title, paragraphs), select(unit or null), visit(layer), which brings
  // a stage into view, and done(). The tour's
  // buttons stand under what it tells.
  constructor(program, calls) {
    this.#program = program;
    this.#calls = calls;
    this.#controls.id = "tour-controls";
  }

  get running() {
    return this.#running;
  }

  // start sweeps through all stages and stays at the last. Where they cannot be seen
  // at once it begins with the first, to be gone through step by step.
  start() {
    const last = this.#program.stages.length - 1;
    this.#running = true;
    this.#told = this.#selected = "";
    this.#visited = -1;
    if (!this.#controls.isConnected) document.getElementById("working").after(this.#controls);
    if (wide.matches) this.#begin(stillness.matches ? last : 1, last, whole / last);
    else this.#begin(0, 0, single);
  }

  // takeFocus makes Enter and Space step forward, which would end it on the button that
  // began it.
  takeFocus() {
    this.#forward.focus({ preventScroll: true });
  }

  // step goes to the next stage, or by = -1 to the one before.
  step(by) {
    const stage = this.#stage + by;
    if (!this.#running || this.#isBlank || !this.#program.stages[stage]) return;
    this.#begin(stage, stage, single);
  }

  stop() {
    if (!this.#running) return;
    this.#running = false;
    this.#motion.stop();
    const hadFocus = this.#controls.contains(document.activeElement);
    this.#controls.remove();
    if (this.#program.running) this.#program.sweep(-1);
    this.#calls.done();
    if (hadFocus) document.getElementById("play").focus();
  }

  // refresh tells of the drawing as it is now.
  refresh() {
    if (!this.#running) return;
    if (this.#isBlank && this.#program.result().state !== "blank") this.start();
    else this.#show();
  }

  #begin(stage, last, pace) {
    [this.#stage, this.#last, this.#pace] = [stage, last, pace];
    this.#part = stage === 0 || stillness.matches ? 1 : 0;
    this.#show();
  }

  #move(seconds) {
    if (!this.#program.running) {
      this.#motion.stop();
      return;
    }
    this.#part += seconds / this.#pace;
    const passed = Math.min(Math.floor(this.#part), this.#last - this.#stage);
    this.#stage += passed;
    this.#part = Math.min(this.#part - passed, 1);
    this.#show();
  }

  // show brings caption and canvas to where the tour is.
  #show() {
    const result = this.#program.result();
    this.#isBlank = result.state === "blank";
    const moving = this.#part < 1 && !this.#isBlank;
    if (moving) this.#motion.start();
    else this.#motion.stop();
    this.#tell(result, moving);
    if (this.#visited !== this.#stage) this.#calls.visit(this.#visited = this.#stage);
    this.#program.sweep(this.#isBlank ? -1 : this.#stage, this.#part);
    const able = (by) => !this.#isBlank && Boolean(this.#program.stages[this.#stage + by]);
    enable(this.#back, able(-1));
    enable(this.#forward, able(1));
    write(this.#place, text("tourPlace", { stage: this.#stage + 1, stages: this.#program.stages.length }));
  }

  // tell gives the caption, and selects what it speaks of when the sweep is over.
  #tell(result, moving) {
    const { title, paragraphs, strongest = null } = this.#isBlank
      ? { title: text("tourLabel"), paragraphs: [text("storyBlank")] }
      : story(this.#program, this.#stage, result);
    const unit = moving || this.#stage === 0 ? null : strongest;
    const told = [title, ...paragraphs].join("\n");
    const selected = JSON.stringify(unit);
    if (selected !== this.#selected) this.#calls.select(unit);
    if (told !== this.#told) this.#calls.tell(title, paragraphs);
    [this.#told, this.#selected] = [told, selected];
  }
}
