package train

import (
	"math"
	"slices"

	"digitscope/nn"
)

// PresenceSet is the name of the known set on which it is decided how much is
// refused: the one that is farthest from what the network learned from.
const PresenceSet = "pendigits-test-pictures"

// settlePresence moves all logits of the network by the same amount, so that it
// takes the given share of the set's pictures with ink for one of its classes,
// and returns that amount. Training shows a network far more of what is no class
// than people will: this tells it how often to expect that (Saerens, Latinne,
// Decaestecker, "Adjusting the outputs of a classifier to new a priori
// probabilities", 2002). The probabilities of the classes do not change.
func settlePresence(network *nn.Network, set Set, answered float64) (shift float32) {
	pass := network.NewPass()
	var odds []float64
	for i := range set.Len() {
		if set.draw(pass.Input(), i) {
			pass.Forward()
			odds = append(odds, pass.LogOdds())
		}
	}
	if len(odds) == 0 {
		return 0
	}
	slices.Sort(odds)
	refused := len(odds) - int(math.Ceil(float64(len(odds))*answered))
	known := float64(network.Thresholds().Known)
	shift = float32(math.Log(known/(1-known)) - odds[refused])
	network.Shift(shift)
	return shift
}
