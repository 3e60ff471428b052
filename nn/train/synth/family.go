package synth

import "digitscope/nn/ink"

// A family is a kind of drawing that is no digit.
type family struct {
	name  string
	paths func(dice) []path
	// mirrors is set if the mirror image is none the more a digit.
	mirrors bool
}

// families are those of NotDigit, with weights in percent.
func families(letters, shapes *weighted[form]) (w weighted[family]) {
	for _, f := range []struct {
		family
		weight float64
	}{
		{family{"letter", formOf(letters), false}, 28},
		{family{"word", wordOf(letters), false}, 3},
		{family{"invented character", inventedCharacter, false}, 20},
		{family{"shape", formOf(shapes), true}, 14},
		{family{"scribble", scribble, false}, 4},
		{family{"to and fro", toAndFro, false}, 2},
		{family{"spiral", spiral, false}, 2},
		{family{"wave", wave, false}, 2},
		{family{"hatching", hatching, false}, 3},
		{family{"grid", grid, false}, 2},
		{family{"parallels", parallels, false}, 2},
		{family{"cross", cross, false}, 2},
		{family{"asterisk", asterisk, false}, 2},
		{family{"star", star, false}, 2},
		{family{"rectangle", rectangle, false}, 2},
		{family{"triangle", triangle, false}, 2},
		{family{"face", face, false}, 2},
		{family{"marked circle", markedCircle, false}, 1},
		{family{"concentric circles", concentricCircles, false}, 1},
		{family{"lying eight", lyingEight, false}, 1},
		{family{"dot", dot, false}, 1},
		{family{"dots", dots, false}, 1},
		{family{"specks", specks, false}, 1},
	} {
		w.add(f.family, f.weight)
	}
	return w
}

// formOf draws one form.
func formOf(forms *weighted[form]) func(dice) []path {
	return func(d dice) []path { return forms.draw(d).paths }
}

func (f family) draw(d dice) []ink.Stroke {
	h := newHand(d)
	h.mirrored = f.mirrors && d.chance(0.5)
	return h.draw(f.paths(d))
}

// wordOf draws a few forms side by side.
func wordOf(forms *weighted[form]) func(dice) []path {
	return func(d dice) (word []path) {
		letters := d.count(2, 3)
		width := 1 / float64(letters)
		height := min(1, width*d.between(1.2, 2))
		for i := range letters {
			for _, p := range forms.draw(d).paths {
				word = append(word, p.placed(float64(i)*width, 0.85*width, height))
			}
		}
		return word
	}
}
