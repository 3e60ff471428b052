package ink

// A Placement says where a picture lies on the pad that it was made from, in pad
// units: its cell at a row and column covers
//
//	X + column·Cell … X + (column+1)·Cell  across,
//	Y + row·Cell … Y + (row+1)·Cell  downwards.
//
// It is zero where there was nothing to draw.
type Placement struct {
	// X and Y are the picture's upper left corner; it may lie beside the pad.
	X, Y float64
	// Cell is the side of a cell. A dot is of no size that could be scaled: its picture
	// is as large as the pad, with the dot in its middle.
	Cell float64
}

// placement is the way back from cells to pad units of what v shows of the box.
func (b rectangle) placement(v view) Placement {
	if v.scale == 0 {
		const cell = 1.0 / Side
		return Placement{X: (b.left+b.right)/2 - v.moveX*cell, Y: (b.top+b.bottom)/2 - v.moveY*cell, Cell: cell}
	}
	return Placement{X: -v.moveX / v.scale, Y: -v.moveY / v.scale, Cell: 1 / v.scale}
}
