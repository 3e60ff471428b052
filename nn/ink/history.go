package ink

// What a history holds at most; beyond it the oldest steps are forgotten, but never
// the latest.
const (
	maxSteps      = 10_000
	historyPoints = MaxPoints
)

// A step leads from one state of a drawing to another: the first strokes stay, as
// many as kept says, and the others take the place of the rest.
type step struct {
	kept   int
	others []Stroke
}

func (s step) points() int { return countPoints(s.others) }

// A history holds the steps back and, of those that were taken back, the steps
// forth.
type history struct {
	past, future []step
	points       int // of all steps
}

// remember adds the way back from a new state. What was undone before is gone.
func (h *history) remember(back step) {
	for _, s := range h.future {
		h.points -= s.points()
	}
	h.future = nil
	h.past = append(h.past, back)
	h.points += back.points()
	h.forget()
}

func (h *history) forget() {
	oldest := 0
	for len(h.past)-oldest > 1 && (len(h.past)-oldest > maxSteps || h.points > historyPoints) {
		h.points -= h.past[oldest].points()
		h.past[oldest] = step{}
		oldest++
	}
	h.past = h.past[oldest:]
}

func (h *history) latest() step { return h.past[len(h.past)-1] }

// drop takes back the latest remember; undone is what could be done again before it.
func (h *history) drop(undone []step) {
	h.points -= h.latest().points()
	h.past = h.past[:len(h.past)-1]
	h.future = undone
	for _, s := range undone {
		h.points += s.points()
	}
}

// take gives the last of the steps on one side, and puts on the other what inverse
// makes of it. It reports false where there is none.
func (h *history) take(from, to *[]step, inverse func(step) step) (s step, ok bool) {
	last := len(*from) - 1
	if last < 0 {
		return step{}, false
	}
	s = (*from)[last]
	back := inverse(s)
	(*from)[last] = step{}
	*from = (*from)[:last]
	*to = append(*to, back)
	h.points += back.points() - s.points()
	return s, true
}

func countPoints(strokes []Stroke) (count int) {
	for _, s := range strokes {
		count += len(s)
	}
	return count
}
