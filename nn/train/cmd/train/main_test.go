package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/compact"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

// testData is a directory with the files that training needs, of a digit each.
func testData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	picture := make([]byte, 28*28)
	for row := 4; row < 24; row++ {
		picture[row*28+13], picture[row*28+14] = 255, 255
	}
	images := binary.BigEndian.AppendUint32([]byte{0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28}, 28)
	labels := []byte{0, 0, 8, 1, 0, 0, 0, 1, 1}
	strokes := []byte(`{"label":1,"strokes":[[[10,0],[10,80]]]}`)
	for name, content := range map[string][]byte{
		"mnist/train-images-idx3-ubyte.gz":  append(images, picture...),
		"mnist/train-labels-idx1-ubyte.gz":  labels,
		"mnist/t10k-images-idx3-ubyte.gz":   append(images, picture...),
		"mnist/t10k-labels-idx1-ubyte.gz":   labels,
		"pendigits/strokes-train.jsonl.gz":  strokes,
		"pendigits/strokes-test.jsonl.gz":   strokes,
		"omniglot/strokes-small1.jsonl.gz":  []byte(`{"label":"alpha","strokes":[[[10,0],[10,80]]]}`),
		"elsewhere/strokes-train.jsonl.old": nil,
	} {
		if err := whole.Write(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func testOptions(t *testing.T) options {
	o := options{data: testData(t), out: t.TempDir(), hyperparameters: train.Default()}
	o.hyperparameters.Architecture = nn.Classic(1, 1, 4)
	o.hyperparameters.Epochs, o.hyperparameters.EpochSteps, o.hyperparameters.BatchSize = 2, 3, 4
	return o
}

func TestTrainWritesWeightsAndRecord(t *testing.T) {
	o := testOptions(t)
	var stdout, stderr strings.Builder
	if err := o.train(t.Context(), &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	known := len(data.KnownSets(o.data))
	digits := known - 3 // the others are omniglot's
	if len(lines) != 2+digits*3+3 || !strings.HasPrefix(lines[1], "epoch 2 of 2: loss ") || !strings.HasPrefix(lines[len(lines)-2], "omniglot refused ") {
		t.Errorf("printed %q", lines)
	}
	for line := range strings.Lines(stderr.String()) { // and so there is no bar
		if !strings.HasPrefix(line, "not as the manifest says: ") {
			t.Errorf("printed %q", line)
		}
	}
	for _, said := range []string{"train-labels-idx1-ubyte.gz: wrong content: SHA-256 is", "quickdraw/images-idx3-ubyte.gz is missing"} {
		if !strings.Contains(stderr.String(), filepath.FromSlash(said)) {
			t.Errorf("not said: %s, but %q", said, stderr.String())
		}
	}
	weights, err := os.ReadFile(o.path(".safetensors"))
	if err != nil {
		t.Fatal(err)
	}
	network, err := safetensors.Load(weights)
	if err != nil {
		t.Fatal(err)
	}
	forPage, err := os.ReadFile(o.path(".compact"))
	if err != nil {
		t.Fatal(err)
	}
	if same, err := compact.Encode(network); err != nil || !bytes.Equal(same, forPage) {
		t.Errorf("digits.compact holds another network than digits.safetensors: %v", err)
	}
	text, err := os.ReadFile(o.path(".json"))
	if err != nil {
		t.Fatal(err)
	}
	var record train.Record
	if err := json.Unmarshal(text, &record); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(weights)
	if record.Weights.SHA256 != hex.EncodeToString(sum[:]) || len(record.Epochs) != 2 || known < 9 || len(record.Results) != known || len(record.Data) != known || record.Presence.Set != train.PresenceSet {
		t.Errorf("recorded %+v", record)
	}
	for name := range record.Epochs[1].Accuracies {
		if !strings.Contains(name, "-test") {
			t.Errorf("each epoch is scored with %s, which is not held back or shows no digits", name)
		}
	}
	if strings.Contains(string(text), o.data) {
		t.Error("the record tells where the data lay")
	}
	if _, err := os.Stat(o.path(".checkpoint")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the checkpoint is left over: %v", err)
	}
}

// Stopped at once, a training leaves a checkpoint, from which the next one goes
// on; one with another seed does not.
func TestTrainGoesOn(t *testing.T) {
	o := testOptions(t)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	var stdout, stderr strings.Builder
	if err := o.train(stopped, &stdout, &stderr); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	other := o
	other.hyperparameters.Seed = 99
	if err := other.train(t.Context(), &stdout, &stderr); err == nil || !strings.HasSuffix(err.Error(), "seed: it has 1, now it is 99; -fresh starts over") {
		t.Errorf("got %v", err)
	}
	stdout.Reset()
	if err := o.train(t.Context(), &stdout, &stderr); err != nil || !strings.HasPrefix(stdout.String(), "going on from ") {
		t.Errorf("got %v, printed %q", err, stdout.String())
	}
	other.fresh = true
	if err := other.train(t.Context(), &stdout, &stderr); err != nil {
		t.Error(err)
	}
}

func TestRunFails(t *testing.T) {
	dir := t.TempDir()
	for _, test := range []struct {
		code  int
		fault string
		args  []string
	}{
		{1, "is missing: fetch it with make data DATA=" + dir, []string{"-data", dir}},
		{2, "unexpected argument", []string{"-data", dir, "more"}},
		{2, "not defined", []string{"-minutes", "3"}},
	} {
		var stdout, stderr strings.Builder
		if code := run(t.Context(), test.args, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.fault) {
			t.Errorf("%v: exit code %d, %q", test.args, code, stderr.String())
		}
	}
}
