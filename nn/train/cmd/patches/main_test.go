package main

import (
	"bytes"
	"encoding/json"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/patch"
	"digitscope/nn/train/whole"
)

// The network's files.
const (
	weightsFile  = network + ".safetensors"
	trainingFile = network + ".json"
)

func writeFiles(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		if err := whole.Write(filepath.Join(dir, filepath.FromSlash(name)), []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
}

// testData is a directory with drawings of a 1 and a 2 to look for patches in, and
// with other digits that none may be of: images, and drawings for the test set.
func testData(t *testing.T) string {
	t.Helper()
	const head = "\x00\x00\x08\x03\x00\x00\x00\x01\x00\x00\x00\x1c\x00\x00\x00\x1c"
	image := func(line string) string {
		return head + strings.Repeat(strings.Repeat("\x00", 13)+line+strings.Repeat("\x00", 13), 28)
	}
	label := func(digit byte) string { return "\x00\x00\x08\x01\x00\x00\x00\x01" + string(rune(digit)) }
	dir := t.TempDir()
	writeFiles(t, dir, map[string]string{
		"mnist/train-images-idx3-ubyte.gz": image("\xff\x80"), "mnist/train-labels-idx1-ubyte.gz": label(9),
		"mnist/t10k-images-idx3-ubyte.gz": image("\xff\xff"), "mnist/t10k-labels-idx1-ubyte.gz": label(7),
		"pendigits/strokes-train.jsonl.gz": `{"label":2,"strokes":[[[10,0],[50,80],[90,0]]]}` + "\n" + `{"label":1,"strokes":[[[50,0],[50,90]]]}`,
		"pendigits/strokes-test.jsonl.gz":  `{"label":8,"strokes":[[[10,0],[90,80]]]}`,
	})
	return dir
}

// testNetwork is a directory with a network all of whose maps answer.
func testNetwork(t *testing.T) string {
	t.Helper()
	return written(t, nn.Classic(2, 3, 4))
}

// written is a directory with a network of that architecture and its record.
func written(t *testing.T, architecture nn.Architecture) string {
	t.Helper()
	network, err := nn.New(architecture, nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(75, 76))
	for i := range network.Parameters() {
		network.Parameters()[i] = float32(1+random.IntN(8)) / 8
	}
	var file bytes.Buffer
	if err := safetensors.Save(&file, network, nil); err != nil {
		t.Fatal(err)
	}
	record := train.Record{Results: []train.Result{{Name: "test"}}, Weights: train.FileOf(weightsFile, file.Bytes())}
	record.Hyperparameters.Exclude = true
	text, err := record.Encode()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeFiles(t, dir, map[string]string{weightsFile: file.String(), trainingFile: string(text)})
	return dir
}

func TestRunWritesSheetAndRecord(t *testing.T) {
	dir := testNetwork(t)
	var stdout, stderr strings.Builder
	if code := run([]string{"-data", testData(t), "-weights", dir}, &stdout, &stderr); code != 0 {
		t.Fatal(stderr.String())
	}
	content := map[string][]byte{}
	for _, name := range []string{weightsFile, sheetFile, recordFile} {
		file, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		content[name] = file
	}
	var record patch.Record
	if err := json.Unmarshal(content[recordFile], &record); err != nil {
		t.Fatal(err)
	}
	if record.Weights != train.FileOf(weightsFile, content[weightsFile]) || record.Sheet != train.FileOf(sheetFile, content[sheetFile]) || record.Commit == "" {
		t.Errorf("the record names %+v, %+v and the commit %q", record.Weights, record.Sheet, record.Commit)
	}
	if record.Data.Name != "pendigits-train" || record.Data.Use != "training" || record.Data.Count != 2 || len(record.Data.Files) != 1 {
		t.Errorf("the data are %+v, want pendigits' training set alone", record.Data)
	}
	if len(record.Stages) != 2 || len(record.Stages[0].Maps) != 2 || len(record.Stages[1].Maps) != 3 {
		t.Fatalf("the stages are %+v", record.Stages)
	}
	for _, stage := range record.Stages {
		for m, patches := range stage.Maps {
			if len(patches) != 2 || patches[0].Label+patches[1].Label != 1+2 {
				t.Errorf("%s, map %d: %+v, want one patch of each of the two drawings", stage.Name, m, patches)
			}
		}
	}
	if _, err := png.Decode(bytes.NewReader(content[sheetFile])); err != nil {
		t.Error(err)
	}
}

// No patches are of digits that the network did not learn from, because they are listed.
func TestRunLeavesOutListedDigits(t *testing.T) {
	listed := slices.IndexFunc(data.ListedSamples(), func(l data.Listing) bool { return l.Set == searchedSet })
	if listed < 0 {
		t.Fatalf("nothing of %s is listed", searchedSet)
	}
	number := data.ListedSamples()[listed].Number
	dir := testData(t)
	writeFiles(t, dir, map[string]string{
		"pendigits/strokes-train.jsonl.gz": strings.Repeat(`{"label":1,"strokes":[[[50,0],[50,90]]]}`+"\n", number),
	})
	for exclude, expected := range map[bool]int{false: number, true: number - 1} {
		if set, err := searched(dir, exclude); err != nil || set.Len() != expected || set.Name != searchedSet {
			t.Errorf("exclude %t: %d digits of %s, %v, expected %d", exclude, set.Len(), set.Name, err, expected)
		}
	}
}

func TestRunFails(t *testing.T) {
	network, broken, good := testNetwork(t), t.TempDir(), testData(t)
	writeFiles(t, broken, map[string]string{weightsFile: "no network", trainingFile: `{"results":[{}],"weights":{"path":"digits.safetensors","sha256":"` + strings.Repeat("0", 64) + `"}}`})
	small := nn.Classic(2, 3, 4)
	small.Input = [3]int{1, 20, 20}
	unrecorded := testNetwork(t)
	writeFiles(t, unrecorded, map[string]string{trainingFile: "{"})
	for _, test := range []struct {
		code  int
		fault string
		args  []string
	}{
		{1, "has no pendigits-train: fetch it with make data", []string{"-data", t.TempDir(), "-weights", network}},
		{1, "digits.safetensors: no such file", []string{"-data", good, "-weights", t.TempDir()}},
		{1, "digits.safetensors is not the network that ", []string{"-data", good, "-weights", broken}},
		{1, "digits.json: ", []string{"-data", good, "-weights", unrecorded}},
		{1, "digits.safetensors: the network does not read pictures of 28 × 28", []string{"-data", good, "-weights", written(t, small)}},
		{2, "unexpected argument", []string{"more"}},
		{2, "not defined", []string{"-other"}},
	} {
		var stdout, stderr strings.Builder
		if code := run(test.args, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.fault) {
			t.Errorf("%v: exit code %d, %q", test.args, code, stderr.String())
		}
	}
	for _, dir := range []string{network, broken} {
		if _, err := os.Stat(filepath.Join(dir, sheetFile)); !os.IsNotExist(err) {
			t.Errorf("a failed run left a sheet: %v", err)
		}
	}
}
