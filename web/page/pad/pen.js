// The pen: pointer events on the pad, in pad units 0…1. While there is no
// program the strokes are kept and shown here; what takes over later (or again,
// after a failure) is given everything that was drawn.
//
// One pointer draws at a time. A pen takes over from a finger, which may be a hand that
// rests on the glass; two fingers that come together are the browser's, which zooms.
// What a hand, such fingers, or a touch that the system takes over have drawn by then is
// taken back.
import { Preview } from "./preview.js";
import { zoomOf } from "../shared/zoom.js";

const together = 150; // milliseconds in which a second finger comes with the first
const handTime = 500; // milliseconds after the pen was here in which a touch is its hand's

export class Pen {
  #pad;
  #preview; // of what the program does not show
  #program = null; // {press, move, lift, cancel}
  #strokes = []; // what is on the pad while there is no program
  #underWay = []; // the stroke that is being drawn, in case the program breaks
  #pointer = null; // that draws: {id, type, since}
  #fingers = new Set(); // on the pad, by their pointers' ids
  #isGesture = false; // the fingers are the browser's until all are lifted
  #seen = -handTime; // when a pen was here last

  constructor(pad) {
    this.#pad = pad;
    this.#preview = new Preview(pad.querySelector("svg"));
    pad.addEventListener("pointerdown", (event) => this.#down(event));
    pad.addEventListener("pointermove", (event) => this.#moved(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      pad.addEventListener(end, (event) => this.#up(event));
    }
    for (const touch of ["touchstart", "touchmove"]) {
      pad.addEventListener(touch, (event) => this.#keepFromSystem(event), { passive: false });
    }
    pad.addEventListener("contextmenu", (event) => {
      if (event.pointerType !== "mouse") event.preventDefault(); // a long press draws
    });
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
    this.#preview.show([]);
  }

  // show shows strokes that the program does not, and the one under way.
  show(strokes) {
    this.#preview.show(this.isDown ? [...strokes, this.#underWay] : strokes);
  }

  // detach takes the pen back, with the strokes as they were before the one that
  // is under way, if there is one.
  detach(strokes) {
    this.#program = null;
    this.#strokes = this.isDown ? [...strokes, this.#underWay] : strokes;
    this.#preview.show(this.#strokes);
  }

  // replace shows another drawing while there is no program; a stroke under way
  // ends.
  replace(strokes) {
    this.release();
    this.detach(strokes.map((stroke) => [...stroke]));
  }

  // release ends a stroke under way: the drawing is another one.
  release() {
    this.#pointer = null;
  }

  #down(event) {
    this.#notice(event);
    if (this.#pointer?.type === "touch") {
      if (event.pointerType === "pen") {
        this.#cancel();
      } else if (event.pointerType === "touch" && event.timeStamp - this.#pointer.since <= together) {
        this.#isGesture = true;
        this.#cancel();
      }
    }
    if (this.#pointer || event.button !== 0 || this.#isHand(event)) return; // a later finger, another button
    this.#press(event);
    event.preventDefault(); // no selection, no drag
  }

  #press(event) {
    this.#pointer = { id: event.pointerId, type: event.pointerType, since: event.timeStamp };
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
      this.#preview.show(this.#strokes);
    }
  }

  // notice keeps account of pens and fingers.
  #notice({ pointerType, pointerId, isPrimary, timeStamp }) {
    if (pointerType === "pen") this.#seen = timeStamp;
    if (pointerType !== "touch") return;
    if (isPrimary) {
      this.#fingers.clear(); // it is the only one
      this.#isGesture = false;
    }
    this.#fingers.add(pointerId);
  }

  #isHand({ pointerType, timeStamp }) {
    return pointerType === "touch" && (this.#isGesture || timeStamp - this.#seen < handTime);
  }

  #moved(event) {
    if (event.pointerType === "pen") this.#seen = event.timeStamp;
    if (event.pointerId !== this.#pointer?.id) return;
    if (event.pointerType === "mouse" && !(event.buttons & 1)) { // released where no event told
      this.#up(event);
      return;
    }
    const coalesced = event.getCoalescedEvents?.() ?? [];
    for (const [x, y] of this.#places(coalesced.length > 0 ? coalesced : [event])) {
      this.#underWay.push([x, y]);
      this.#program?.move(x, y);
    }
    if (!this.#program) this.#preview.show(this.#strokes);
  }

  #up(event) {
    this.#fingers.delete(event.pointerId);
    if (this.#fingers.size === 0) this.#isGesture = false;
    if (event.pointerId !== this.#pointer?.id) return;
    if (event.type === "pointercancel") {
      this.#cancel();
      return;
    }
    this.#pointer = null;
    this.#program?.lift();
  }

  // cancel takes the stroke under way back.
  #cancel() {
    this.#pointer = null;
    if (this.#program) {
      this.#program.cancel();
    } else {
      this.#strokes = this.#strokes.slice(0, -1);
      this.#preview.show(this.#strokes);
    }
  }

  #places(events) {
    const pad = this.#pad;
    const box = pad.getBoundingClientRect(), zoom = zoomOf(pad, box);
    const left = box.left + pad.clientLeft * zoom, top = box.top + pad.clientTop * zoom;
    const width = pad.clientWidth * zoom, height = pad.clientHeight * zoom;
    return events.map((event) => [(event.clientX - left) / width, (event.clientY - top) / height]);
  }

  // keepFromSystem keeps the strokes of Apple's pencil from the system, which would read
  // them as handwriting, and a finger's stroke from a second finger that comes later. The
  // two of a gesture are the browser's; one finger scrolls nothing here, by the style
  // sheet.
  #keepFromSystem(event) {
    const isPencil = event.changedTouches[0].touchType === "stylus";
    const isLate = event.touches.length > 1 && this.isDown && !this.#isGesture;
    if (event.cancelable && (isPencil || isLate)) event.preventDefault();
  }
}
