// The pen: pointer events on the pad, in pad units 0…1. While there is no
// program the strokes are kept and shown here; what takes over later (or again,
// after a failure) is given everything that was drawn.

const lineWidth = 8.5; // per cent of the pad, as in wasm/pad.go

export class Pen {
  #pad;
  #preview;
  #program = null; // {press, move, lift}
  #strokes = []; // what is on the pad while there is no program
  #underWay = []; // the stroke that is being drawn, in case the program breaks
  #pointer = null;

  constructor(pad) {
    this.#pad = pad;
    this.#preview = pad.querySelector("svg");
    pad.addEventListener("pointerdown", (event) => this.#down(event));
    pad.addEventListener("pointermove", (event) => this.#moved(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      pad.addEventListener(end, (event) => this.#up(event));
    }
  }

  // isDown says whether a stroke is being drawn.
  get isDown() {
    return this.#pointer !== null;
  }

  // strokes is what is on the pad while there is no program.
  get strokes() {
    return this.#strokes;
  }

  // attach hands the program everything drawn so far, as if it were drawn now,
  // and the pen's next points too: a stroke may be under way.
  attach(program) {
    this.#strokes.forEach((stroke, i) => {
      program.press(...stroke[0]);
      for (const point of stroke.slice(1)) program.move(...point);
      if (!this.isDown || i < this.#strokes.length - 1) program.lift();
    });
    this.#program = program;
    this.#show([]);
  }

  // show shows strokes that the program does not, and the one under way.
  show(strokes) {
    this.#show(this.isDown ? [...strokes, this.#underWay] : strokes);
  }

  // detach takes the pen back, with the strokes as they were before the one that
  // is under way, if there is one.
  detach(strokes) {
    this.#program = null;
    this.#strokes = this.isDown ? [...strokes, this.#underWay] : strokes;
    this.#show(this.#strokes);
  }

  // replace shows another drawing while there is no program; a stroke under way
  // ends.
  replace(strokes) {
    this.#pointer = null;
    this.detach(strokes.map((stroke) => [...stroke]));
  }

  #down(event) {
    if (this.#pointer !== null || event.button !== 0) return; // a second finger, another button
    this.#pointer = event.pointerId;
    try {
      this.#pad.setPointerCapture(event.pointerId);
    } catch {
      // the pointer is gone already: a very short tap, which still leaves a dot
    }
    const [[x, y]] = this.#places([event]);
    this.#underWay = [[x, y]];
    if (this.#program) {
      this.#program.press(x, y);
    } else {
      this.#strokes = [...this.#strokes, this.#underWay];
      this.#show(this.#strokes);
    }
    event.preventDefault(); // no selection, no drag
  }

  #moved(event) {
    if (event.pointerId !== this.#pointer) return;
    if (event.pointerType === "mouse" && !(event.buttons & 1)) { // released where no event told
      this.#up(event);
      return;
    }
    const coalesced = event.getCoalescedEvents?.() ?? [];
    for (const [x, y] of this.#places(coalesced.length > 0 ? coalesced : [event])) {
      this.#underWay.push([x, y]);
      this.#program?.move(x, y);
    }
    if (!this.#program) this.#show(this.#strokes);
  }

  #up(event) {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = null;
    this.#program?.lift();
  }

  #places(events) {
    const pad = this.#pad;
    const box = pad.getBoundingClientRect();
    const left = box.left + pad.clientLeft, top = box.top + pad.clientTop;
    const width = pad.clientWidth, height = pad.clientHeight;
    return events.map((event) => [(event.clientX - left) / width, (event.clientY - top) / height]);
  }

  #show(strokes) {
    const namespace = "http://www.w3.org/2000/svg";
    this.#preview.replaceChildren(...strokes.map((stroke) => {
      const line = document.createElementNS(namespace, "polyline");
      const points = stroke.length > 1 ? stroke : [stroke[0], stroke[0]]; // a dot
      line.setAttribute("points", points.map(([x, y]) => `${100 * x},${100 * y}`).join(" "));
      line.setAttribute("stroke-width", lineWidth);
      return line;
    }));
  }
}
