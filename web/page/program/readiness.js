// Readiness is the promise that the program runs, a new one whenever what the last one
// said is over: an old one can't be taken back.
export class Readiness {
  promise;
  #settle = null; // {resolve, reject}, while it is open

  constructor() {
    this.await();
  }

  // await opens it for another start.
  await() {
    if (this.#settle) return;
    this.promise = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    this.promise.catch(() => {}); // that nobody waits for it is no fault to report
  }

  fulfil() {
    this.await();
    this.#settle.resolve();
    this.#settle = null;
  }

  fail(error) {
    this.await();
    this.#settle.reject(error);
    this.#settle = null;
  }
}
