package nn

import "fmt"

// MaxPool keeps the largest of every size × size cells of a map and drops the
// rest. A margin smaller than size is left out.
type MaxPool struct {
	in, out Shape
	size    int
}

var maxPoolKind = kind{
	name: KindPool,
	plan: planPool,
	build: func(p plannedLayer, _ []float32) Layer {
		return &MaxPool{in: p.in, out: p.out, size: p.Size}
	},
}

// planPool is the plan of layers that make one cell of size × size cells.
func planPool(spec LayerSpec, in Shape) (out Shape, parameters int, err error) {
	if spec.Size < 2 || spec.Size > in.Height || spec.Size > in.Width {
		return out, 0, fmt.Errorf("squares of %d × %d do not fit into %s", spec.Size, spec.Size, in)
	}
	return Shape{in.Maps, in.Height / spec.Size, in.Width / spec.Size}, 0, nil
}

func (l *MaxPool) Kind() string            { return KindPool }
func (l *MaxPool) In() Shape               { return l.in }
func (l *MaxPool) Out() Shape              { return l.out }
func (l *MaxPool) Parameters() []Parameter { return nil }
func (l *MaxPool) Scratch() int            { return 0 }

// Size is the side of the square of cells of which one is kept.
func (l *MaxPool) Size() int { return l.size }

func (l *MaxPool) Forward(x, y []float32) {
	maps := l.in.Maps
	if l.size == 2 {
		inRow, outRow := l.in.Width*maps, l.out.Width*maps
		for row := range l.out.Height {
			largestOfFour(y[row*outRow:(row+1)*outRow], x[2*row*inRow:][:2*outRow], x[(2*row+1)*inRow:][:2*outRow], maps)
		}
		return
	}
	for row := range l.out.Height {
		for column := range l.out.Width {
			best := y[l.out.Index(0, row, column):][:maps]
			copy(best, x[l.in.Index(0, row*l.size, column*l.size):])
			for dy := range l.size {
				for dx := range l.size {
					keepLarger(best, x[l.in.Index(0, row*l.size+dy, column*l.size+dx):][:maps])
				}
			}
		}
	}
}

// Backward sends each gradient to the winner; of equals, the first in reading
// order.
func (l *MaxPool) Backward(x, y, dy, dx, _, _ []float32) {
	if dx == nil {
		return
	}
	clear(dx)
	maps, outRow := l.in.Maps, l.out.Width*l.out.Maps
	for row := range l.out.Height {
		kept, gradient := y[row*outRow:(row+1)*outRow], dy[row*outRow:(row+1)*outRow]
		for ky := range l.size {
			for kx := range l.size {
				from := l.in.Index(0, row*l.size+ky, kx)
				moveToWinners(dx[from:], x[from:], gradient, kept, maps, l.size*maps)
			}
		}
	}
}
