package album

import (
	"math/rand/v2"
	"strconv"

	"digitscope/nn/ink"
	"digitscope/nn/train/synth"
)

// invented is how many drawings that are no digits are shown: there are many kinds.
const invented = 36

// addOwn adds what the project draws itself, before the training varies it.
func (m *maker) addOwn() error {
	templates, err := synth.Load()
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 0))
	var forms [10][][]float32
	for missing := 10 * perClass; missing > 0; {
		digit, strokes := templates.Digit(random)
		if len(forms[digit]) < perClass {
			forms[digit] = append(forms[digit], drawn(strokes))
			missing--
		}
	}
	for digit, pictures := range forms {
		m.album.Samples = append(m.album.Samples, Sample{Forms, strconv.Itoa(digit), m.samples.add(pictures...)})
	}
	var others [][]float32
	for range invented {
		others = append(others, drawn(templates.NotDigit(random)))
	}
	m.album.Samples = append(m.album.Samples, Sample{Invented, "", m.samples.add(others...)})
	return nil
}

// drawn is a drawing as the page shows it to the network.
func drawn(strokes []ink.Stroke) []float32 {
	picture := make([]float32, ink.Side*ink.Side)
	var renderer ink.Renderer
	renderer.Render(picture, strokes, ink.Pen)
	return picture
}
