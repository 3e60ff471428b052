// The kinds of stage. Each is a module with
//   Working: the class that shows how a value came about. It makes its nodes once, from
//     what session.inspect told of one unit, serves all units of the stage, writes into
//     its nodes what was told, and show returns the same in a sentence. page is
//     {program, colours, go(unit)};
//   story({stage, previous, figures, result}): the paragraphs of Play, of what session
//     says of the stage and of the one before, session.summary, and the result;
//   note({unit, stage, previous, figures}): a sentence on what kind of unit it is;
// and where the kind has them
//   shape({previous}): the shape that is written, where it is not the stage's own;
//   connects: all of its values with all before it, so both sizes are written;
//   slides: its square can be seen to pass over the maps before it;
//   place(channel): the name of a value of a vector;
//   offWords: the key of the words that switch such a value off.
import { average } from "./average.js";
import { convolution } from "./convolution.js";
import { dense } from "./dense.js";
import { flatten } from "./flatten.js";
import { input } from "./input.js";
import { pool } from "./pool.js";
import { softmax } from "./softmax.js";

const kinds = { input, conv: convolution, pool, average, flatten, dense, softmax };

// kindOf is the kind of a stage, by the name that the program gives it.
export function kindOf({ kind }) {
  if (!Object.hasOwn(kinds, kind)) throw new Error(`the page knows no layers of kind ${kind}: it needs a module in kinds/`);
  return kinds[kind];
}
