// The output: votes, and the softmax that makes probabilities of them.
import { count, counted, percentOrBound, text } from "../shared/text.js";
import { size } from "../play/sentences.js";
import { Softmax as Working } from "./softmax-working.js";

function story({ stage, previous, result }) {
  const votes = previous.kind === "dense" ? "storyVotes" : "storyVotesOfNumbers";
  const { probabilities, presence } = result;
  const [digit, second] = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
  return [counted(votes, size(previous), { digits: stage.shape[0] }), text(answers[result.state], {
    digit, second, digits: stage.shape[0], presence: percentOrBound(presence),
    percent: percentOrBound(probabilities[digit]), secondPercent: percentOrBound(probabilities[second]),
  })];
}
const answers = { sure: "storySure", unsure: "storyUnsure", unknown: "storyUnknown" };

const note = ({ unit, previous }) => text("noteOutput", { digit: unit.channel, count: count(size(previous)) });

export const softmax = {
  Working, story, note, connects: true,
  place: (channel) => text("unitDigit", { digit: channel }),
};
