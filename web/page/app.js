// The page: joins pen, program and panel.
import { Canvas } from "./program/canvas.js";
import { Explanation } from "./explore/explanation.js";
import { Failure, Notice } from "./program/failure.js";
import { heal } from "./start/healing.js";
import { publicInterface } from "./program/interface.js";
import { keep, kept } from "./program/keeping.js";
import { checkBrowser, load } from "./program/loader.js";
import { Offline } from "./offline/offline.js";
import { Pace } from "./shared/pace.js";
import { Panel } from "./answer/panel.js";
import { Pen } from "./pad/pen.js";
import { Plain } from "./stages/plain.js";
import { Printout } from "./print/printout.js";
import { Readiness } from "./program/readiness.js";
import { Samples } from "./pad/samples.js";
import { publicResult, Session } from "./program/session.js";
import { rectangles, Stages } from "./stages/stages.js";
import { text } from "./shared/text.js";
import { Theme } from "./theme/theme.js";
import { Tools } from "./pad/tools.js";
import { zoomOf } from "./shared/zoom.js";

const at = (id) => document.getElementById(id);
const gap = 4; // least space between maps in CSS pixels
const haste = 1000; // milliseconds in which a key is pressed again without a thought
const graphicsPatience = 5; // how often lost graphics are asked for again in a minute

class App {
  #scope = at("scope");
  #pad = at("pad");
  #session = new Session();
  #notice = new Notice(at("notice"));
  #pen = new Pen(at("pad"));
  #panel = new Panel();
  #stages = new Stages(at("stages"), at("input"), at("bars"));
  #plain = new Plain(at("input"), at("bars"));
  #explanation = new Explanation(this.#scope, this.#session, this.#stages);
  #tools = new Tools(this);
  #theme = new Theme(at("theme"), () => this.#recolour());
  #printout = new Printout(this.#session); // after the theme
  #layout = new ResizeObserver(() => this.#layOut());
  #samples = new Samples(at("samples"), (strokes) => this.replace(strokes));
  #figures = new Pace(() => this.#explain());
  #latest = null; // result
  #module = null;
  #canvas = null;
  #slots = [];
  #strokes = []; // as they were after the last stroke, in case the program breaks
  #losses = [];
  #isGivenUp = false; // drawing with graphics
  #letGo = -haste; // when Esc last did
  #readiness = new Readiness();
  #offline = new Offline("");

  constructor() {
    window.digitscope = publicInterface(this.#session, this.#readiness, (strokes) => this.replace(strokes));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      this.#pad.addEventListener(end, () => this.#remember());
    }
    window.addEventListener("pagehide", () => this.#keep());
    document.addEventListener("visibilitychange", () => { // a phone may say nothing later
      if (document.hidden) this.#keep();
    });
    const { strokes, ...changes } = kept();
    this.#explanation.changes = changes;
    this.replace(strokes);
    this.load(false);
  }

  // load fetches the program and starts it; again goes past every cache.
  async load(again) {
    this.#readiness.await();
    this.#stop();
    this.#isGivenUp = false;
    this.#losses = [];
    this.#canvas = this.#newCanvas();
    this.#notice.waiting(this.#canvas.draws ? text("loadingNote") : text("failedWebGL"));
    try {
      checkBrowser();
      this.#module ??= await load(PROGRAMS, (part) => this.#notice.progress(part), again);
      await this.#start();
    } catch (error) {
      this.#fail(error);
      heal(); // it may be the page that is wrong, not the program
    }
  }

  #newCanvas() {
    return new Canvas(this.#scope, {
      moved: () => this.#sendLayout(),
      lost: () => this.#restart(),
      stopped: (error) => this.#fail(error),
    }, !this.#isGivenUp);
  }

  async #start() {
    const canvas = this.#canvas ??= this.#newCanvas();
    const host = {
      publish: () => this.#publish(),
      wake: () => canvas.wake(),
      failed: (reason) => queueMicrotask(() => { // not from inside the program
        this.#module = null; // it is the program itself that is wrong
        this.#fail(new Failure("failedCrash", { detail: reason }));
      }),
    };
    await canvas.start(this.#module, host);
    if (!canvas.ended) this.#begin(canvas, host); // or else it is told already
  }

  #begin(canvas, host) {
    this.#session.begin(canvas, host);
    this.#slots = this.#stages.show(this.#session.stages);
    this.#panel.build(this.#session.stages.at(-1).shape[0], at("digits"));
    this.#layout.disconnect();
    for (const element of [this.#scope, this.#pad, ...this.#slots]) this.#layout.observe(element);
    this.#explanation.begin(this.#slots);
    this.#scope.dataset.running = "";
    if (canvas.draws) this.#notice.hide();
    else this.#doWithout();
    canvas.show();
    canvas.over([this.#pad, ...this.#slots]);
    this.#layOut();
    this.#recolour();
    this.#pen.attach({
      press: (x, y) => this.#draw("press", x, y),
      move: (x, y) => this.#draw("move", x, y),
      lift: () => this.#draw("lift"),
      cancel: () => this.#draw("cancel"),
    });
    canvas.call("refresh");
    this.#publish(); // the program's first result came before the page was ready for it
    this.#readiness.fulfil();
    this.#offline.keep();
    // after those who wait for it, what the first answer has no need of
    if (canvas.draws) this.#readiness.promise.then(() => canvas.ended || this.#session.draw());
    setTimeout(() => canvas.ended || this.#session.warmUp());
  }

  // doWithout tells that there are no graphics, and what follows from it.
  #doWithout() {
    this.#scope.dataset.plain = "";
    this.#plain.begin(this.#session.stages);
    this.#notice.failed(new Failure(this.#isGivenUp ? "failedLost" : "failedWebGL"), () => this.load(false), text("plainHeading"));
  }

  // draw passes the pen on; the frame that follows shows it.
  #draw(name, ...place) {
    this.#canvas.call(name, ...place);
    this.#canvas?.wake(); // gone if the call broke the program
  }

  // byKey does what is asked for by a key; while a filter is painted, to its painting.
  byKey(name) {
    if (!this.#explanation.takes(name)) this[name]();
  }

  undo() {
    this.#step("undo");
  }

  redo() {
    this.#step("redo");
  }

  clear() {
    this.replace([]);
  }

  // escape lets go; what is pressed once more, for there was more to let go of, does
  // not clear the drawing.
  escape() {
    const now = performance.now();
    if (this.#explanation.letGo()) this.#letGo = now;
    else if (now - this.#letGo > haste) this.clear();
  }

  replace(strokes) {
    if (!this.#session.running) {
      this.#pen.replace(strokes); // the program will find it there
      return;
    }
    this.#pen.release();
    this.#session.replace(strokes);
    this.#remember();
  }

  #step(name) {
    if (!this.#session.running) return;
    this.#pen.release();
    this.#draw(name);
    this.#remember();
  }

  #remember() {
    if (this.#session.running) this.#session.follow(this.#strokes);
  }

  #keep() {
    keep({ strokes: this.#drawn(), ...this.#explanation.changes });
  }

  #drawn() {
    try {
      return this.#session.strokes();
    } catch {
      return this.#pen.strokes; // there is no program, or no more
    }
  }

  // publish is called by the program with every new result.
  #publish() {
    if (!this.#session.running) return;
    const result = this.#latest = this.#session.latest();
    this.#panel.show(result);
    this.#tools.show(result);
    this.#printout.show(result);
    if (!this.#pen.isDown) this.#detail();
    this.#figures.ask();
    if (!this.#canvas.draws) this.#showPlainly();
    const detail = publicResult(result);
    // not from inside the program: a listener may well call it
    queueMicrotask(() => window.dispatchEvent(new CustomEvent("digitscope:result", { detail })));
  }

  #showPlainly() {
    if (!this.#pen.isDown) this.#remember();
    this.#pen.show(this.#strokes);
    this.#plain.show(this.#latest, this.#session.activations(0));
  }

  #detail() {
    this.#panel.detail(this.#latest);
    this.#stages.ranges(this.#latest.peaks);
  }

  // explain brings the figures up to date that follow at a pace.
  #explain() {
    if (!this.#session.running) return;
    this.#detail();
    this.#explanation.refresh(this.#latest);
  }

  // layOut follows elements that are elsewhere, or of another size.
  #layOut() {
    if (!this.#canvas?.follow()) this.#sendLayout();
  }

  #sendLayout() {
    if (!this.#session.running) return;
    const { view } = this.#canvas;
    const places = rectangles([this.#pad, ...this.#slots], view);
    this.#stages.showFilters(this.#session.layout([gap * view.scale * zoomOf(this.#scope), ...places]));
  }

  #recolour() {
    if (!this.#session?.running) return;
    this.#session.colours(this.#theme.colours(this.#session.colourNames));
    if (this.#canvas.draws) return;
    this.#plain.recolour();
    if (this.#latest) this.#showPlainly();
  }

  // restart brings lost graphics back with a fresh instance of the program, the
  // drawing included.
  #restart() {
    this.#readiness.await();
    if (!this.#pen.isDown) this.#remember(); // a stroke under way is the pen's
    this.#stop();
    const now = performance.now();
    this.#losses = [...this.#losses.filter((time) => now - time < 60_000), now];
    this.#isGivenUp ||= this.#losses.length > graphicsPatience;
    if (!this.#module) return; // it is on its way
    this.#start().catch((error) => this.#fail(error));
  }

  #stop() {
    if (this.#session.running) this.#pen.detach([...this.#strokes]);
    this.#session.end();
    this.#figures.stop();
    this.#explanation.end();
    this.#canvas?.end();
    this.#canvas = null;
    this.#plain.end();
    delete this.#scope.dataset.running;
    delete this.#scope.dataset.plain;
  }

  #fail(error) {
    this.#stop();
    this.#explanation.clear();
    this.#panel.clear();
    this.#tools.show({ canUndo: false, canRedo: false, state: "blank" });
    const failure = inWords(error);
    this.#readiness.fail(failure);
    this.#notice.failed(failure, () => this.load(true));
  }
}

// inWords makes any error one that people can read.
function inWords(error) {
  if (error instanceof Failure) return error;
  if (error instanceof RangeError || /memory/i.test(error?.message ?? "")) return new Failure("failedMemory");
  return new Failure("failedCrash", { detail: error?.message ?? "it ended" });
}

new App();
