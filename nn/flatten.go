package nn

// Flatten writes all maps one after the other, row by row, as one vector: its
// element (c·height + y)·width + x is map c, row y, column x.
type Flatten struct{ in, out Shape }

var flattenKind = kind{
	name: KindFlatten,
	plan: func(_ LayerSpec, in Shape) (out Shape, parameters int, err error) {
		return Shape{in.Len(), 1, 1}, 0, nil
	},
	build: func(p plannedLayer, _ []float32) Layer { return &Flatten{p.in, p.out} },
}

func (l *Flatten) Kind() string            { return KindFlatten }
func (l *Flatten) In() Shape               { return l.in }
func (l *Flatten) Out() Shape              { return l.out }
func (l *Flatten) Parameters() []Parameter { return nil }
func (l *Flatten) Scratch() int            { return 0 }

func (l *Flatten) Forward(x, y []float32) { l.in.Planes(y, x) }

func (l *Flatten) Backward(_, _, dy, dx, _, _ []float32) {
	if dx == nil {
		return
	}
	area := l.in.Height * l.in.Width
	for cell := range area {
		for c := range l.in.Maps {
			dx[cell*l.in.Maps+c] = dy[c*area+cell]
		}
	}
}
