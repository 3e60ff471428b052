// A pace brings figures up to date soon after a change, but not with every frame:
// numbers that change so fast could not be read, and slow machines would paint nothing
// else.
const least = 100; // milliseconds between two updates
const most = 200;
const share = 1 / 16; // of the time, that updates may take

export class Pace {
  #update;
  #timer = 0;
  #next = 0; // when the next update may be

  constructor(update) {
    this.#update = update;
  }

  // ask for an update.
  ask() {
    this.#timer ||= setTimeout(() => this.#run(), Math.max(0, this.#next - performance.now()));
  }

  // stop forgets what was asked for.
  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #run() {
    this.#timer = 0;
    const start = performance.now();
    this.#update();
    const end = performance.now();
    this.#next = end + Math.min(Math.max((end - start) / share, least), most);
  }
}
