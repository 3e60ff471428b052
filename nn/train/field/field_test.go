package field

import (
	"encoding/json/v2"
	"reflect"
	"strings"
	"testing"

	"digitscope/nn/train"
)

func TestSet(t *testing.T) {
	h := train.Default()
	expected := train.Default()
	expected.Epochs, expected.Schedule.Peak, expected.Images.Warp.Elastic, expected.Architecture.Layers[0].Maps = 2, 0.5, 0, 3
	expected.Tone = train.Tone{Blur: 0.1, Contrast: 1.5}
	for name, text := range map[string]string{
		"epochs": "2", "schedule.peak": "0.5", "images.warp.elastic": "0", "architecture.layers.0.maps": "3",
		"tone": `{"blur": 0.1, "contrast": 1.5}`,
	} {
		if err := Set(&h, name, []byte(text)); err != nil {
			t.Error(err)
		}
	}
	if !reflect.DeepEqual(h, expected) {
		t.Errorf("got %+v", h)
	}
}

func TestSetNamesWhatIsWrong(t *testing.T) {
	for _, test := range [][2]string{
		{"epoch", "2"}, {"Epochs", "2"}, {"", "2"}, {"schedule.peek", "2"}, {"epochs.2", "2"},
		{"architecture.layers.8.maps", "2"}, {"architecture.layers.-1.maps", "2"},
		{"epochs", "1.5"}, {"epochs", `"2"`}, {"epochs", "null"}, {"seed", "-1"}, {"epochs", "2 3"}, {"epochs", ""},
		{"tone", `{"blurr": 1}`},
	} {
		h := train.Default()
		if err := Set(&h, test[0], []byte(test[1])); err == nil || !strings.HasPrefix(err.Error(), test[0]+": ") {
			t.Errorf("%s = %s: %v", test[0], test[1], err)
		}
	}
}

// Each field that is listed can be set to what it is: names and values are a record's.
func TestListAndSet(t *testing.T) {
	h, fields := train.Default(), List(train.Default())
	for _, field := range fields {
		if err := Set(&h, field.Name, []byte(field.Value)); err != nil {
			t.Error(err)
		}
	}
	if !reflect.DeepEqual(h, train.Default()) || len(fields) < 60 {
		t.Errorf("%d fields; got %+v", len(fields), h)
	}
	text, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var members map[string]any
	if err := json.Unmarshal(text, &members); err != nil {
		t.Fatal(err)
	}
	for _, field := range fields {
		first, _, _ := strings.Cut(field.Name, ".")
		if _, ok := members[first]; !ok {
			t.Errorf("%s is not in a record", field.Name)
		}
	}
}
