// window.digitscope: the page's interface for teachers' own pages and for tests.
// It is documented in web/README.md.

const tolerance = 1e-6; // for coordinates computed with rounding

// most is how many points a drawing can have, MaxPoints of nn/ink/drawing.go.
const most = 500_000;

// publicInterface offers what the session can do; readiness has the promise that it
// runs, replace puts another drawing on the pad.
export function publicInterface(session, readiness, replace) {
  return Object.freeze({
    get ready() {
      return readiness.promise;
    },
    draw(strokes) {
      const points = checkStrokes(strokes);
      checkReady(session);
      replace(points);
      return session.result();
    },
    strokes() {
      checkReady(session);
      return session.strokes();
    },
    clear() {
      checkReady(session);
      replace([]);
      session.checkRunning();
    },
    result() {
      checkReady(session);
      return session.result();
    },
    classify(pixels) {
      writePixels(pixels, session);
      return session.classify();
    },
    layers() {
      checkReady(session);
      return session.layers();
    },
    votes(digit) {
      checkReady(session);
      const { bias, logit, votes } = session.votes(checkDigit(digit, session));
      return { bias, logit, votes };
    },
    attribution(digit) {
      checkReady(session);
      return session.attribution(checkDigit(digit, session));
    },
    inspect(unit) {
      checkReady(session);
      return session.inspect(checkUnit(unit, session));
    },
  });
}

function checkReady(session) {
  if (!session.running) throw new Error("digitscope is not running: wait for digitscope.ready, or see the page for what went wrong");
}

// checkStrokes copies a drawing; a TypeError says what is wrong with it.
export function checkStrokes(strokes) {
  if (!Array.isArray(strokes)) throw new TypeError(`strokes must be an array of strokes, not ${kind(strokes)}`);
  let points = 0;
  // Array.from, here and below, visits holes too
  return Array.from(strokes, (stroke, i) => {
    if (!Array.isArray(stroke)) throw new TypeError(`strokes[${i}] must be an array of points, not ${kind(stroke)}`);
    if (stroke.length === 0) throw new TypeError(`strokes[${i}] has no points: a stroke has at least one`);
    points += stroke.length;
    if (points > most) throw new TypeError(`strokes has more than ${most} points, too many for one drawing: leave out some that are close together`);
    return Array.from(stroke, (point, j) => checkPoint(point, `strokes[${i}][${j}]`));
  });
}

function checkPoint(point, name) {
  if (!Array.isArray(point) || point.length !== 2) {
    throw new TypeError(`${name} must be a point [x, y], not ${Array.isArray(point) ? `an array of ${point.length}` : kind(point)}`);
  }
  return Array.from(point, (value, axis) => {
    const what = `${name}: ${axis === 0 ? "x" : "y"}`;
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new TypeError(`${what} must be a finite number, not ${kind(value)}`);
    }
    if (value < -tolerance || value > 1 + tolerance) {
      throw new TypeError(`${what} is ${value}, outside the pad: coordinates are parts of its side, 0 to 1`);
    }
    return Math.min(Math.max(value, 0), 1);
  });
}

// writePixels checks the pixels on the way to where the program reads them. What
// is left there of a picture that is refused, the next one overwrites.
function writePixels(pixels, session) {
  const isList = Array.isArray(pixels) || (ArrayBuffer.isView(pixels) && !(pixels instanceof DataView));
  if (!isList) throw new TypeError(`pixels must be an array of numbers, not ${kind(pixels)}`);
  checkReady(session);
  if (pixels.length !== session.inputs) {
    throw new TypeError(`pixels has ${pixels.length} numbers, the network reads ${session.inputs}`);
  }
  const picture = session.picture();
  for (let i = 0; i < picture.length; i++) {
    const value = pixels[i];
    if (typeof value !== "number" || !(value >= 0 && value <= 1)) {
      throw new TypeError(`pixels[${i}] must be a number from 0 to 1, not ${kind(value)}`);
    }
    picture[i] = value;
  }
}

function checkDigit(digit, session) {
  return checkIndex(digit, "digit", session.stages.at(-1).shape[0], "the network has outputs");
}

// checkUnit checks {layer, channel, row, column}; those of a vector need no row and
// column.
function checkUnit(unit, { stages }) {
  if (unit === null || typeof unit !== "object") {
    throw new TypeError(`unit must be an object {layer, channel, row, column}, not ${kind(unit)}`);
  }
  const layer = checkIndex(unit.layer, "layer", stages.length, "the network has layers");
  const { name, shape: [channels, height, width] } = stages[layer];
  const place = (value, length) => (length === 1 && value === undefined ? 0 : value);
  return {
    layer,
    channel: checkIndex(unit.channel, "channel", channels, `${name} has channels`),
    row: checkIndex(place(unit.row, height), "row", height, `${name} has rows`),
    column: checkIndex(place(unit.column, width), "column", width, `${name} has columns`),
  };
}

// checkIndex wants one of 0 … length − 1; what there is begins the words for them.
function checkIndex(value, what, length, there) {
  const range = `${there} 0 to ${length - 1}`;
  if (!Number.isInteger(value)) throw new TypeError(`${what} must be a whole number, not ${kind(value)}: ${range}`);
  if (value < 0 || value >= length) throw new TypeError(`${what} is ${value}, ${range}`);
  return value + 0; // 0 of −0
}

function kind(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return `the string "${value}"`;
  return typeof value;
}
