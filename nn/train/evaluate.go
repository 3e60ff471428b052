package train

import (
	"cmp"
	"fmt"
	"slices"

	"digitscope/nn"
)

// A Score counts a network's answers to a set. An answer is the most probable
// digit; it is refused where the network calls it unknown or there is no ink.
type Score struct {
	Name      string
	NotDigits bool
	Count     int
	// Right counts the right answers, refused or not; no ink is never right.
	Right int
	// Refused counts the refused answers, RightKept the right ones among the
	// others.
	Refused, RightKept int
	// Confusion counts the pictures with ink by their digit, then by the answer.
	Confusion [10][10]int
	// Misses are what went wrong, in the order of the set.
	Misses      []Miss
	calibration calibration
}

// A Miss is a digit that was misread or refused, or something else that was
// not refused.
type Miss struct {
	Index int // in the set, from 0
	Digit int // that it is; no matter where the set shows no digits
	// Answer and Probability are the most probable digit's.
	Answer      int
	Probability float32
	State       nn.State
	Presence    float32 // see nn.Pass
}

// Accuracy is the share of right answers among all, whatever the thresholds.
func (s Score) Accuracy() float64 { return share(s.Right, s.Count) }

// RefusedShare is the share of refused answers among all.
func (s Score) RefusedShare() float64 { return share(s.Refused, s.Count) }

// KeptAccuracy is the share of right answers among those not refused.
func (s Score) KeptAccuracy() float64 { return share(s.RightKept, s.Count-s.Refused) }

// CalibrationError is the expected calibration error of the digits' answers.
func (s Score) CalibrationError() float64 { return s.calibration.expectedError() }

// String is one line: "NAME accuracy 0.9876 n 3498" or, for no digits, "NAME
// refused 0.8765 n 3498".
func (s Score) String() string {
	if s.NotDigits {
		return fmt.Sprintf("%s refused %.4f n %d", s.Name, s.RefusedShare(), s.Count)
	}
	return fmt.Sprintf("%s accuracy %.4f n %d", s.Name, s.Accuracy(), s.Count)
}

// Rates are two more lines about digits: the share that is answered, the share of
// right ones among these answers and the share that is rejected; the expected
// calibration error.
func (s Score) Rates() string {
	return fmt.Sprintf("%[1]s answered %.4[2]f right %.4[3]f rejected %.4[4]f\n%[1]s calibration-error %.4[5]f",
		s.Name, 1-s.RefusedShare(), s.KeptAccuracy(), s.RefusedShare(), s.CalibrationError())
}

func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }

// evaluationShare is the number of pictures that a goroutine takes at a time.
const evaluationShare = 256

// Evaluate scores the network with the set, from the given number of goroutines.
func Evaluate(network *nn.Network, set Set, workers int) Score {
	passes, scores := make([]*nn.Pass, workers), make([]Score, workers)
	for i := range passes {
		passes[i] = network.NewPass()
		scores[i].NotDigits = set.NotDigits
	}
	parts := (set.Len() + evaluationShare - 1) / evaluationShare
	parallel(workers, parts, func(worker, part int) {
		for i := part * evaluationShare; i < min((part+1)*evaluationShare, set.Len()); i++ {
			scores[worker].ask(passes[worker], set, i)
		}
	})
	total := Score{Name: set.Name, NotDigits: set.NotDigits, Count: set.Len()}
	for _, score := range scores {
		total.add(score)
	}
	slices.SortFunc(total.Misses, func(a, b Miss) int { return cmp.Compare(a.Index, b.Index) })
	return total
}

// ask counts the answer to one picture.
func (s *Score) ask(pass *nn.Pass, set Set, i int) {
	digit := set.labels[i]
	if !set.draw(pass.Input(), i) {
		s.Refused++
		if !s.NotDigits {
			s.Misses = append(s.Misses, Miss{Index: i, Digit: digit, State: nn.Blank})
		}
		return
	}
	pass.Forward()
	answer := pass.Answer()
	probability := pass.Probabilities()[answer.Digit]
	right, refused := answer.Digit == digit, answer.State == nn.Unknown
	if refused {
		s.Refused++
	}
	if s.NotDigits && !refused || !s.NotDigits && (refused || !right) {
		s.Misses = append(s.Misses, Miss{i, digit, answer.Digit, probability, answer.State, answer.Presence})
	}
	if s.NotDigits {
		return
	}
	s.Confusion[digit][answer.Digit]++
	s.calibration.count(probability, right)
	if right {
		s.Right++
		if !refused {
			s.RightKept++
		}
	}
}

func (s *Score) add(other Score) {
	s.Right += other.Right
	s.Refused += other.Refused
	s.RightKept += other.RightKept
	s.Misses = append(s.Misses, other.Misses...)
	s.calibration.add(other.calibration)
	for digit, row := range other.Confusion {
		for answer, n := range row {
			s.Confusion[digit][answer] += n
		}
	}
}
