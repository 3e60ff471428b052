package nn

// Winograd's minimal filtering F(4×4, 5×5): 64 products make a tile of 4 × 4
// outputs, where the sum itself takes 400. A tile of 8 × 8 inputs, the filter
// and the products are polynomials' values at the points 0, ±1, ±2, ±1/2 and ∞,
// in both directions:
//
//	output = outputMatrix · [(filterMatrix · filter · filterMatrixᵀ) ∘ (inputMatrix · input · inputMatrixᵀ)] · outputMatrixᵀ
//
// With the shipped weights the outputs are off by at most 1e-5 of the layer's
// largest, ten times as far as those of a direct sum; weights tests it.
//
// Winograd, "Arithmetic complexity of computations", 1980; Lavin and Gray,
// "Fast algorithms for convolutional neural networks", 2016.
const (
	tileIn  = 8
	tileOut = 4
	points  = tileIn * tileIn
)

var inputMatrix = [tileIn][tileIn]float32{
	{1, 0, -21. / 4, 0, 21. / 4, 0, -1, 0},
	{0, 1, 1, -17. / 4, -17. / 4, 1, 1, 0},
	{0, -1, 1, 17. / 4, -17. / 4, -1, 1, 0},
	{0, 1. / 2, 1. / 4, -5. / 2, -5. / 4, 2, 1, 0},
	{0, -1. / 2, 1. / 4, 5. / 2, -5. / 4, -2, 1, 0},
	{0, 2, 4, -5. / 2, -5, 1. / 2, 1, 0},
	{0, -2, 4, 5. / 2, -5, -1. / 2, 1, 0},
	{0, -1, 0, 21. / 4, 0, -21. / 4, 0, 1},
}

var filterMatrix = [tileIn][5]float64{
	{1, 0, 0, 0, 0},
	{-2. / 9, -2. / 9, -2. / 9, -2. / 9, -2. / 9},
	{-2. / 9, 2. / 9, -2. / 9, 2. / 9, -2. / 9},
	{1. / 90, 2. / 90, 4. / 90, 8. / 90, 16. / 90},
	{1. / 90, -2. / 90, 4. / 90, -8. / 90, 16. / 90},
	{32. / 45, 16. / 45, 8. / 45, 4. / 45, 2. / 45},
	{32. / 45, -16. / 45, 8. / 45, -4. / 45, 2. / 45},
	{0, 0, 0, 0, 1},
}

var outputMatrix = [tileOut][tileIn]float32{
	{1, 1, 1, 1, 1, 1, 1, 0},
	{0, 1, -1, 2, -2, 1. / 2, -1. / 2, 0},
	{0, 1, 1, 4, 4, 1. / 4, 1. / 4, 0},
	{0, 1, -1, 8, -8, 1. / 8, -1. / 8, 1},
}

// vectorLength is the number of neighbouring maps that are transformed alike.
const vectorLength = 4

// A panel is what four neighbouring maps of a tile are at the points.
type panel [points * vectorLength]float32

func panelAt(panels []float32, i int) *panel { return (*panel)(panels[i*points*vectorLength:]) }

// winograd is a convolution of 5 × 5 whose filters are kept as their values at
// the points.
type winograd struct {
	layer   *Convolution
	in, out Shape
	floor   float32
	bias    []float32
	// filters is ordered [point][output map / 16][input map][16 output maps].
	filters []float32
}

// innerMaps is the number of input maps that products adds up at a time.
const innerMaps = 16

func fitsWinograd(l *Convolution) bool {
	return l.kernel == filterSide && l.in.Maps%innerMaps == 0 && l.out.Maps%blockMaps == 0 &&
		l.out.Height%tileOut == 0 && l.out.Width%tileOut == 0 && tiles(l.out)%blockCells == 0
}

// tiles is the number of tiles of an output.
func tiles(out Shape) int { return out.Height * out.Width / (tileOut * tileOut) }

func newWinograd(l *Convolution) *winograd {
	return &winograd{
		layer: l, in: l.in, out: l.out, floor: floor(l.relu),
		bias: make([]float32, len(l.bias)), filters: make([]float32, points*l.in.Maps*l.out.Maps),
	}
}

func (w *winograd) pack() {
	l := w.layer
	copy(w.bias, l.bias)
	for o := range l.out.Maps {
		for i := range l.in.Maps {
			for point, v := range l.filterAtPoints(o, i) {
				block := (point*l.out.Maps + o) / blockMaps // whole blocks before
				w.filters[(block*l.in.Maps+i)*blockMaps+o%blockMaps] = float32(v)
			}
		}
	}
}

// filterAtPoints is filterMatrix · filter · filterMatrixᵀ.
func (l *Convolution) filterAtPoints(o, i int) (values [points]float64) {
	var halfway [tileIn][filterSide]float64 // filterMatrix · filter
	for ky := range filterSide {
		for kx := range filterSide {
			weight := float64(l.weight[l.weightIndex(o, i, ky, kx)])
			for row := range tileIn {
				halfway[row][kx] += filterMatrix[row][ky] * weight
			}
		}
	}
	for row := range tileIn {
		for column := range tileIn {
			for kx, across := range filterMatrix[column] {
				values[row*tileIn+column] += halfway[row][kx] * across
			}
		}
	}
	return values
}

// forward works tile by tile: panels of the input, ordered [tile][map / 4], make
// panels of the output in the same order.
func (w *winograd) forward(x, y []float32, space *workspace) {
	inputs, outputs := points*tiles(w.out)*w.in.Maps, points*tiles(w.out)*w.out.Maps
	panels := space.values(inputs + outputs)
	w.enter(panels[:inputs], x)
	w.multiply(panels[inputs:], panels[:inputs])
	w.leave(y, panels[inputs:])
}

// enter transforms the tiles of x.
func (w *winograd) enter(panels, x []float32) {
	across, groups := w.out.Width/tileOut, w.in.Maps/vectorLength
	for i := range groups * tiles(w.out) {
		tile, c := i/groups, i%groups*vectorLength
		from := x[w.in.Index(c, tile/across*tileOut, tile%across*tileOut):]
		panelAt(panels, i).enter(from, w.in.Width*w.in.Maps, w.in.Maps)
	}
}

// multiply computes, at each point, the sums over the input maps.
func (w *winograd) multiply(outputs, inputs []float32) {
	in, out := points*w.in.Maps, points*w.out.Maps // values of a tile
	p := pointProducts{filters: w.filters, in: w.in.Maps, out: w.out.Maps}
	for tile := 0; tile < tiles(w.out); tile += blockCells {
		p.inputs, p.outputs = inputs[tile*in:][:blockCells*in], outputs[tile*out:][:blockCells*out]
		p.compute()
	}
}

// leave makes the outputs of the tiles' sums.
func (w *winograd) leave(y, panels []float32) {
	across, groups := w.out.Width/tileOut, w.out.Maps/vectorLength
	for i := range groups * tiles(w.out) {
		tile, c := i/groups, i%groups*vectorLength
		to := y[w.out.Index(c, tile/across*tileOut, tile%across*tileOut):]
		panelAt(panels, i).leave(to, w.out.Width*w.out.Maps, w.out.Maps, w.bias[c:], w.floor)
	}
}

// enterPlain is the definition: the values at the points of four neighbouring
// maps of 8 × 8 cells of x, whose rows and columns are that far apart.
func (p *panel) enterPlain(x []float32, row, column int) {
	var halfway panel
	for i := range tileIn {
		for j := range tileIn {
			for k, v := range inputMatrix[i] {
				addScaledPlain(halfway.at(i, j), x[k*row+j*column:], v)
			}
		}
	}
	clear(p[:])
	for i := range tileIn {
		for j := range tileIn {
			for k, v := range inputMatrix[j] {
				addScaledPlain(p.at(i, j), halfway.at(i, k), v)
			}
		}
	}
}

// leavePlain is the definition: 4 × 4 cells of y, with bias and floor.
func (p *panel) leavePlain(y []float32, row, column int, bias []float32, floor float32) {
	var halfway panel
	for i := range tileOut {
		for j := range tileIn {
			for k, v := range outputMatrix[i] {
				addScaledPlain(halfway.at(i, j), p.at(k, j), v)
			}
		}
	}
	for i := range tileOut {
		for j := range tileOut {
			sum := y[i*row+j*column:][:vectorLength]
			copy(sum, bias)
			for k, v := range outputMatrix[j] {
				addScaledPlain(sum, halfway.at(i, k), v)
			}
			raise(sum, floor)
		}
	}
}

// at is the four maps' values at one point.
func (p *panel) at(row, column int) []float32 {
	return p[(row*tileIn+column)*vectorLength:][:vectorLength]
}

// pointProducts are, at every point, the products of two tiles and the filters,
// summed over the input maps.
type pointProducts struct {
	inputs, outputs []float32 // panels, ordered [tile][map / 4]
	filters         []float32
	in, out         int // maps
}

// computePlain is the definition, the reference for the fast form.
func (p *pointProducts) computePlain() {
	for tile := range blockCells {
		inputs, outputs := p.inputs[tile*points*p.in:], p.outputs[tile*points*p.out:]
		for point := range points {
			for o := range p.out {
				sum := float32(0)
				for i := range p.in {
					sum += p.filters[((point*p.out+o)/blockMaps*p.in+i)*blockMaps+o%blockMaps] * inputs[placeOf(i, point)]
				}
				outputs[placeOf(o, point)] = sum
			}
		}
	}
}

// placeOf is where a tile's panels have the value of a map at a point.
func placeOf(c, point int) int {
	return (c/vectorLength*points+point)*vectorLength + c%vectorLength
}
