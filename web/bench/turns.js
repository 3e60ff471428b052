// Times predictions in whatever page imports it. A contestant is a function from
// a picture to its probabilities or to a promise of them.

const at = (name) => new URL(name, import.meta.url).href;

// contestant loads one by its name; iterations is the limit's work for one
// prediction, threads is how many a peer may use.
async function contestant({ name, threads, iterations }) {
  switch (name) {
    case "digitscope":
      await digitscope.ready;
      return (picture) => digitscope.classify(picture).probabilities;
    case "limit": {
      const { instance } = await WebAssembly.instantiateStreaming(fetch(at("limit.wasm")));
      return () => [instance.exports.run(iterations)];
    }
    default: {
      const { load } = await import(at(`${name}.js`));
      return load(threads);
    }
  }
}

async function loadPictures() {
  const pictures = await (await fetch(at("pictures.json"))).json();
  return pictures.map((picture) => Float32Array.from(picture));
}

// batch gives the microseconds of one prediction, the mean of so many runs.
async function batch(predict, pictures, runs) {
  const start = performance.now();
  for (let i = 0; i < runs; i++) {
    const answer = predict(pictures[i % pictures.length]);
    if (answer instanceof Promise) await answer;
  }
  return (performance.now() - start) * 1000 / runs;
}

// pause lets the browser, and a peer's threads, finish what they are at.
const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

// compare lets the contestants take turns: each runs one batch a round, and the
// first of a round is the last of the next. A prediction that is not counted
// wakes the processor up. It gives, contestant by contestant, the microseconds of
// each round after the warm-up, and what they answered to each picture.
export async function compare(list, { warmUp, rounds, runs }) {
  const pictures = await loadPictures();
  const contestants = [];
  for (const item of list) contestants.push({ predict: await contestant(item), micros: [] });
  for (let round = 0; round < warmUp + rounds; round++) {
    for (let i = 0; i < list.length; i++) {
      const { predict, micros } = contestants[(round + i) % list.length];
      await pause();
      await predict(pictures[0]);
      const time = await batch(predict, pictures, runs);
      if (round >= warmUp) micros.push(time);
    }
  }
  const results = [];
  for (const { predict, micros } of contestants) results.push({ micros, answers: await answers(predict, pictures) });
  return results;
}

async function answers(predict, pictures) {
  const list = [];
  for (const picture of pictures) list.push(await predict(picture));
  return list.map((answer) => [...answer]);
}

// early gives the microseconds of each of the first predictions.
export async function early(item, count) {
  const pictures = await loadPictures();
  const predict = await contestant(item);
  const micros = [];
  for (let i = 0; i < count; i++) micros.push(await batch(predict, [pictures[i % pictures.length]], 1));
  return micros;
}
