// The canvas: runs one instance of the program, which draws over the page, if the
// browser has the graphics for it; all else it does without them, too.
//
// Ebiten expects to own a page: it appends its canvas to the body, sizes it by
// the body, restyles both, listens to keys, and asks for animation frames for
// ever. So the program gets a small world of its own instead of window: there
// the body has the size of the canvas in device pixels, and a frame is asked
// for only when there is something to show. The page itself is not patched.
import { Cover } from "./cover.js";
import { Runtime } from "./runtime.js";

const nothing = () => {};

export class Canvas extends Runtime {
  #container;
  #canvas = document.createElement("canvas");
  #gl = null;
  #cover = null;
  #resized = null; // ebiten's listener
  #parked = null; // ebiten's frame callback while no frame is wanted
  #wanted = false;
  #frame = 0;
  #observer = new ResizeObserver(() => this.follow());
  #following = new AbortController();
  #calls;

  // calls are what happens to the page: moved() when the canvas covers another part of
  // the container, lost() when the graphics are taken away, stopped(error) when the
  // program ends by itself. draws is false for who has given graphics up.
  constructor(container, calls, draws) {
    super(calls.stopped);
    this.#container = container;
    this.#calls = calls;
    if (draws) this.#gl = this.#canvas.getContext("webgl2", {
      alpha: true, premultipliedAlpha: true, antialias: false, stencil: false, depth: false,
    });
    if (!this.#gl) return;
    this.#cover = new Cover(container, this.#canvas, Math.min(
      this.#gl.getParameter(this.#gl.MAX_TEXTURE_SIZE), ...this.#gl.getParameter(this.#gl.MAX_VIEWPORT_DIMS)));
    this.#dress();
  }

  // draws is false where the browser gives no WebGL.
  get draws() {
    return Boolean(this.#gl);
  }

  // view is where the canvas lies in the window, {left, top, scale}: scale is how many
  // of its pixels one of the window's CSS pixels has. Without it the container does.
  get view() {
    if (this.draws) return this.#cover.where;
    const { left, top } = this.#container.getBoundingClientRect();
    return { left, top, scale: 1 };
  }

  // show brings the canvas into the page.
  show() {
    if (!this.draws) return;
    this.#container.append(this.#canvas);
    this.#cover.follow();
    this.#observer.observe(this.#container);
    const { signal } = this.#following;
    addEventListener("scroll", () => this.follow(), { capture: true, passive: true, signal }); // of any part of the page
    addEventListener("resize", () => this.follow(), { signal });
    this.#watchPixelRatio();
  }

  // over takes the elements that the program draws in.
  over(elements) {
    this.#cover?.over(elements);
  }

  // follow keeps the canvas where they and the window are, and reports whether it had to
  // be moved.
  follow() {
    if (this.ended || !this.draws) return false;
    const [width, height] = this.#cover.size;
    if (!this.#cover.follow()) return false;
    this.#calls.moved();
    const isResized = this.#cover.size[0] !== width || this.#cover.size[1] !== height;
    if (isResized && this.#resized) this.enter(this.#resized); // ebiten resizes and draws at once
    return true;
  }

  // wake asks for one frame.
  wake() {
    this.#wanted = true;
    if (this.draws) this.#arm();
    else super.wake();
  }

  // end takes the program and its canvas away, whatever state it is in.
  end() {
    if (this.ended) return;
    super.end();
    this.#observer.disconnect();
    this.#following.abort();
    cancelAnimationFrame(this.#frame);
    this.#parked = this.#resized = null;
    this.#canvas.remove();
    this.#gl?.getExtension("WEBGL_lose_context")?.loseContext(); // give its memory back now
  }

  // stop is reached when the program broke; without graphics it cannot but.
  stop(error) {
    if (this.ended || !this.#gl?.isContextLost()) {
      super.stop(error);
      return;
    }
    this.end();
    this.#calls.lost();
  }

  // dress keeps ebiten from making the canvas a focus stop that takes keys,
  // wheel and touch, and from reloading the page when the graphics are lost.
  #dress() {
    const canvas = this.#canvas;
    canvas.setAttribute("aria-hidden", "true");
    canvas.tabIndex = -1;
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      if (!this.ended) this.#calls.lost();
    });
    canvas.addEventListener = canvas.setAttribute = canvas.focus = nothing;
    // both wait for the GPU's process: the end of a frame hands everything over anyway, and
    // the size that ebiten gives its canvas when it is loaded is none to draw in
    this.#gl.flush = nothing;
    for (const [i, side] of ["width", "height"].entries()) this.#takeOnly(side, () => this.#cover.size[i]);
  }

  // takeOnly gives a side of the canvas no other length than the one that is wanted.
  #takeOnly(side, wanted) {
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    Object.defineProperty(this.#canvas, side, {
      get,
      set(length) {
        if (length === wanted() && length !== this[side]) set.call(this, length);
      },
    });
  }

  // watchPixelRatio notices the page's zoom and other screens, where the size
  // in CSS pixels stays.
  #watchPixelRatio() {
    if (this.ended) return;
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      requestAnimationFrame(() => { // the event may come before the new value
        this.follow();
        this.#watchPixelRatio();
      });
    }, { once: true });
  }

  #arm() {
    if (this.#frame || !this.#parked || !this.#wanted || this.ended) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#gl.isContextLost()) return; // its event is on the way
      const callback = this.#parked;
      this.#wanted = false;
      this.#parked = null;
      this.enter(callback);
    });
  }

  // prepare drops Go's timers while nothing is wanted (ebiten has a ticker
  // for sound); the next frame runs those that are due.
  prepare(go) {
    const imports = go.importObject.gojs;
    const schedule = imports["runtime.scheduleTimeoutEvent"];
    imports["runtime.scheduleTimeoutEvent"] = (pointer) => {
      schedule(pointer);
      if (!this.#parked || this.#wanted && !document.hidden) return; // a hidden page gets no frames
      this.dropTimers();
    };
  }

  world(own) {
    const canvas = this;
    const body = {
      get clientWidth() { return canvas.#cover?.size[0] ?? 1; },
      get clientHeight() { return canvas.#cover?.size[1] ?? 1; },
      style: {},
      appendChild: nothing,
    };
    Object.assign(own, {
      document: {
        body,
        documentElement: { style: {} },
        head: { appendChild: nothing },
        createElement: (name) => (name === "canvas" ? this.#canvas : {}),
        addEventListener: nothing,
        hasFocus: () => true,
        hidden: false,
      },
      Document: { prototype: { get hidden() { return false; } } },
      window: {
        devicePixelRatio: 1,
        addEventListener: (type, listener) => {
          if (type === "resize") this.#resized = listener;
        },
        location: { reload: nothing },
        parent: { location: {} },
        innerWidth: 1,
        innerHeight: 1,
      },
      navigator: { userAgent: navigator.userAgent, getGamepads: () => null },
      requestAnimationFrame: (callback) => {
        own.navigator = null; // from now on ebiten looks for gamepads there, in every frame
        this.#parked = callback;
        this.#arm();
      },
    });
    return super.world(own);
  }
}
