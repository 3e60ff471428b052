// What happens at a stage of the network, in a sentence or two with its own numbers.
import { kindOf } from "../kinds/kinds.js";

// story is {title, paragraphs, strongest} of a stage while something is on the pad;
// strongest is the unit of its largest value, null where none is above zero.
export function story(program, layer, result) {
  const [stage, previous] = [program.stages[layer], program.stages[layer - 1]];
  const figures = program.summary(layer);
  return {
    title: stage.name, paragraphs: kindOf(stage).story({ stage, previous, figures, result }),
    strongest: figures.largest > 0 ? figures.strongest : null,
  };
}
