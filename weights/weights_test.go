package weights

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"digitscope/nn/compact"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// recorded is the record of the committed network.
func recorded(t *testing.T) (record train.Record) {
	t.Helper()
	if err := json.Unmarshal(read(t, "digits.json"), &record); err != nil {
		t.Fatal(err)
	}
	return record
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// The page's network is the one that other programs read.
func TestBothFilesHoldTheSame(t *testing.T) {
	network, err := safetensors.Load(read(t, "digits.safetensors"))
	if err != nil {
		t.Fatal(err)
	}
	if same, err := compact.Encode(network); err != nil || !bytes.Equal(same, file) {
		t.Errorf("digits.compact is not what digits.safetensors makes: write both with make train (%v)", err)
	}
}

func TestNetworkIsTheRecordedOne(t *testing.T) {
	network, err := Network()
	if err != nil {
		t.Fatal(err)
	}
	record := recorded(t)
	if !reflect.DeepEqual(network.Architecture(), record.Hyperparameters.Architecture) {
		t.Errorf("the architecture is %v, the record's %v", network.Architecture(), record.Hyperparameters.Architecture)
	}
	if sum := sha256.Sum256(read(t, "digits.safetensors")); record.Weights.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("the weights' SHA-256 is %x, the record's %s", sum, record.Weights.SHA256)
	}
	if network.Thresholds() != record.Hyperparameters.Thresholds {
		t.Errorf("the thresholds are %v, the record's %v", network.Thresholds(), record.Hyperparameters.Thresholds)
	}
}

// The weights file names what was learned from.
func TestWeightsCreditTheirData(t *testing.T) {
	if credits := data.Known().Credits(); !bytes.Contains(read(t, "digits.safetensors"), []byte(credits)) {
		t.Errorf("digits.safetensors does not say %q", credits)
	}
}

// The project's aims: at least so many right answers, so much refused of what is
// no digit, while nearly all drawn digits are answered.
func TestRecordedScores(t *testing.T) {
	record := recorded(t)
	results := map[string]train.Result{}
	for _, result := range record.Results {
		results[result.Name] = result
	}
	for name, aim := range map[string]float64{"mnist-test": 0.995, "pendigits-test": 0.992, "pendigits-test-readable": 0.996} {
		if got := results[name].Accuracy; got == nil || *got < aim {
			t.Errorf("%s: %+v, expected an accuracy of %v", name, results[name], aim)
		}
	}
	for name, aim := range map[string]float64{"omniglot": 0.9, "kmnist": 0.98, "quickdraw": 0.98} {
		if got := results[name].Refused; got < aim {
			t.Errorf("%s: %v refused, expected %v", name, got, aim)
		}
	}
	drawn := results["pendigits-test"]
	if drawn.Refused > 0.02 || drawn.CalibrationError == nil || *drawn.CalibrationError > 0.01 {
		t.Errorf("pendigits-test: %+v, expected at most 0.02 refused and a calibration error of 0.01", drawn)
	}
}
