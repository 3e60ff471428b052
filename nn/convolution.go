package nn

// Convolution slides filters of kernel × kernel over the input without padding
// ("valid") and, where relu is set, clears negative sums:
//
//	y[o][r][c] = max(0, bias[o] + Σ_i Σ_ky Σ_kx weight[o][i][ky][kx] · x[i][r+ky][c+kx])
//
// LeCun et al., "Gradient-based learning applied to document recognition", 1998.
type Convolution struct {
	in, out Shape
	kernel  int
	relu    bool
	// weight is ordered [ky][kx][input map][output map], so that one filter
	// row times all output maps is one contiguous block.
	weight, bias []float32
}

func newConvolution(in Shape, maps, kernel int, relu bool, parameters []float32) *Convolution {
	n := kernel * kernel * in.Maps * maps
	return &Convolution{
		in:     in,
		out:    Shape{maps, in.Height - kernel + 1, in.Width - kernel + 1},
		kernel: kernel, relu: relu,
		weight: parameters[:n], bias: parameters[n : n+maps],
	}
}

func (l *Convolution) Kind() string { return KindConvolution }
func (l *Convolution) In() Shape    { return l.in }
func (l *Convolution) Out() Shape   { return l.out }

// Kernel is the side of a filter in cells.
func (l *Convolution) Kernel() int { return l.kernel }

// Weight is the weight of output map o for input map i at row ky, column kx of
// the filter.
func (l *Convolution) Weight(o, i, ky, kx int) float32 {
	return l.weight[l.weightIndex(o, i, ky, kx)]
}

func (l *Convolution) weightIndex(o, i, ky, kx int) int {
	return ((ky*l.kernel+kx)*l.in.Maps+i)*l.out.Maps + o
}

func (l *Convolution) Parameters() []Parameter {
	shape := []int{l.out.Maps, l.in.Maps, l.kernel, l.kernel}
	order := make([]int, 0, len(l.weight))
	for o := range shape[0] {
		for i := range shape[1] {
			for ky := range shape[2] {
				for kx := range shape[3] {
					order = append(order, l.weightIndex(o, i, ky, kx))
				}
			}
		}
	}
	return []Parameter{
		{Name: "weight", Shape: shape, Values: l.weight, order: order},
		{Name: "bias", Shape: []int{l.out.Maps}, Values: l.bias},
	}
}

func (l *Convolution) Forward(x, y []float32) {
	repeat(y, l.bias)
	inRow, outRow := l.in.Width*l.in.Maps, l.out.Width*l.out.Maps
	for row := range l.out.Height {
		accumulate(tile{
			c: y[row*outRow : (row+1)*outRow], rows: l.out.Width, columns: l.out.Maps,
			a: x[row*inRow:], aRow: l.in.Maps,
			outer: l.kernel, aOuter: inRow,
			inner: l.kernel * l.in.Maps, aInner: 1,
			b: l.weight,
		})
	}
	if l.relu {
		relu(y)
	}
}

func (l *Convolution) Backward(x, y, dy, dx, grad, scratch []float32) {
	if l.relu {
		reluBackward(y, dy)
	}
	l.weightGradient(x, dy, grad[:len(l.weight)])
	sumRows(grad[len(l.weight):], dy)
	if dx != nil {
		l.inputGradient(dy, dx, scratch)
	}
}

// weightGradient adds Σ_(r,c) x[r+ky][c+kx][i] · dy[r][c][o] to each weight's
// gradient.
func (l *Convolution) weightGradient(x, dy, grad []float32) {
	inRow := l.in.Width * l.in.Maps
	filterRow := l.kernel * l.in.Maps * l.out.Maps
	for ky := range l.kernel {
		accumulate(tile{
			c: grad[ky*filterRow : (ky+1)*filterRow], rows: l.kernel * l.in.Maps, columns: l.out.Maps,
			a: x[ky*inRow:], aRow: 1,
			outer: l.out.Height, aOuter: inRow,
			inner: l.out.Width, aInner: l.in.Maps,
			b: dy,
		})
	}
}

// inputGradient is a convolution of dy, framed by kernel-1 zeros, with the
// filters turned by 180° and input and output maps exchanged.
func (l *Convolution) inputGradient(dy, dx, scratch []float32) {
	frame := l.kernel - 1
	framed := Shape{l.out.Maps, l.out.Height + 2*frame, l.out.Width + 2*frame}
	picture, turned := scratch[:framed.Len()], scratch[framed.Len():]
	clear(picture)
	outRow := l.out.Width * l.out.Maps
	for row := range l.out.Height {
		copy(picture[framed.Index(0, row+frame, frame):], dy[row*outRow:(row+1)*outRow])
	}
	l.turn(turned)
	clear(dx)
	inRow, framedRow := l.in.Width*l.in.Maps, framed.Width*framed.Maps
	for row := range l.in.Height {
		accumulate(tile{
			c: dx[row*inRow : (row+1)*inRow], rows: l.in.Width, columns: l.in.Maps,
			a: picture[row*framedRow:], aRow: framed.Maps,
			outer: l.kernel, aOuter: framedRow,
			inner: l.kernel * framed.Maps, aInner: 1,
			b: turned,
		})
	}
}

// turn writes the weights as [kernel-1-ky][kernel-1-kx][output map][input map].
func (l *Convolution) turn(dst []float32) {
	taps := l.kernel * l.kernel
	block := l.in.Maps * l.out.Maps
	for tap := range taps {
		from, to := l.weight[tap*block:(tap+1)*block], dst[(taps-1-tap)*block:(taps-tap)*block]
		for i := range l.in.Maps {
			for o := range l.out.Maps {
				to[o*l.in.Maps+i] = from[i*l.out.Maps+o]
			}
		}
	}
}

func (l *Convolution) Scratch() int {
	frame := 2 * (l.kernel - 1)
	return Shape{l.out.Maps, l.out.Height + frame, l.out.Width + frame}.Len() + len(l.weight)
}
