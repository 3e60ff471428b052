// The canvas: runs one instance of the program over the page.
//
// Ebiten expects to own a page: it appends its canvas to the body, sizes it by
// the body, restyles both, listens to keys, and asks for animation frames for
// ever. So the program gets a small world of its own instead of window: there
// the body has the size of the canvas in device pixels, and a frame is asked
// for only when there is something to show. The page itself is not patched.
import { Cover } from "./cover.js";
import "wasm_exec";

const nothing = () => {};

// Entry 5 of wasm_exec.js's table of values is what Go's js.Global() returns.
const globalEntry = 5;

export class Canvas {
  #container;
  #canvas = document.createElement("canvas");
  #gl;
  #cover;
  #resized = null; // ebiten's listener
  #parked = null; // ebiten's frame callback while no frame is wanted
  #wanted = false;
  #frame = 0;
  #go = null;
  #begun = null; // to be called when the program asks for its first frame, or is ended
  #exports = null;
  #views = {}; // of the program's memory
  #ended = false;
  #exit = null; // the error by which the program ended itself
  #observer = new ResizeObserver(() => this.follow());
  #following = new AbortController();
  #calls;

  // calls are what happens to the page: moved() when the canvas covers another part of
  // the container, lost() when the graphics are taken away, stopped(error) when the
  // program ends by itself.
  constructor(container, calls) {
    this.#container = container;
    this.#calls = calls;
    this.#gl = this.#canvas.getContext("webgl2", {
      alpha: true, premultipliedAlpha: true, antialias: false, stencil: false, depth: false,
    });
    if (!this.#gl) return;
    this.#cover = new Cover(container, this.#canvas, Math.min(
      this.#gl.getParameter(this.#gl.MAX_TEXTURE_SIZE), ...this.#gl.getParameter(this.#gl.MAX_VIEWPORT_DIMS)));
    this.#dress();
  }

  // works is false where the browser gives no WebGL.
  get works() {
    return Boolean(this.#gl);
  }

  // ended is true once the program is gone.
  get ended() {
    return this.#ended;
  }

  // view is where the canvas lies in the window, {left, top, scale}: scale is how many
  // of its pixels one of the window's CSS pixels has.
  get view() {
    return this.#cover.where;
  }

  // start runs the module; host is what the program finds as its host object.
  async start(module, host) {
    this.#container.append(this.#canvas);
    this.#cover.follow();
    const go = this.#go = newGo(this.#world(host));
    // not at once: this is called from inside the program
    go.exit = (code) => {
      this.#exit = new Error(`exit code ${code}`);
      queueMicrotask(() => this.#stop(this.#exit));
    };
    this.#parkTimers(go);
    const instance = await WebAssembly.instantiate(module, go.importObject);
    if (this.#ended) return;
    this.#exports = instance.exports;
    await new Promise((begun) => {
      this.#begun = begun;
      const resume = go._resume.bind(go);
      go._resume = () => this.enter(resume); // it starts in pieces, from timers
      go.run(instance).catch((error) => this.#stop(error));
    });
    if (this.#ended) return;
    delete go._resume;
    this.#observer.observe(this.#container);
    const { signal } = this.#following;
    addEventListener("scroll", () => this.follow(), { capture: true, passive: true, signal }); // of any part of the page
    addEventListener("resize", () => this.follow(), { signal });
    this.#watchPixelRatio();
  }

  // call runs an exported function of the program.
  call(name, ...values) {
    return this.enter(() => this.#exports[name](...values));
  }

  // floats is the program's own memory at the place that an exported function
  // gives, always the same, as 32-bit floats.
  floats(name, length) {
    let view = this.#views[name];
    if (!view?.length) { // not asked for yet, or the program's memory has grown
      const place = this.call(name); // first: it may grow the memory, too
      if (this.#ended) return undefined;
      view = this.#views[name] = new Float32Array(this.#exports.mem.buffer, place, length);
    }
    return view;
  }

  // enter runs whatever leads into the program; if that breaks, so has the
  // program.
  enter(step) {
    if (this.#ended) return undefined;
    try {
      const answer = step();
      if (!this.#exit) return answer;
      throw this.#exit; // it ended while it was asked
    } catch (error) {
      this.#stop(error);
      return undefined;
    }
  }

  // over takes the elements that the program draws in.
  over(elements) {
    this.#cover.over(elements);
  }

  // follow keeps the canvas where they and the window are, and reports whether it had to
  // be moved.
  follow() {
    const [width, height] = this.#cover.size;
    if (this.#ended || !this.#cover.follow()) return false;
    this.#calls.moved();
    const isResized = this.#cover.size[0] !== width || this.#cover.size[1] !== height;
    if (isResized && this.#resized) this.enter(this.#resized); // ebiten resizes and draws at once
    return true;
  }

  // wake asks for one frame.
  wake() {
    this.#wanted = true;
    this.#arm();
  }

  // end takes the program and its canvas away, whatever state it is in.
  end() {
    if (this.#ended) return;
    this.#ended = true;
    this.#begun?.();
    this.#observer.disconnect();
    this.#following.abort();
    cancelAnimationFrame(this.#frame);
    for (const timer of this.#go?._scheduledTimeouts?.values() ?? []) clearTimeout(timer);
    if (this.#go) {
      this.#go._resume = nothing; // nothing enters this instance again
      this.#go._inst = this.#go._values = this.#go.mem = null;
    }
    this.#parked = this.#resized = this.#exports = null;
    this.#views = {};
    this.#canvas.remove();
    this.#gl?.getExtension("WEBGL_lose_context")?.loseContext(); // give its memory back now
  }

  // stop is reached when the program broke; without graphics it cannot but.
  #stop(error) {
    if (this.#ended) return;
    const lost = this.#gl.isContextLost();
    this.end();
    if (lost) this.#calls.lost();
    else this.#calls.stopped(error);
  }

  // dress keeps ebiten from making the canvas a focus stop that takes keys,
  // wheel and touch, and from reloading the page when the graphics are lost.
  #dress() {
    const canvas = this.#canvas;
    canvas.setAttribute("aria-hidden", "true");
    canvas.tabIndex = -1;
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      if (!this.#ended) this.#calls.lost();
    });
    canvas.addEventListener = canvas.setAttribute = canvas.focus = nothing;
    this.#gl.flush = nothing; // it waits for the GPU's process; the end of a frame hands everything over anyway
  }

  // watchPixelRatio notices the page's zoom and other screens, where the size
  // in CSS pixels stays.
  #watchPixelRatio() {
    if (this.#ended) return;
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      requestAnimationFrame(() => { // the event may come before the new value
        this.follow();
        this.#watchPixelRatio();
      });
    }, { once: true });
  }

  #arm() {
    if (this.#frame || !this.#parked || !this.#wanted || this.#ended) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#gl.isContextLost()) return; // its event is on the way
      const callback = this.#parked;
      this.#wanted = false;
      this.#parked = null;
      this.enter(callback);
    });
  }

  // parkTimers drops Go's timers while nothing is wanted (ebiten has a ticker
  // for sound); the next frame runs those that are due.
  #parkTimers(go) {
    const imports = go.importObject.gojs;
    const schedule = imports["runtime.scheduleTimeoutEvent"];
    imports["runtime.scheduleTimeoutEvent"] = (pointer) => {
      schedule(pointer);
      if (!this.#parked || this.#wanted && !document.hidden) return; // a hidden page gets no frames
      for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer);
    };
  }

  #world(host) {
    const canvas = this;
    const body = {
      get clientWidth() { return canvas.#cover.size[0]; },
      get clientHeight() { return canvas.#cover.size[1]; },
      style: {},
      appendChild: nothing,
    };
    const own = {
      host,
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
        if (this.#begun) setTimeout(this.#begun); // a piece of its own, too
        this.#begun = null;
        this.#arm();
      },
    };
    return new Proxy(own, { get: (target, key) => (key in target ? target[key] : globalThis[key]) });
  }
}

// newGo makes a Go runtime whose js.Global() is world.
function newGo(world) {
  const go = new globalThis.Go();
  Object.defineProperty(go, "_values", {
    configurable: true,
    set(values) {
      if (values === null) return; // ended before it began
      if (values[globalEntry] !== globalThis) throw new Error("wasm_exec.js has changed");
      values[globalEntry] = world;
      Object.defineProperty(go, "_values", { value: values, writable: true, configurable: true });
    },
  });
  return go;
}
