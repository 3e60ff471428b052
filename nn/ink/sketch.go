package ink

const (
	// sketchPoints is how many points a sketch has at most.
	sketchPoints = 2048
	// fine is how far a fine sketch may be off, as a part of the drawing's longer side.
	fine = 1.0 / 2048
)

// A sketch follows a drawing in few points. As long as these are enough it only
// straightens: points that a line passes closely are left out. Where they are not,
// it is made rough: what adds nothing to the ground that is covered already is left
// out, too, and the rougher it is, the coarser is the grid on which that is told.
// What is kept of a stroke does not depend on later ones, so that those can be cut.
type sketch struct {
	runs   []Stroke
	points int   // of all runs
	starts []int // for each stroke of the drawing, how many runs are before it
	box    rectangle
	rough  int // how often it was made rougher
	// redrawn counts the changes of anything but the last point.
	redrawn int
	ground  *ground // nil while it is fine
	pen     passage
	turn    sector // where the last run may go on to without another point
}

// A passage is how far a sketch has followed the drawing.
type passage struct {
	at        Point
	hasBegun  bool // the stroke has a point
	goesOn    bool // the last run ends there
	isCurrent bool // box and ground are those of the runs
}

// begin begins a stroke.
func (s *sketch) begin() {
	s.starts = append(s.starts, len(s.runs))
	s.pen.hasBegun, s.pen.goesOn = false, false
}

// to goes on to a point.
func (s *sketch) to(p Point) {
	if !p.drawable() || s.pen.hasBegun && p == s.pen.at {
		return
	}
	s.follow(p)
	if s.points <= sketchPoints {
		return
	}
	s.redraw() // the drawing may have grown since: less is needed of what it was
	for s.points > sketchPoints*3/4 && s.rough < roughest {
		s.rough++
		s.redraw()
	}
}

func (s *sketch) follow(p Point) {
	from := p
	if s.pen.hasBegun {
		from = s.pen.at
	}
	s.refresh()
	s.box = s.box.with(p)
	if s.rough > 0 && !s.ground.holds(p) {
		s.ground = groundOf(s.runs, s.box, s.rough)
	}
	if s.rough == 0 || s.ground.cover(from, p, 0) {
		s.join(from, p)
	} else {
		s.pen.goesOn = false
	}
	s.pen.at, s.pen.hasBegun = p, true
}

// join adds a segment to the last run, or begins another with it.
func (s *sketch) join(from, to Point) {
	if !s.pen.goesOn {
		s.pen.goesOn = true
		s.runs = append(s.runs, Stroke{from})
		s.points++
		s.turn = sector{from: from}
		if from == to {
			return
		}
	}
	run := &s.runs[len(s.runs)-1]
	last := len(*run) - 1
	if s.turn.narrow(to, s.tolerance()) && last > 0 {
		(*run)[last] = to
		return
	}
	if last > 0 {
		s.turn = sector{from: (*run)[last]}
		s.turn.narrow(to, s.tolerance())
	}
	*run = append(*run, to)
	s.points++
}

// tolerance is how far a line may pass a point that is left out.
func (s *sketch) tolerance() float64 {
	if s.rough > 0 {
		return s.ground.step / 2
	}
	return fine * s.box.side()
}

// cut forgets all strokes but the first.
func (s *sketch) cut(strokes int) {
	if strokes == len(s.starts) {
		return
	}
	s.redrawn++
	runs := s.starts[strokes]
	s.pen = passage{isCurrent: s.pen.isCurrent && runs == len(s.runs)}
	s.points -= countPoints(s.runs[runs:])
	clear(s.runs[runs:])
	s.runs, s.starts = s.runs[:runs], s.starts[:strokes]
}

// refresh brings box and ground up to date after a cut.
func (s *sketch) refresh() {
	if s.pen.isCurrent {
		return
	}
	s.pen.isCurrent = true
	s.box, _ = bounds(s.runs)
	if s.rough > 0 {
		s.ground = groundOf(s.runs, s.box, s.rough)
	}
}

// redraw makes the sketch of itself again.
func (s *sketch) redraw() {
	old := *s
	*s = sketch{box: old.box, rough: old.rough, redrawn: old.redrawn + 1}
	if s.rough > 0 {
		s.ground = groundOf(nil, s.box, s.rough)
	}
	for i, first := range old.starts {
		end := len(old.runs)
		if i+1 < len(old.starts) {
			end = old.starts[i+1]
		}
		s.begin()
		for _, run := range old.runs[first:end] {
			s.pen.goesOn = false
			for k, p := range run {
				s.join(run[max(k-1, 0)], p)
			}
		}
		if s.rough > 0 {
			s.thin(s.starts[i])
		}
	}
	s.points = countPoints(s.runs)
	old.pen.goesOn = old.pen.goesOn && s.pen.goesOn
	s.pen = old.pen
	if s.pen.goesOn {
		s.turn = sector{from: s.pen.at} // the next one is a new point
	}
}

// thin leaves out of the runs from the first on, which are of one stroke, what the
// others of them cover. What covers much is taken before what covers little: so few
// are enough.
func (s *sketch) thin(first int) {
	const much = 0.25
	thick := s.runs[first:]
	taken := make([]bool, countPoints(thick))
	for _, part := range [2]float64{much, 0} {
		i := 0
		for _, run := range thick {
			for k, p := range run {
				if (k > 0 || len(run) == 1) && !taken[i] {
					taken[i] = s.ground.cover(run[max(k-1, 0)], p, part)
				}
				i++
			}
		}
	}
	s.runs = s.runs[:first:first]
	i := 0
	for _, run := range thick {
		goesOn := false
		for k, p := range run {
			switch last := len(s.runs) - 1; {
			case taken[i] && goesOn:
				s.runs[last] = append(s.runs[last], p)
			case taken[i] && k > 0:
				s.runs = append(s.runs, Stroke{run[k-1], p})
			case taken[i]:
				s.runs = append(s.runs, Stroke{p})
			}
			goesOn = taken[i]
			i++
		}
		s.pen.goesOn = goesOn
	}
}
