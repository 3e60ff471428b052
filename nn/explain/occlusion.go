package explain

import "digitscope/nn"

// An Occlusion says what each logit loses when a part of the picture is covered with
// paper: a square of Size × Size cells around each cell in turn, cut off at the
// picture's edges. The network computes each covered picture, which takes a while:
// after Start, Next does it row by row.
//
// Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014.
type Occlusion struct {
	// Size is the side of the square, an odd number of cells.
	Size    int
	picture []float32
	off     Ablation
	logits  []float32   // of the picture
	covered *nn.Pass    // of the picture in part
	losses  [][]float32 // of each digit
	row     int         // the next one
}

// NewOcclusion makes room for an occlusion with squares of an odd size.
func NewOcclusion(n *nn.Network, size int) *Occlusion {
	o := &Occlusion{
		Size: size, picture: make([]float32, n.In().Len()), logits: make([]float32, n.Classes()),
		covered: n.NewPass(), row: n.In().Height,
	}
	for range n.Classes() {
		o.losses = append(o.losses, make([]float32, n.In().Height*n.In().Width))
	}
	return o
}

// Start begins with the picture that the pass computed, by off.Forward where
// something is off. Losses are 0 where there is nothing yet.
func (o *Occlusion) Start(p *nn.Pass, off Ablation) {
	copy(o.picture, p.Input())
	copy(o.logits, p.Logits())
	o.off, o.row = off, 0
	for _, losses := range o.losses {
		clear(losses)
	}
}

// Next does one more row of cells, unless all are done.
func (o *Occlusion) Next() (done bool) {
	in := o.covered.Network().In()
	if o.row == in.Height {
		return true
	}
	for column := range in.Width {
		if !o.cover(o.row, column) {
			continue // the same picture, the same logits
		}
		o.off.Forward(o.covered)
		for digit, logit := range o.covered.Logits() {
			o.losses[digit][o.row*in.Width+column] = o.logits[digit] - logit
		}
	}
	o.row++
	return o.row == in.Height
}

// cover covers the square around a cell and reports whether there was ink.
func (o *Occlusion) cover(row, column int) (inked bool) {
	copy(o.covered.Input(), o.picture)
	in, half := o.covered.Network().In(), o.Size/2
	for y := max(0, row-half); y <= min(row+half, in.Height-1); y++ {
		for x := max(0, column-half); x <= min(column+half, in.Width-1); x++ {
			cell := o.covered.Input()[in.Index(0, y, x):][:in.Maps]
			for i, v := range cell {
				inked = inked || v != 0
				cell[i] = 0
			}
		}
	}
	return inked
}

// Losses are what the digit's logit loses, of the picture's cells row by row: above
// 0 where the cells speak for the digit.
func (o *Occlusion) Losses(digit int) []float32 { return o.losses[digit] }
