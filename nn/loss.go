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

// Backward adds the gradient of the cross entropy −Σ target·log(q) of the pass
// to g.Sum and returns that loss, in nats. target holds the probability that
// each class should have; what it lacks to one is that of "none of them".
func (p *Pass) Backward(g *Gradient, target []float32) (loss float64) {
	loss = p.crossEntropy(g.logits(), target)
	p.backward(g)
	return loss
}

// A Distillation says how much a network learns from a larger one instead of
// from the labels (Hinton, Vinyals, Dean, "Distilling the knowledge in a neural
// network", 2015).
type Distillation struct {
	// Weight, in 0…1, is the teacher's part in the loss.
	Weight float64 `json:"weight"`
	// Temperature divides the logits of both before their distributions are
	// compared: the higher, the more the improbable classes count.
	Temperature float64 `json:"temperature"`
}

// Distil is Backward with a teacher, of which it takes the logits of a pass of
// the same picture. The gradient is that of
//
//	(1 − weight) · cross entropy + weight · temperature² · Σ q_teacher · log(q_teacher / q)
//
// with both q of the logits divided by the temperature. It returns the cross
// entropy alone.
func (p *Pass) Distil(g *Gradient, target []float32, teacher *Pass, d Distillation) (loss float64) {
	deltas := g.logits()
	loss = p.crossEntropy(deltas, target)
	mine, theirs := open(p.Logits(), d.Temperature), open(teacher.Logits(), d.Temperature)
	for i := range deltas {
		apart := mine.probability(i) - theirs.probability(i)
		deltas[i] = float32((1-d.Weight)*float64(deltas[i]) + d.Weight*d.Temperature*apart)
	}
	p.backward(g)
	return loss
}

// crossEntropy writes the gradient at the logits, q − target, and returns the
// loss.
func (p *Pass) crossEntropy(deltas, target []float32) (loss float64) {
	q := open(p.Logits(), 1)
	none := 1.0
	for i, t := range target {
		deltas[i] = float32(q.probability(i) - float64(t))
		none -= float64(t)
		if t > 0 {
			loss -= float64(t) * q.log(i)
		}
	}
	return loss - max(0, none)*q.logNone()
}

// An openWorld holds the probabilities q of logits divided by a temperature.
type openWorld struct {
	logits             []float32
	temperature, total float64 // total is log(1 + Σ exp(logit / temperature))
}

func open(logits []float32, temperature float64) openWorld {
	q := openWorld{logits: logits, temperature: temperature}
	largest := 0.0
	for _, v := range logits {
		largest = max(largest, float64(v)/temperature)
	}
	sum := math.Exp(-largest)
	for _, v := range logits {
		sum += math.Exp(float64(v)/temperature - largest)
	}
	q.total = largest + math.Log(sum)
	return q
}

func (q openWorld) log(i int) float64         { return float64(q.logits[i])/q.temperature - q.total }
func (q openWorld) logNone() float64          { return -q.total }
func (q openWorld) probability(i int) float64 { return math.Exp(q.log(i)) }
