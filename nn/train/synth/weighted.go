package synth

// weighted are items of which some are drawn more often than others.
type weighted[T any] struct {
	items []T
	// upTo[i] is the sum of the weights of items[:i+1].
	upTo []float64
}

func (w *weighted[T]) add(item T, weight float64) {
	if n := len(w.upTo); n > 0 {
		weight += w.upTo[n-1]
	}
	w.items, w.upTo = append(w.items, item), append(w.upTo, weight)
}

// draw needs at least one item.
func (w *weighted[T]) draw(d dice) T {
	last := len(w.items) - 1
	roll := d.between(0, w.upTo[last])
	for i, upTo := range w.upTo[:last] {
		if roll < upTo {
			return w.items[i]
		}
	}
	return w.items[last]
}
