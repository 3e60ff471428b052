package weights

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"testing"

	"digitscope/nn"
	"digitscope/nn/explain"
	"digitscope/nn/train/patch"
)

func patchRecord(t *testing.T) (record patch.Record) {
	t.Helper()
	if err := json.Unmarshal(read(t, "patches.json"), &record); err != nil {
		t.Fatal(err)
	}
	return record
}

// The patches are the committed network's, out of digits that it learned from.
func TestPatchesBelongToTheNetwork(t *testing.T) {
	record, training := patchRecord(t), recorded(t)
	if record.Weights != training.Weights {
		t.Errorf("the patches are of %+v, the network is %+v: write them anew with make patches", record.Weights, training.Weights)
	}
	if sum := sha256.Sum256(read(t, record.Sheet.Path)); record.Sheet.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("the SHA-256 of %s is %x, the record's %s", record.Sheet.Path, sum, record.Sheet.SHA256)
	}
	learned := slices.ContainsFunc(training.Data, record.Data.Same)
	if !learned || record.Data.Use != "training" {
		t.Errorf("the network did not learn from %+v", record.Data)
	}
}

// The patches lie in this repository and on the page, so they are of digits that may
// be passed on: pendigits', under CC BY 4.0, and not MNIST's, of which no licence
// says so.
func TestPatchesMayBePassedOn(t *testing.T) {
	data := patchRecord(t).Data
	if data.Name != "pendigits-train" || len(data.Files) != 1 || data.Files[0].Path != "pendigits/strokes-train.jsonl.gz" {
		t.Errorf("the patches are of %+v", data)
	}
}

// Each map of each convolution has its patches, and makes of them what is recorded,
// but for the greys that the sheet has fewer of.
func TestPatchesAnswerAsRecorded(t *testing.T) {
	const share = 0.08 // of the activation: a grey is off by up to half a step of 15
	network, err := Network()
	if err != nil {
		t.Fatal(err)
	}
	record := patchRecord(t)
	sheet, err := png.Decode(bytes.NewReader(read(t, record.Sheet.Path)))
	if err != nil {
		t.Fatal(err)
	}
	checkLayout(t, network, record.Stages, sheet.Bounds())
	for _, stage := range record.Stages {
		for m, patches := range stage.Maps {
			last := float32(math.Inf(1))
			for place, p := range patches {
				if !(p.Activation > 0 && p.Activation <= last) {
					t.Errorf("%s, map %d, patch %d: %v comes after %v", stage.Name, m, place, p.Activation, last)
				}
				last = p.Activation
				got := answerTo(network, sheet, stage, m, place)
				if math.Abs(float64(got-p.Activation)) > share*float64(p.Activation) {
					t.Errorf("%s, map %d, patch %d answers %v, recorded is %v", stage.Name, m, place, got, p.Activation)
				}
			}
		}
	}
}

// checkLayout wants the network's convolutions, of whose maps none is without
// patches, one below the other on a sheet that has room for no more.
func checkLayout(t *testing.T, network *nn.Network, stages []patch.Stage, bounds image.Rectangle) {
	t.Helper()
	var convolutions []int
	for i, stage := range network.Stages() {
		if stage.Kind == nn.KindConvolution {
			convolutions = append(convolutions, i)
		}
	}
	if len(stages) != len(convolutions) {
		t.Fatalf("%d stages have patches, want %d", len(stages), len(convolutions))
	}
	width, height := 0, 0
	for i, stage := range stages {
		shown := network.Stages()[convolutions[i]]
		field := explain.Field(network, explain.Unit{Stage: convolutions[i]})[0][0]
		if stage.Stage != convolutions[i] || stage.Name != shown.String() || len(stage.Maps) != shown.Shape.Maps ||
			stage.Side != field.Rows.End-field.Rows.First || stage.Top != height {
			t.Fatalf("stage %d is not the recorded one: %s, %d maps, side %d, top %d", convolutions[i], stage.Name, len(stage.Maps), stage.Side, stage.Top)
		}
		for m, patches := range stage.Maps {
			if stage.Count == 0 || len(patches) != stage.Count {
				t.Fatalf("%s, map %d: %d patches, want %d", stage.Name, m, len(patches), stage.Count)
			}
		}
		width, height = max(width, stage.Count*stage.Side), height+len(stage.Maps)*stage.Side
	}
	if bounds != image.Rect(0, 0, width, height) {
		t.Fatalf("the sheet is %v, want %d × %d", bounds, width, height)
	}
}

// answerTo is what a map's first cell makes of a patch in an empty picture.
func answerTo(network *nn.Network, sheet image.Image, stage patch.Stage, m, place int) float32 {
	field := explain.Field(network, explain.Unit{Stage: stage.Stage, Map: m})[0][0]
	pass := network.NewPass()
	for y := range stage.Side {
		for x := range stage.Side {
			grey := color.GrayModel.Convert(sheet.At(place*stage.Side+x, stage.Top+m*stage.Side+y)).(color.Gray)
			pass.Input()[network.In().Index(0, field.Rows.First+y, field.Columns.First+x)] = float32(grey.Y) / 255
		}
	}
	pass.Forward()
	shown := network.Stages()[stage.Stage]
	return shown.Values(pass)[shown.Shape.Index(m, 0, 0)]
}
