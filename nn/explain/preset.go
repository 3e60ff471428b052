package explain

// A Preset is a filter that is known by name.
type Preset string

const (
	// BlankFilter is zero everywhere.
	BlankFilter Preset = "blank"
	// BlurFilter is the mean of a patch, weighted by binomial coefficients: its
	// weights add up to 1.
	BlurFilter Preset = "blur"
	// HorizontalEdgeFilter finds the upper edges of horizontal strokes and
	// VerticalEdgeFilter the left edges of vertical ones: a difference of neighbours,
	// smoothed by binomial coefficients in both directions (Sobel's operator in size
	// 3). Their positive weights add up to 1, the negative ones to −1; the sum is above
	// 0 where ink follows paper, below 0 at the opposite edge.
	HorizontalEdgeFilter Preset = "horizontal edge"
	VerticalEdgeFilter   Preset = "vertical edge"
)

// Filter makes the filter's size × size weights, row by row, for any size from 1 on.
// An edge takes two cells: its filter of size 1 is blank. It reports false for a name
// that is none of the presets.
func (p Preset) Filter(size int) (filter []float32, ok bool) {
	blank := make([]float64, size)
	switch p {
	case BlankFilter:
		return product(blank, blank), true
	case BlurFilter:
		return product(binomial(size), binomial(size)), true
	case HorizontalEdgeFilter:
		return product(slope(size), binomial(size)), true
	case VerticalEdgeFilter:
		return product(binomial(size), slope(size)), true
	}
	return nil, false
}

// product is the filter of which each weight is its row's times its column's.
func product(rows, columns []float64) (filter []float32) {
	for _, row := range rows {
		for _, column := range columns {
			filter = append(filter, float32(row*column))
		}
	}
	return filter
}

// binomial are the binomial coefficients of size − 1, divided by their sum.
func binomial(size int) []float64 {
	row := make([]float64, size)
	row[0] = 1
	for range size - 1 {
		for i := size - 1; i > 0; i-- {
			row[i] = (row[i] + row[i-1]) / 2
		}
		row[0] /= 2
	}
	return row
}

// slope is the difference of neighbours in the binomial coefficients of size − 2: −1
// altogether in the first half, 1 in the second.
func slope(size int) []float64 {
	row := make([]float64, size)
	if size == 1 {
		return row
	}
	positive := 0.0
	for i, v := range binomial(size - 1) {
		row[i] -= v
		row[i+1] += v
	}
	for _, v := range row {
		positive += max(0, v)
	}
	for i := range row {
		row[i] /= positive
	}
	return row
}
