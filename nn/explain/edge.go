package explain

import (
	"math"

	"digitscope/nn"
)

// An Edge is what one unit adds to another one of the stage behind it: weight × value
// where the layer multiplies, the value where it only hands it on.
type Edge struct {
	From, To Unit
	Share    float64
}

// Edges are what goes into a unit, at most so many, the largest shares in size first.
// There is one for each product that is not 0: of a convolution's cell from all cells
// of its patches, of a dense layer's unit from all inputs, of an output the votes for
// its logit. The cell of a pool has one from the winner, an element of a flattened
// vector from the cell that it was copied from, a pixel none.
func Edges(p *nn.Pass, u Unit, most int) []Edge {
	if u.Stage == 0 || most <= 0 {
		return nil
	}
	into := edges{to: u, most: most}
	i := firstLayer(u.Stage)
	kindOf(p.Network().Layers()[i]).edges(read(p, i), u, &into)
	return into.list
}

// firstLayer is the first of the layers that a stage behind the input shows: each
// shows one, only the output the last two.
func firstLayer(stage int) int { return stage - 1 }

// edges are the largest edges into a unit, the largest first, equals in order.
type edges struct {
	to    Unit
	most  int
	list  []Edge
	least float64 // size that a share must exceed
}

// add adds the edge from a unit, whose stage it knows.
func (e *edges) add(from Unit, share float64) {
	if size := math.Abs(share); size > e.least { // seldom, once the list is full
		e.insert(from, share, size)
	}
}

func (e *edges) insert(from Unit, share, size float64) {
	from.Stage = e.to.Stage - 1
	if len(e.list) < e.most {
		e.list = append(e.list, Edge{})
	}
	last := len(e.list) - 1
	place := last
	for ; place > 0 && size > math.Abs(e.list[place-1].Share); place-- {
		e.list[place] = e.list[place-1]
	}
	e.list[place] = Edge{From: from, To: e.to, Share: share}
	if len(e.list) == e.most {
		e.least = math.Abs(e.list[last].Share)
	}
}
