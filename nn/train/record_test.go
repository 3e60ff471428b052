package train

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"digitscope/nn/train/data"
)

func TestRecordRoundTrip(t *testing.T) {
	digits, err := imageSet("digits", pixelImages([][2]int{{1, 1}, {2, 3}}), false, false)
	if err != nil {
		t.Fatal(err)
	}
	others, err := imageSet("others", pixelImages([][2]int{{1, 1}}), true, false)
	if err != nil {
		t.Fatal(err)
	}
	digits.files = []data.FileHash{{Path: "a/b", SHA256: "12"}}
	others.files = []data.FileHash{{Path: "c, [d]", SHA256: "34"}}
	record := Record{
		Hyperparameters: Default(),
		Build:           ThisBuild("abc-dirty", "plain"),
		Data:            []Source{{Name: "digits", Use: "training", Count: 2, Files: digits.files}},
		Epochs:          []Epoch{{Epoch: 1, Step: 500, LearningRate: 1e-3, Loss: 0.25, Accuracies: map[string]float64{"digits": 0.5}}},
		WallSeconds:     1.5, ImagesPerSecond: 1e4,
		Weights: File{"digits.safetensors", "56"},
	}
	for _, set := range []Set{digits, others} {
		record.Add(set, Evaluate(pixelNetwork(t), set, 1))
	}
	text, err := record.Encode()
	if err != nil {
		t.Fatal(err)
	}
	var got Record
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, record) {
		t.Errorf("got %+v, expected %+v", got, record)
	}
	if len(got.Data) != 2 || got.Data[1].Use != "evaluation" || *got.Results[0].Accuracy != 0.5 || got.Results[1].Accuracy != nil {
		t.Errorf("recorded %+v and %+v", got.Data, got.Results)
	}
	if !strings.Contains(string(text), "\n        [ 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 ],\n") {
		t.Errorf("a row of the confusion matrix is not one line:\n%s", text)
	}
}
