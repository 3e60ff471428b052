// A motion calls step(seconds since the last frame) in every animation frame from
// start to stop, and asks for no frame otherwise.
export class Motion {
  #step;
  #frame = 0;
  #last = 0;

  constructor(step) {
    this.#step = step;
  }

  get running() {
    return this.#frame !== 0;
  }

  start() {
    if (this.running) return;
    this.#last = performance.now();
    this.#ask();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #ask() {
    this.#frame = requestAnimationFrame((now) => {
      const seconds = Math.max(0, now - this.#last) / 1000;
      this.#last = now;
      this.#ask(); // first: the step may stop it
      this.#step(seconds);
    });
  }
}
