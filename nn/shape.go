// Package nn is a small convolutional neural network: a list of layers, every
// activation of a pass kept, forward beside backward. It knows no screen and
// imports the standard library only.
//
// Shapes are written maps × height × width. In memory a layer's activations
// are stored row by row, all maps of one cell side by side: the value of map c
// at row y, column x is at (y·Width + x)·Maps + c. That order lets one filter
// row meet one contiguous run of the picture (see kernel.go).
package nn

import "fmt"

// Shape is the size of one layer's output: maps × height × width. A vector of
// n values has the shape n × 1 × 1.
type Shape struct{ Maps, Height, Width int }

// Len is the number of values: maps · height · width.
func (s Shape) Len() int { return s.Maps * s.Height * s.Width }

// Index is the place in memory of map c, row y, column x.
func (s Shape) Index(c, y, x int) int { return (y*s.Width+x)*s.Maps + c }

// String gives "8 × 24 × 24", or "128" for a vector.
func (s Shape) String() string {
	if s.IsVector() {
		return fmt.Sprint(s.Maps)
	}
	return fmt.Sprintf("%d × %d × %d", s.Maps, s.Height, s.Width)
}

// IsVector says whether the shape is that of a vector.
func (s Shape) IsVector() bool { return s.Height == 1 && s.Width == 1 }

// Planes copies values from the order in memory (cell by cell) to map by map,
// row by row, the order of PyTorch and of the page's interface. Both slices
// have s.Len() values.
func (s Shape) Planes(dst, values []float32) {
	area := s.Height * s.Width
	for cell := range area {
		for c := range s.Maps {
			dst[c*area+cell] = values[cell*s.Maps+c]
		}
	}
}
