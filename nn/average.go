package nn

// AveragePool makes one cell of the mean of every size × size cells of a map:
//
//	y[c][r][k] = Σ_dy Σ_dx x[c][r·size+dy][k·size+dx] / size²
//
// A margin smaller than size is left out.
//
// LeCun et al., "Gradient-based learning applied to document recognition", 1998, without
// its trained factor and bias.
type AveragePool struct {
	in, out Shape
	size    int
}

var averagePoolKind = kind{
	name: KindAveragePool,
	plan: planPool,
	build: func(p plannedLayer, _ []float32) Layer {
		return &AveragePool{in: p.in, out: p.out, size: p.Size}
	},
}

func (l *AveragePool) Kind() string            { return KindAveragePool }
func (l *AveragePool) In() Shape               { return l.in }
func (l *AveragePool) Out() Shape              { return l.out }
func (l *AveragePool) Parameters() []Parameter { return nil }
func (l *AveragePool) Scratch() int            { return 0 }

// Size is the side of the square of cells whose mean is taken.
func (l *AveragePool) Size() int { return l.size }

// Factor is what each of the cells is multiplied by.
func (l *AveragePool) Factor() float32 { return 1 / float32(l.size*l.size) }

func (l *AveragePool) Forward(x, y []float32) {
	clear(y)
	factor := l.Factor()
	l.squares(func(out, in int) { addScaled(y[out:out+l.in.Maps], x[in:in+l.in.Maps], factor) })
}

// Backward gives each cell of a square its part of the gradient.
func (l *AveragePool) Backward(_, _, dy, dx, _, _ []float32) {
	if dx == nil {
		return
	}
	clear(dx)
	factor := l.Factor()
	l.squares(func(out, in int) { addScaled(dx[in:in+l.in.Maps], dy[out:out+l.in.Maps], factor) })
}

// squares visits each cell of the output with each of its square's cells: where the first
// of their maps lie.
func (l *AveragePool) squares(visit func(out, in int)) {
	for row := range l.out.Height {
		for column := range l.out.Width {
			out := l.out.Index(0, row, column)
			for dy := range l.size {
				for dx := range l.size {
					visit(out, l.in.Index(0, row*l.size+dy, column*l.size+dx))
				}
			}
		}
	}
}
