package nn

import "fmt"

// Dense connects every input to every unit and, where relu is set, clears
// negative sums:
//
//	y[o] = max(0, bias[o] + Σ_i weight[o][i] · x[i])
type Dense struct {
	in, out Shape
	relu    bool
	// weight is ordered [input][unit].
	weight, bias []float32
}

var denseKind = kind{
	name: KindDense,
	plan: func(spec LayerSpec, in Shape) (out Shape, parameters int, err error) {
		if !in.IsVector() {
			return out, 0, fmt.Errorf("input %s is not a vector: flatten it first", in)
		}
		return Shape{spec.Units, 1, 1}, in.Len()*spec.Units + spec.Units, nil
	},
	build: func(p plannedLayer, parameters []float32) Layer {
		n := len(parameters) - p.Units
		return &Dense{in: p.in, out: p.out, relu: p.ReLU, weight: parameters[:n], bias: parameters[n:]}
	},
}

func (l *Dense) Kind() string { return KindDense }
func (l *Dense) In() Shape    { return l.in }
func (l *Dense) Out() Shape   { return l.out }
func (l *Dense) Scratch() int { return 0 }

// ReLU says whether negative sums are cleared.
func (l *Dense) ReLU() bool { return l.relu }

// Weight is what the unit multiplies an input by; Bias is what it adds.
func (l *Dense) Weight(unit, input int) float32 { return l.weight[input*l.out.Maps+unit] }
func (l *Dense) Bias(unit int) float32          { return l.bias[unit] }

func (l *Dense) Parameters() []Parameter {
	inputs, units := l.in.Len(), l.out.Maps
	order := make([]int, 0, len(l.weight))
	for o := range units {
		for i := range inputs {
			order = append(order, i*units+o)
		}
	}
	return []Parameter{
		{Name: "weight", Shape: []int{units, inputs}, Values: l.weight, order: order},
		{Name: "bias", Shape: []int{units}, Values: l.bias},
	}
}

func (l *Dense) Forward(x, y []float32) {
	copy(y, l.bias)
	addVectorMatrix(y, x, l.weight)
	if l.relu {
		relu(y)
	}
}

func (l *Dense) Backward(x, y, dy, dx, grad, _ []float32) {
	if l.relu {
		reluBackward(y, dy)
	}
	units := l.out.Maps
	for i, v := range x {
		if v != 0 { // most inputs come out of a ReLU as zero
			addScaled(grad[i*units:(i+1)*units], dy, v)
		}
	}
	addScaled(grad[len(l.weight):], dy, 1)
	if dx != nil {
		multiply(dx, l.weight, dy)
	}
}
