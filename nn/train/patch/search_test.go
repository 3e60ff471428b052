package patch

import (
	"bytes"
	"encoding/binary"
	"image"
	"math"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"digitscope/nn"
	"digitscope/nn/explain"
	"digitscope/nn/ink"
	"digitscope/nn/train"
	"digitscope/nn/train/sheet"
	"digitscope/nn/train/whole"
)

// setOf is a set of images, each as it is.
func setOf(t *testing.T, images [][]byte, labels []byte) train.Set {
	t.Helper()
	header := func(magic uint32, sizes ...uint32) []byte {
		content := binary.BigEndian.AppendUint32(nil, magic)
		for _, size := range sizes {
			content = binary.BigEndian.AppendUint32(content, size)
		}
		return content
	}
	imagesFile, labelsFile := filepath.Join(t.TempDir(), "images"), filepath.Join(t.TempDir(), "labels")
	for path, content := range map[string][]byte{
		imagesFile: append(header(0x803, uint32(len(images)), ink.Side, ink.Side), bytes.Join(images, nil)...),
		labelsFile: append(header(0x801, uint32(len(labels))), labels...),
	} {
		if err := whole.Write(path, content); err != nil {
			t.Fatal(err)
		}
	}
	set, err := train.ReadImageSet("set", imagesFile, labelsFile, false, false)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// randomSet has images of greys that a sheet shows as they are, of three digits.
func randomSet(t *testing.T, size int, random *rand.Rand) train.Set {
	t.Helper()
	images, labels := make([][]byte, size), make([]byte, size)
	for i := range images {
		labels[i] = byte(i % 3)
		images[i] = make([]byte, ink.Side*ink.Side)
		for j := range images[i] {
			images[i][j] = byte(255 / (sheet.Levels - 1) * random.IntN(sheet.Levels))
		}
	}
	return setOf(t, images, labels)
}

// layered is an architecture that is not the page's: other sizes, two convolutions
// in a row, one of them without ReLU.
func layered() nn.Architecture {
	return nn.Architecture{Input: [3]int{1, ink.Side, ink.Side}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 2, Size: 3},
		{Kind: nn.KindConvolution, Maps: 3, Size: 2, ReLU: true},
		{Kind: nn.KindPool, Size: 3},
		{Kind: nn.KindConvolution, Maps: 2, Size: 4, ReLU: true},
		{Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 10},
		{Kind: nn.KindSoftmax},
	}}
}

// networkOf has random weights, so many of them positive that every map answers.
func networkOf(t *testing.T, a nn.Architecture, random *rand.Rand) *nn.Network {
	t.Helper()
	n, err := nn.New(a, nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	for i := range n.Parameters() {
		n.Parameters()[i] = random.Float32() - 0.3
	}
	return n
}

// Each patch is its picture's strongest: laid into an empty picture it makes the
// first cell of its map answer as it is recorded, and no picture that is left out
// answers more strongly, but of a digit that has its share.
func TestFindsTheStrongest(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 72))
	for _, a := range []nn.Architecture{nn.Classic(3, 4, 5), layered()} {
		n := networkOf(t, a, random)
		set := randomSet(t, 35, random)
		greys, stages := Find(n, set)
		if want := convolutionLayers(a); len(stages) != want {
			t.Fatalf("%d stages, want %d", len(stages), want)
		}
		for _, stage := range stages {
			for m, patches := range stage.Maps {
				checkPatches(t, n, set, stage, m)
				for place, p := range patches {
					if got := answer(n, greys, stage, m, place); math.Abs(float64(got-p.Activation)) > 1e-4*float64(p.Activation) {
						t.Errorf("%s, map %d, patch %d: %v on the sheet, recorded is %v", stage.Name, m, place, got, p.Activation)
					}
				}
			}
		}
	}
}

func convolutionLayers(a nn.Architecture) (number int) {
	for _, layer := range a.Layers {
		if layer.Kind == nn.KindConvolution {
			number++
		}
	}
	return number
}

// checkPatches looks for the map's strongest answers once more, picture by picture.
func checkPatches(t *testing.T, n *nn.Network, set train.Set, stage Stage, m int) {
	t.Helper()
	patches := stage.Maps[m]
	if len(patches) != stage.Count {
		t.Fatalf("%s, map %d: %d patches, want %d", stage.Name, m, len(patches), stage.Count)
	}
	chosen, perDigit := map[int]float32{}, map[int]int{}
	for i, p := range patches {
		chosen[p.Index] = p.Activation
		perDigit[p.Label]++
		if i > 0 && p.Activation > patches[i-1].Activation {
			t.Errorf("%s, map %d: patch %d is stronger than the one before", stage.Name, m, i)
		}
		if p.Label != set.Label(p.Index) {
			t.Errorf("%s, map %d, patch %d: the label is %d, want %d", stage.Name, m, i, p.Label, set.Label(p.Index))
		}
	}
	if len(chosen) != len(patches) {
		t.Errorf("%s, map %d: several patches of one picture", stage.Name, m)
	}
	weakest := patches[len(patches)-1].Activation
	pass, shown := n.NewPass(), n.Stages()[stage.Stage]
	for i := range set.Len() {
		copy(pass.Input(), set.Picture(i))
		pass.Forward()
		planes := make([]float32, shown.Shape.Len())
		shown.Shape.Planes(planes, shown.Values(pass))
		area := shown.Shape.Height * shown.Shape.Width
		largest := planes[m*area]
		for _, v := range planes[m*area:][:area] {
			largest = max(largest, v)
		}
		activation, isChosen := chosen[i]
		switch {
		case isChosen && activation != largest:
			t.Errorf("%s, map %d: %v is recorded of a picture that gives %v", stage.Name, m, activation, largest)
		case !isChosen && largest > weakest && perDigit[set.Label(i)] < perLabel:
			t.Errorf("%s, map %d: a picture that gives %v is left out", stage.Name, m, largest)
		}
	}
	for digit, number := range perDigit {
		if number > perLabel {
			t.Errorf("%s, map %d: %d patches show a %d, want at most %d", stage.Name, m, number, digit, perLabel)
		}
	}
}

// answer is what a map's first cell makes of a patch of the sheet.
func answer(n *nn.Network, greys *image.Paletted, stage Stage, m, place int) float32 {
	field := explain.Field(n, explain.Unit{Stage: stage.Stage, Map: m})[0][0]
	pass := n.NewPass()
	for y := range stage.Side {
		for x := range stage.Side {
			level := greys.ColorIndexAt(place*stage.Side+x, stage.Top+m*stage.Side+y)
			pass.Input()[n.In().Index(0, field.Rows.First+y, field.Columns.First+x)] = float32(level) / (sheet.Levels - 1)
		}
	}
	pass.Forward()
	shown := n.Stages()[stage.Stage]
	return shown.Values(pass)[shown.Shape.Index(m, 0, 0)]
}

// Of pictures that look the same one is shown, and its places stay blank where a map
// answers to nothing more.
func TestShowsNothingTwice(t *testing.T) {
	random := rand.New(rand.NewPCG(73, 74))
	n := networkOf(t, nn.Classic(2, 2, 3), random)
	for _, p := range n.Layers()[0].Parameters() { // map 0 adds up, map 1 never answers
		values := p.Export()
		for i := range values {
			values[i] = 1
			if i >= len(values)/2 {
				values[i] = -1
			}
		}
		p.Import(values)
	}
	one := make([]byte, ink.Side*ink.Side)
	one[300] = 255
	almost := bytes.Clone(one)
	almost[300] = 254 // the same on a sheet
	other := bytes.Clone(one)
	other[300] = 100
	greys, stages := Find(n, setOf(t, [][]byte{almost, one, one, other}, []byte{7, 7, 3, 1}))
	first := stages[0]
	if len(first.Maps[0]) != 2 || first.Maps[0][0].Index != 1 || first.Maps[0][1].Label != 1 || len(first.Maps[1]) != 0 {
		t.Errorf("got %+v", first.Maps)
	}
	for y := range 2 * first.Side {
		for x := range first.Count * first.Side {
			inked := greys.ColorIndexAt(x, first.Top+y) != 0
			if blank := y >= first.Side || x >= 2*first.Side; blank && inked {
				t.Fatalf("there is ink at %d, %d, where no patch is", x, y)
			}
		}
	}
}
