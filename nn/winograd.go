package nn

// Winograd's minimal filtering F(4×4, 5×5): 64 products make a tile of 4 × 4
// outputs, where the sum itself takes 400. A tile of 8 × 8 inputs, the filter
// and the products are polynomials' values at the points 0, ±1, ±2, ±1/2 and ∞,
// in both directions:
//
//	output = outputMatrix · [(filterMatrix · filter · filterMatrixᵀ) ∘ (inputMatrix · input · inputMatrixᵀ)] · outputMatrixᵀ
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

// winograd is a convolution of 5 × 5 whose filters are kept as their values at
// the points.
type winograd struct {
	in, out Shape
	floor   float32
	bias    []float32
	// filters is ordered [point][output map / 16][input map][16 output maps].
	filters []float32
}

func fitsWinograd(l *Convolution) bool {
	return l.kernel == 5 && l.in.Maps%innerMaps == 0 && l.out.Maps%blockColumns == 0 &&
		l.out.Height%tileOut == 0 && l.out.Width%tileOut == 0 &&
		l.out.Height*l.out.Width/(tileOut*tileOut)%blockRows == 0
}

// innerMaps is the number of input maps that block.inner16 adds up at a time.
const innerMaps = 16

func newWinograd(l *Convolution) *winograd {
	w := &winograd{in: l.in, out: l.out, floor: floor(l.relu), bias: append([]float32(nil), l.bias...)}
	w.filters = make([]float32, points*l.in.Maps*l.out.Maps)
	for o := range l.out.Maps {
		for i := range l.in.Maps {
			for point, v := range l.filterAtPoints(o, i) {
				block := (point*l.out.Maps + o) / blockColumns // whole blocks before
				w.filters[(block*l.in.Maps+i)*blockColumns+o%blockColumns] = float32(v)
			}
		}
	}
	return w
}

// filterAtPoints is filterMatrix · filter · filterMatrixᵀ.
func (l *Convolution) filterAtPoints(o, i int) (values [points]float64) {
	for row := range tileIn {
		for column := range tileIn {
			sum := 0.0
			for ky, down := range filterMatrix[row] {
				for kx, across := range filterMatrix[column] {
					sum += down * across * float64(l.weight[l.weightIndex(o, i, ky, kx)])
				}
			}
			values[row*tileIn+column] = sum
		}
	}
	return values
}

func (w *winograd) tiles() int { return w.out.Height * w.out.Width / (tileOut * tileOut) }

// forward needs room for the tiles' inputs and products at the points, and for
// one tile of four maps half-way.
func (w *winograd) forward(x, y []float32, space *workspace) {
	inputs, products := points*w.tiles()*w.in.Maps, points*w.tiles()*w.out.Maps
	values := space.values(inputs + products + points*vectorLength)
	halfway := values[inputs+products:]
	w.enter(values[:inputs], x, halfway)
	w.multiply(values[inputs:][:products], values[:inputs])
	w.leave(y, values[inputs:][:products], halfway)
}

// enter computes each tile's input at the points, ordered [point][tile][map].
func (w *winograd) enter(inputs, x, halfway []float32) {
	maps, across := w.in.Maps, w.out.Width/tileOut
	next := w.tiles() * maps // from one point to the next
	for tile := range w.tiles() {
		for c := 0; c < maps; c += vectorLength {
			from := x[w.in.Index(c, tile/across*tileOut, tile%across*tileOut):]
			transformInput(halfway, walk{vectorLength, tileIn * vectorLength}, from, walk{maps, w.in.Width * maps})
			transformInput(inputs[tile*maps+c:], walk{tileIn * next, next}, halfway, walk{tileIn * vectorLength, vectorLength})
		}
	}
}

// multiply computes at each point a matrix product, tiles × input maps by input
// maps × output maps.
func (w *winograd) multiply(products, inputs []float32) {
	tiles, filters := w.tiles(), w.in.Maps*blockColumns
	var zero [blockColumns]float32
	b := block{
		cRow: w.out.Maps, aRow: w.in.Maps, outer: w.in.Maps / innerMaps, aOuter: innerMaps,
		bias: zero[:], floor: minusInfinity,
	}
	for point := range points {
		for o := 0; o < w.out.Maps; o += blockColumns {
			b.b = w.filters[(point*w.out.Maps+o)*w.in.Maps:][:filters]
			for tile := 0; tile < tiles; tile += blockRows {
				b.c, b.a = products[(point*tiles+tile)*w.out.Maps+o:], inputs[(point*tiles+tile)*w.in.Maps:]
				b.inner16()
			}
		}
	}
}

// leave makes the tiles' outputs of their products.
func (w *winograd) leave(y, products, halfway []float32) {
	var zero [vectorLength]float32
	maps, across := w.out.Maps, w.out.Width/tileOut
	next := w.tiles() * maps
	for tile := range w.tiles() {
		for c := 0; c < maps; c += vectorLength {
			to := y[w.out.Index(c, tile/across*tileOut, tile%across*tileOut):]
			transformOutput(halfway, walk{vectorLength, tileIn * vectorLength}, products[tile*maps+c:], walk{next, tileIn * next}, tileIn, zero[:], minusInfinity)
			transformOutput(to, walk{w.out.Width * maps, maps}, halfway, walk{tileIn * vectorLength, vectorLength}, tileOut, w.bias[c:], w.floor)
		}
	}
}
