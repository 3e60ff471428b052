package train

import (
	"fmt"
	"math"
)

// Mixture says how often a sample comes from where. The shares sum to one.
type Mixture struct {
	Images   float64 `json:"images"`   // scanned digits
	Drawings float64 `json:"drawings"` // drawn digits
	Forms    float64 `json:"forms"`    // digits in the forms of package synth
	Others   Others  `json:"others"`   // what is no digit
}

// Others are the shares of what is no digit.
type Others struct {
	Characters float64 `json:"characters"` // of other alphabets
	Invented   float64 `json:"invented"`   // by package synth
	Pairs      float64 `json:"pairs"`      // of digits
	Images     float64 `json:"images"`     // of other things
}

// A source is where a sample comes from.
type source int

const (
	fromImages source = iota
	fromDrawings
	fromForms
	fromCharacters
	fromPairs
	fromOtherImages
	fromInvented
	sources
)

// shares are the sources' in their order.
func (m Mixture) shares() [sources]float64 {
	return [sources]float64{m.Images, m.Drawings, m.Forms, m.Others.Characters, m.Others.Pairs, m.Others.Images, m.Others.Invented}
}

// pick turns a number, uniform in 0…1, into a source that comes up as often as
// its share says.
func (m Mixture) pick(at float64) source {
	for i, share := range m.shares() {
		if at -= share; at < 0 {
			return source(i)
		}
	}
	return fromInvented // the shares sum to one but for rounding
}

// check wants shares that sum to one.
func (m Mixture) check() error {
	sum := 0.0
	for _, share := range m.shares() {
		if !(share >= 0) {
			return fmt.Errorf("mixture: share %v is not in 0…1", share)
		}
		sum += share
	}
	if math.Abs(sum-1) > 1e-9 {
		return fmt.Errorf("mixture: the shares sum to %v, not to 1", sum)
	}
	return nil
}
