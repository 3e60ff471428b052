package explain

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"digitscope/nn"
)

func occlude(n *nn.Network, size int, p *nn.Pass, off Ablation) *Occlusion {
	o := NewOcclusion(n, size)
	o.Start(p, off)
	for !o.Next() {
	}
	return o
}

// Of a network that is linear, a square's loss is the sum of its pixels' shares.
func TestOcclusionOfLinearNetwork(t *testing.T) {
	random := rand.New(rand.NewPCG(55, 56))
	n := randomNetwork(t, nn.Architecture{Input: [3]int{2, 5, 4}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 2, Size: 2}, {Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 3}, {Kind: nn.KindSoftmax},
	}}, random)
	p := randomPass(n, random)
	for _, size := range []int{1, 3, 5} {
		o := occlude(n, size, p, nil)
		for digit := range n.Classes() {
			shares, half := NewAttributor(n).Shares(p, nil, digit, 0).Values, size/2
			for _, cell := range units(0, nn.Shape{Maps: 1, Height: 5, Width: 4}) {
				want := 0.0
				for i, u := range units(0, n.In()) {
					if max(u.Row-cell.Row, cell.Row-u.Row, u.Column-cell.Column, cell.Column-u.Column) <= half {
						want += float64(shares[i])
					}
				}
				what := fmt.Sprintf("what %d loses by %d × %d at %d, %d", digit, size, size, cell.Row, cell.Column)
				expect(t, what, float64(o.Losses(digit)[cell.Row*4+cell.Column]), want, 1e-5)
			}
		}
	}
}

// Of the shipped network, and with a part of it off, some losses as they are when
// each picture is covered by hand.
func TestOcclusionOfShippedNetwork(t *testing.T) {
	n := shipped(t)["packed"]
	for _, off := range []Ablation{nil, SwitchOff(n, Channel{6, 3}, Channel{1, 0})} {
		p := n.NewPass()
		copy(p.Input(), pictures(t, 1)[0])
		off.Forward(p)
		o := occlude(n, 7, p, off)
		for _, cell := range [][2]int{{0, 0}, {9, 12}, {14, 14}, {20, 16}, {27, 27}} {
			q := n.NewPass()
			copy(q.Input(), p.Input())
			for y := max(0, cell[0]-3); y <= min(27, cell[0]+3); y++ {
				clear(q.Input()[28*y+max(0, cell[1]-3) : 28*y+min(27, cell[1]+3)+1])
			}
			off.Forward(q)
			for digit, logit := range q.Logits() {
				got := o.Losses(digit)[28*cell[0]+cell[1]]
				expect(t, fmt.Sprint("loss at ", cell), float64(got), float64(p.Logits()[digit]-logit), 0)
			}
		}
		if largest(o.Losses(7)) < 0.1 {
			t.Error("covering the digit loses nothing")
		}
	}
}

// A row a call; another picture begins anew; the pass stays as it is.
func TestOcclusionGoesRowByRow(t *testing.T) {
	random := rand.New(rand.NewPCG(57, 58))
	n := randomNetwork(t, mixed(), random)
	p, q := randomPass(n, random), randomPass(n, random)
	input := slices.Clone(p.Input())
	o := NewOcclusion(n, 3)
	if !o.Next() {
		t.Error("there is something to do before Start")
	}
	o.Start(p, nil)
	for row := range n.In().Height {
		if largest(o.Losses(0)[row*n.In().Width:]) != 0 {
			t.Errorf("there are losses from row %d on before it is done", row)
		}
		if done := o.Next(); done != (row == n.In().Height-1) {
			t.Errorf("after row %d done is %v", row, done)
		}
	}
	if !slices.Equal(p.Input(), input) {
		t.Error("the picture was changed")
	}
	want := occlude(n, 3, q, nil)
	o.Start(q, nil)
	clear(q.Input()) // as a drawing that goes on
	clear(q.Logits())
	if largest(o.Losses(0)) != 0 {
		t.Error("there are losses of the first picture after Start")
	}
	for !o.Next() {
	}
	if !slices.Equal(o.Losses(1), want.Losses(1)) {
		t.Error("the second picture's losses depend on the first's")
	}
}
