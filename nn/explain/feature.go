package explain

import "digitscope/nn"

// Features are what a unit that sees the whole picture rests on most: the largest
// edges, at most so many, that come from units which see a part of it only, found on
// the way back from the unit as Trace goes it. There are none for a unit that sees a
// part itself.
func Features(p *nn.Pass, u Unit, most int) []Edge {
	if !seesAll(p.Network(), u) {
		return nil
	}
	targets := []Unit{u}
	for range u.Stage {
		into := widest(p, targets, most)
		if targets = sources(into); len(targets) == 0 || !seesAll(p.Network(), targets[0]) {
			return into
		}
	}
	return nil
}

// seesAll says whether a unit's receptive field is the whole picture.
func seesAll(n *nn.Network, u Unit) bool { return Field(n, u)[0][0] == Whole(n.In()) }
