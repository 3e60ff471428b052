// What a visitor made, kept for this tab while the page is not there: when he loads it
// anew, goes to another page and comes back, or his phone ends it in the background.
// However he comes back, it is there: to clear a pad takes one key, a lost drawing is
// lost. Other tabs have their own.
import { checkStrokes } from "./interface.js";

const key = "digitscope";

// keep keeps {strokes, off, painted}. A drawing that has no room is kept as the eye
// sees it, and if that is too much, not at all: an older one would be the wrong one.
export function keep(state) {
  for (const strokes of [state.strokes, coarse(state.strokes), []]) {
    try {
      sessionStorage.setItem(key, JSON.stringify({ ...state, strokes }));
      return;
    } catch {
      // too much, or forbidden
    }
  }
}

// kept is what was kept, or nothing of it that is not what keep writes. Whether the
// network has such maps and filters is for others to check.
export function kept() {
  let state = null;
  try {
    state = JSON.parse(sessionStorage.getItem(key));
  } catch {
    // somebody else's, or forbidden
  }
  const list = (name, isGood) => (Array.isArray(state?.[name]) ? state[name].filter((each) => each && isGood(each)) : []);
  const areIndices = (...values) => values.every((value) => Number.isInteger(value) && value >= 0);
  return {
    strokes: drawn(state?.strokes),
    off: list("off", ({ layer, channel }) => areIndices(layer, channel)),
    painted: list("painted", ({ layer, channel, input, values }) =>
      areIndices(layer, channel, input) && Array.isArray(values) && values.every(Number.isFinite)),
  };
}

function drawn(strokes) {
  try {
    return checkStrokes(strokes);
  } catch {
    return [];
  }
}

// coarse is a drawing in thousandths of the pad.
function coarse(strokes) {
  const grid = (value) => Math.round(1000 * value) / 1000;
  return strokes.map((stroke) => stroke.map(([x, y]) => [grid(x), grid(y)])
    .filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]));
}
