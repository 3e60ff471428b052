package weights

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"testing"

	"digitscope/nn"
	"digitscope/nn/train"
)

func TestNetworkIsTheRecordedOne(t *testing.T) {
	network, err := Network()
	if err != nil {
		t.Fatal(err)
	}
	var record train.Record
	if err := json.Unmarshal([]byte(Record()), &record); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(network.Architecture(), nn.Classic(8, 16, 128)) {
		t.Errorf("the architecture is %s", network.Architecture())
	}
	if sum := sha256.Sum256(file); record.Weights.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("the weights' SHA-256 is %x, the record's %s", sum, record.Weights.SHA256)
	}
	if network.Thresholds() != record.Hyperparameters.Thresholds {
		t.Errorf("the thresholds are %v, the record's %v", network.Thresholds(), record.Hyperparameters.Thresholds)
	}
	// The committed network is what the trainer makes without being told anything.
	if !reflect.DeepEqual(record.Hyperparameters, train.Default()) {
		t.Errorf("the record has other hyperparameters than the trainer's default: %+v", record.Hyperparameters)
	}
}

// The project's aim: at least this many right answers.
func TestRecordedAccuracies(t *testing.T) {
	var record train.Record
	if err := json.Unmarshal([]byte(Record()), &record); err != nil {
		t.Fatal(err)
	}
	aims := map[string]float64{"mnist-test": 0.993, "pendigits-test": 0.988}
	for _, result := range record.Results {
		if aim, ok := aims[result.Name]; ok {
			delete(aims, result.Name)
			if result.Accuracy == nil || *result.Accuracy < aim {
				t.Errorf("%s: %+v, expected an accuracy of %v", result.Name, result, aim)
			}
		}
	}
	for name := range aims {
		t.Errorf("%s was not scored", name)
	}
}
