package weights

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/album"
	"digitscope/nn/train/data"
)

// committedAlbum is the album with its sheets.
func committedAlbum(t *testing.T) (a album.Album, tests, samples image.Image) {
	t.Helper()
	files := [2][]byte{read(t, "album-tests.png"), read(t, "album-samples.png")}
	a, err := album.Decode(read(t, "album.json"), files[0], files[1])
	if err != nil {
		t.Fatal(err)
	}
	var sheets [2]image.Image
	for i, file := range files {
		if sheets[i], err = png.Decode(bytes.NewReader(file)); err != nil {
			t.Fatal(err)
		}
	}
	return a, sheets[0], sheets[1]
}

// tile is a picture of a sheet as the network reads it.
func tile(a album.Album, sheet image.Image, number int) []float32 {
	picture := make([]float32, a.Side*a.Side)
	left, top := number%a.Columns*a.Side, number/a.Columns*a.Side
	for i := range picture {
		grey := color.GrayModel.Convert(sheet.At(left+i%a.Side, top+i/a.Side)).(color.Gray)
		picture[i] = float32(grey.Y) / 255
	}
	return picture
}

func result(t *testing.T, record train.Record, set string) train.Result {
	t.Helper()
	found, ok := train.ResultOf(record.Results, set)
	if !ok {
		t.Fatalf("%s is not in the record", set)
	}
	return found
}

// The album is the committed network's, out of the data that the network knows.
func TestAlbumBelongsToTheNetwork(t *testing.T) {
	a, _, _ := committedAlbum(t)
	record := recorded(t)
	if a.Weights != record.Weights {
		t.Errorf("the album is of %+v, the network is %+v: write it anew with make album", a.Weights, record.Weights)
	}
	for _, source := range a.Data {
		if !slices.ContainsFunc(record.Data, source.Same) {
			t.Errorf("%+v is not in the record", source)
		}
	}
}

// Counted one by one, the answers are those of the record.
func TestAlbumCountsAsRecorded(t *testing.T) {
	a, _, _ := committedAlbum(t)
	record := recorded(t)
	if len(a.Tests) == 0 || a.Tests[0].Set != "pendigits-test" {
		t.Fatalf("the tests are %d", len(a.Tests))
	}
	for _, test := range a.Tests {
		expected := result(t, record, test.Set)
		var confusion [10][10]int
		for i, label := range test.Labels {
			confusion[label-'0'][test.Answers[i]-'0']++
		}
		for digit, row := range confusion {
			for answer, n := range row {
				if n != expected.Confusion[digit][answer] {
					t.Errorf("%s: %d is read as %d %d times, the record says %d", test.Set, digit, answer, n, expected.Confusion[digit][answer])
				}
			}
		}
	}
}

// What went wrong is what the record counts: of each set that is held back and may be
// shown, and of no other.
func TestAlbumHasAllThatWentWrong(t *testing.T) {
	a, _, _ := committedAlbum(t)
	record := recorded(t)
	known := record.Hyperparameters.Thresholds.Known
	reasons := map[string]string{}
	for _, l := range data.ListedSamples() {
		reasons[l.Set+strconv.Itoa(l.Number)] = l.Reason
	}
	for _, misses := range a.Misses {
		expected := result(t, record, misses.Set)
		refused, misread := 0, 0
		for _, miss := range misses.Misses {
			isRefused, isMisread := miss.Presence < known, expected.Accuracy != nil && miss.Label != strconv.Itoa(miss.Answer)
			if isRefused {
				refused++
			}
			if isMisread {
				misread++
			}
			if expected.Accuracy != nil && !isRefused && !isMisread {
				t.Errorf("%s %d is neither misread nor refused", misses.Set, miss.Number)
			}
			if miss.Reason != reasons[strings.TrimSuffix(misses.Set, "-pictures")+strconv.Itoa(miss.Number)] {
				t.Errorf("%s %d is listed because of %q", misses.Set, miss.Number, miss.Reason)
			}
		}
		if expected.Accuracy == nil { // then the misses are those that are not refused
			refused = expected.Count - len(misses.Misses)
		}
		if share := float64(refused) / float64(expected.Count); math.Abs(share-expected.Refused) > 1e-9 {
			t.Errorf("%s: %v refused, the record says %v", misses.Set, share, expected.Refused)
		}
		if expected.Accuracy != nil && math.Abs(float64(misread)/float64(expected.Count)-(1-*expected.Accuracy)) > 1e-9 {
			t.Errorf("%s: %d misread, the record says %v right", misses.Set, misread, *expected.Accuracy)
		}
	}
	for _, collection := range data.Known().Collections {
		for _, split := range collection.Splits {
			shown := slices.ContainsFunc(a.Misses, func(m album.Misses) bool { return m.Set == split.Name })
			if shown != (split.Use == data.Test && collection.Licence != "none stated") {
				t.Errorf("what went wrong in %s is shown: %v", split.Name, shown)
			}
		}
	}
}

// The tiles of the tests are the drawings: the network, asked once more, answers the
// same but for the greys that the sheet has fewer of, and the drawings that lie in this
// repository as samples, their points rounded, are where they belong.
func TestAlbumShowsTheDrawings(t *testing.T) {
	const share = 0.005 // of the answers, may be others
	a, tests, _ := committedAlbum(t)
	n, last, same, all := load(t), 0, 0, 0
	pass := n.NewPass()
	for _, test := range a.Tests {
		others := 0
		for i := range test.Count {
			copy(pass.Input(), tile(a, tests, test.First+i))
			pass.Forward()
			if '0'+byte(pass.Answer().Digit) != test.Answers[i] {
				others++
			}
		}
		if float64(others) > share*float64(test.Count) {
			t.Errorf("%s: %d of %d tiles are answered otherwise", test.Set, others, test.Count)
		}
		if test.First != last {
			t.Errorf("%s begins with tile %d, expected %d", test.Set, test.First, last)
		}
		last = test.First + test.Count
	}
	for _, misses := range a.Misses {
		for _, miss := range misses.Misses {
			copy(pass.Input(), tile(a, tests, miss.Tile))
			pass.Forward()
			if pass.Answer().Digit == miss.Answer {
				same++
			}
			last, all = max(last, miss.Tile+1), all+1
		}
	}
	if float64(same) < 0.9*float64(all) {
		t.Errorf("of what went wrong %d of %d tiles are answered otherwise", all-same, all)
	}
	if rows := tests.Bounds().Dy() / a.Side; rows != (last+a.Columns-1)/a.Columns {
		t.Errorf("the sheet has %d rows for %d tiles", rows, last)
	}
	drawn, err := train.ReadDrawingSet("sample", "testdata/pendigits-test.jsonl.gz", false)
	if err != nil {
		t.Fatal(err)
	}
	test := a.Tests[0]
	for i := range drawn.Len() {
		number := i * test.Count / drawn.Len() // as the command sample takes them
		if got := int(test.Labels[number] - '0'); got != drawn.Label(i) {
			t.Fatalf("%s %d is a %d, expected a %d", test.Set, number, got, drawn.Label(i))
		}
		shown := tile(a, tests, test.First+number)
		for cell, v := range drawn.Picture(i) {
			if math.Abs(float64(v-shown[cell])) > 0.5/15+0.01 {
				t.Fatalf("%s %d, cell %d: %v is shown, expected %v", test.Set, number, cell, shown[cell], v)
			}
		}
	}
}

// The sheets lie in this repository and on the page, so nothing on them is of a set of
// which no licence says that it may be passed on: not MNIST's, not USPS's.
func TestAlbumMayBePassedOn(t *testing.T) {
	a, _, _ := committedAlbum(t)
	licences := map[string]string{album.Forms: "MIT", album.Invented: "MIT"}
	for _, collection := range data.Known().Collections {
		for _, split := range collection.Splits {
			licences[split.Name] = collection.Licence
		}
	}
	var names []string
	for _, source := range a.Data {
		names = append(names, source.Name)
	}
	for _, test := range a.Tests {
		names = append(names, test.Set)
	}
	for _, misses := range a.Misses {
		names = append(names, misses.Set)
	}
	for _, sample := range a.Samples {
		names = append(names, sample.Set)
	}
	for _, v := range a.Variations {
		names = append(names, v.Name)
	}
	for _, name := range names {
		known := strings.HasPrefix(licences[name], "CC BY") || licences[name] == "MIT"
		if !known || strings.HasPrefix(name, "mnist") || strings.HasPrefix(name, "usps") {
			t.Errorf("%s is shown, whose licence is %q", name, licences[name])
		}
	}
}

// Every class of every set that may be shown has samples, with ink, each on its own
// tile, and what the training makes of some fills the rest of the sheet.
func TestAlbumHasSamplesOfAll(t *testing.T) {
	a, _, samples := committedAlbum(t)
	missing := map[[2]string]bool{{album.Invented, ""}: true}
	for digit := range 10 {
		missing[[2]string{album.Forms, strconv.Itoa(digit)}] = true
	}
	for _, collection := range data.Known().Collections {
		for _, split := range collection.Splits {
			for class := range split.Counts {
				missing[[2]string{split.Name, class}] = split.Use != data.Spare && collection.Licence != "none stated"
			}
		}
	}
	next := 0
	use := func(name string, tiles album.Tiles) {
		t.Helper()
		if tiles.First != next || tiles.Count == 0 {
			t.Errorf("%s: %d tiles from %d on, expected some from %d on", name, tiles.Count, tiles.First, next)
		}
		next = tiles.First + tiles.Count
		for i := range tiles.Count {
			if slices.Max(tile(a, samples, tiles.First+i)) < 0.2 {
				t.Errorf("%s: tile %d is blank", name, tiles.First+i)
			}
		}
	}
	for _, sample := range a.Samples {
		use(sample.Set+" "+sample.Class, sample.Tiles)
		missing[[2]string{sample.Set, sample.Class}] = false
	}
	for class, isMissing := range missing {
		if isMissing {
			t.Errorf("there are no samples of %q", class)
		}
	}
	for _, v := range a.Variations {
		use(v.Name, album.Tiles{First: v.Original, Count: 1})
		use(v.Name, v.Tiles)
		if v.Count != 16 {
			t.Errorf("%s %s: %d variations", v.Name, v.Label, v.Count)
		}
	}
	if rows := samples.Bounds().Dy() / a.Side; rows != (next+a.Columns-1)/a.Columns || len(a.Variations) < 3 {
		t.Errorf("%d rows for %d tiles, %d variations", rows, next, len(a.Variations))
	}
}
