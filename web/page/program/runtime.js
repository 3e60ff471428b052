// The runtime: runs one instance of the program, in a world of its own. It needs no
// graphics: a Canvas is a runtime with them.
import "wasm_exec";

const nothing = () => {};

// Entry 5 of wasm_exec.js's table of values is what Go's js.Global() returns.
const globalEntry = 5;

export class Runtime {
  #go = null;
  #begun = null; // to be called when the program has begun, or is ended
  #exports = null;
  #views = {}; // of the program's memory
  #ended = false;
  #exit = null; // the error by which the program ended itself
  #frame = 0;
  #stopped;

  // stopped(error) is called when the program ends by itself.
  constructor(stopped) {
    this.#stopped = stopped;
  }

  // ended is true once the program is gone.
  get ended() {
    return this.#ended;
  }

  // start runs the module; host is what the program finds as its host object.
  async start(module, host) {
    host.begin = () => setTimeout(this.#begun); // a piece of its own, too
    const go = this.#go = newGo(this.world({ host }));
    // not at once: this is called from inside the program
    go.exit = (code) => {
      this.#exit = new Error(`exit code ${code}`);
      queueMicrotask(() => this.stop(this.#exit));
    };
    this.prepare(go);
    const instance = await WebAssembly.instantiate(module, go.importObject);
    if (this.#ended) return;
    this.#exports = instance.exports;
    await new Promise((begun) => {
      this.#begun = begun;
      const resume = go._resume.bind(go);
      go._resume = () => this.enter(resume); // it starts in pieces, from timers
      go.run(instance).catch((error) => this.stop(error));
    });
    if (!this.#ended) delete go._resume;
  }

  // world is what the program has for the browser's globals: those that are its own, and
  // behind them the page's.
  world(own) {
    return new Proxy(own, { get: (target, key) => (key in target ? target[key] : globalThis[key]) });
  }

  // prepare may change the runtime of Go before it runs.
  prepare() {}

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
      this.stop(error);
      return undefined;
    }
  }

  // wake asks for a frame, in which the program computes what is new.
  wake() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.call("update");
    });
  }

  // end takes the program away, whatever state it is in.
  end() {
    this.#ended = true;
    this.#begun?.();
    cancelAnimationFrame(this.#frame);
    this.dropTimers();
    if (this.#go) {
      this.#go._resume = nothing; // nothing enters this instance again
      this.#go._inst = this.#go._values = this.#go.mem = null;
    }
    this.#exports = null;
    this.#views = {};
  }

  dropTimers() {
    for (const timer of this.#go?._scheduledTimeouts?.values() ?? []) clearTimeout(timer);
  }

  // stop is reached when the program broke.
  stop(error) {
    if (this.#ended) return;
    this.end();
    this.#stopped(error);
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
