package train

import (
	"math"
	"math/rand/v2"
	"slices"

	"digitscope/nn/ink"
)

// Ends says how the ends of strokes are varied.
type Ends struct {
	Probability float64 `json:"probability"` // of each end
	Shorter     float64 `json:"shorter"`     // at most, in parts of the stroke's length
	Longer      float64 `json:"longer"`
}

// vary makes the ends of a stroke shorter or longer, each by up to the given
// share of the stroke's length: people stop early, and overshoot.
func (e Ends) vary(stroke ink.Stroke, random *rand.Rand) ink.Stroke {
	total := length(stroke)
	for range 2 {
		if random.Float64() < e.Probability {
			amount := random.Float64()
			if random.IntN(2) == 0 {
				stroke = shorten(stroke, amount*e.Shorter*total)
			} else {
				stroke = lengthen(stroke, amount*e.Longer*total)
			}
		}
		slices.Reverse(stroke)
	}
	return stroke
}

func length(stroke ink.Stroke) (sum float64) {
	for i := 1; i < len(stroke); i++ {
		sum += math.Hypot(stroke[i].X-stroke[i-1].X, stroke[i].Y-stroke[i-1].Y)
	}
	return sum
}

// shorten takes a length off the stroke's end. At least two points stay of two.
func shorten(stroke ink.Stroke, amount float64) ink.Stroke {
	for len(stroke) > 1 {
		last, before := stroke[len(stroke)-1], stroke[len(stroke)-2]
		step := math.Hypot(last.X-before.X, last.Y-before.Y)
		if step > amount {
			share := amount / step
			stroke[len(stroke)-1] = ink.Point{X: last.X + share*(before.X-last.X), Y: last.Y + share*(before.Y-last.Y)}
			return stroke
		}
		if len(stroke) == 2 {
			break
		}
		amount -= step
		stroke = stroke[:len(stroke)-1]
	}
	return stroke
}

// lengthen moves the stroke's last point on in the direction in which it came.
func lengthen(stroke ink.Stroke, amount float64) ink.Stroke {
	last := len(stroke) - 1
	from := max(0, last-3) // a single step is too short to have a direction
	if last < 1 {
		return stroke
	}
	dx, dy := stroke[last].X-stroke[from].X, stroke[last].Y-stroke[from].Y
	if step := math.Hypot(dx, dy); step > 0 {
		stroke[last].X += dx / step * amount
		stroke[last].Y += dy / step * amount
	}
	return stroke
}
