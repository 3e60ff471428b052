package sweep

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
)

// A Range is what a value is drawn from: a list of choices or, without these, all
// from From to To. In JSON it is a list or an object.
type Range struct {
	choices  []jsontext.Value
	From, To float64
	// Scale is "linear", as if it is empty, or "log": the same chance for each
	// factor.
	Scale string
	// Whole: only whole numbers are drawn.
	Whole bool
}

// digits is to how many decimal digits a number is drawn that is not whole.
const digits = 4

// UnmarshalJSON reads a list or an object.
func (r *Range) UnmarshalJSON(text []byte) error {
	*r = Range{}
	if jsontext.Value(text).Kind() == '[' {
		return json.Unmarshal(text, &r.choices)
	}
	var limits struct {
		From  *float64 `json:"from"`
		To    *float64 `json:"to"`
		Scale string   `json:"scale"`
		Whole bool     `json:"whole"`
	}
	if err := json.Unmarshal(text, &limits, json.RejectUnknownMembers(true)); err != nil {
		return err
	}
	if limits.From == nil || limits.To == nil {
		return errors.New("from or to is missing")
	}
	r.From, r.To, r.Scale, r.Whole = *limits.From, *limits.To, limits.Scale, limits.Whole
	return nil
}

func (r Range) check() error {
	const largest = 1 << 52 // up to here all whole numbers are exact
	switch {
	case len(r.choices) > 0:
		return nil
	case r.Scale != "" && r.Scale != "linear" && r.Scale != "log":
		return fmt.Errorf("scale: %q is not linear or log", r.Scale)
	case !(r.From < r.To):
		return fmt.Errorf("from %v to %v: there is nothing to draw from", r.From, r.To)
	case r.Scale == "log" && r.From <= 0:
		return fmt.Errorf("from: %v is not above 0, as the scale log needs", r.From)
	case r.Whole && (r.From != math.Trunc(r.From) || r.To != math.Trunc(r.To)):
		return fmt.Errorf("from %v to %v: they are not whole", r.From, r.To)
	case math.Abs(r.From) > largest || math.Abs(r.To) > largest:
		return fmt.Errorf("from %v to %v: they are too large", r.From, r.To)
	}
	return nil
}

// draw returns a value, the same on all machines.
func (r Range) draw(random *rand.Rand) jsontext.Value {
	if len(r.choices) > 0 {
		return r.choices[random.IntN(len(r.choices))]
	}
	to := r.To
	if r.Whole {
		to++ // so that the last number has the chance of the others
	}
	between := linear
	if r.Scale == "log" {
		between = geometric
	}
	value := between(r.From, to, random.Uint64())
	if r.Whole {
		value = math.Floor(value)
		return jsontext.Value(strconv.FormatFloat(min(value, r.To), 'f', -1, 64))
	}
	value, _ = strconv.ParseFloat(strconv.FormatFloat(value, 'g', digits, 64), 64) // never fails
	return number(min(max(value, r.From), r.To))
}

// number is shorter than 0.0000012 and the like.
func number(v float64) jsontext.Value { return jsontext.Value(strconv.FormatFloat(v, 'g', -1, 64)) }

// linear is from + (to-from)·u/2⁶⁴. The product is rounded before it is added: some
// processors would add it unrounded otherwise.
func linear(from, to float64, u uint64) float64 {
	return from + float64((to-from)*(float64(u>>11)/(1<<53)))
}

// geometric is from · (to/from)^(u/2⁶⁴): a product of square roots, which all
// processors round alike, as they do not logarithms.
func geometric(from, to float64, u uint64) float64 {
	value, root := from, to/from
	for bit := 63; bit > 10; bit-- {
		root = math.Sqrt(root)
		if u>>bit&1 == 1 {
			value *= root
		}
	}
	return value
}
