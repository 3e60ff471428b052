package nn

import "math"

// Besides its classes a network knows "none of them", a class whose logit is
// always 0. Softmax compares the classes with each other; the probabilities of
// an open world compare them with "none of them" as well:
//
//	q[i] = exp(logit[i]) / (1 + Σ_j exp(logit[j])),  q[none] = 1 / (1 + Σ_j exp(logit[j]))
//
// q[i] is softmax[i] · presence, so that both follow from the same logits.

// Presence is the probability that the picture shows one of the classes at
// all, 1 − q[none]: the logistic function of the logits' log-sum-exp, which is
// the negative energy of Liu et al., "Energy-based out-of-distribution
// detection", 2020.
func (p *Pass) Presence() float32 { return float32(1 / (1 + math.Exp(-p.LogOdds()))) }

// LogOdds are the presence's: log Σ exp(logit).
func (p *Pass) LogOdds() float64 {
	largest := p.Logits()[0]
	for _, v := range p.Logits() {
		if v > largest {
			largest = v
		}
	}
	sum := 0.0
	for _, v := range p.Logits() {
		sum += math.Exp(float64(v - largest))
	}
	return float64(largest) + math.Log(sum)
}

// None, in place of a class, stands for "none of them".
const None = -1

// Backward adds the gradient of the pass's loss −log q[class] to g.Sum, where
// class may be None, and returns that loss, in nats.
func (p *Pass) Backward(g *Gradient, class int) (loss float64) {
	odds := p.LogOdds()
	total := max(odds, 0) + math.Log1p(math.Exp(-math.Abs(odds))) // log(1 + Σ exp(logit))
	deltas := g.logits()
	for i, logit := range p.Logits() {
		deltas[i] = float32(math.Exp(float64(logit) - total))
	}
	loss = total
	if class != None {
		deltas[class]--
		loss -= float64(p.Logits()[class])
	}
	p.backward(g)
	return loss
}
