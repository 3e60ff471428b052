package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"digitscope/weights"
)

// A contestant is one implementation of the network, as turns.js loads it.
type contestant struct {
	Name       string `json:"name"`
	Threads    int    `json:"threads"`    // that a peer may use
	Iterations int    `json:"iterations"` // of the limit's loop, for one prediction
	title      string
}

func digitscope() contestant {
	return contestant{Name: "digitscope", Threads: 1, title: "Digitscope"}
}

// peers are the other runtimes, on one thread each.
func peers() ([]contestant, error) {
	path := filepath.Join(here(), "package.json")
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var packages struct {
		Dependencies map[string]string // name to version
	}
	if err := json.Unmarshal(text, &packages); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return []contestant{
		{Name: "ort", Threads: 1, title: "ONNX Runtime Web " + packages.Dependencies["onnxruntime-web"]},
		{Name: "tfjs", Threads: 1, title: "TensorFlow.js " + packages.Dependencies["@tensorflow/tfjs-core"]},
	}, nil
}

// limit multiplies and adds as often as the network does, and nothing else.
func limit() (contestant, error) {
	network, err := weights.Network()
	if err != nil {
		return contestant{}, err
	}
	model := NewModel(network)
	iterations := (model.MultiplyAdds() + limitMultiplyAdds - 1) / limitMultiplyAdds
	return contestant{Name: "limit", Threads: 1, Iterations: iterations, title: "limit of direct convolution"}, nil
}

// A series is what was measured of one contestant.
type series struct {
	Micros  []float64   // of one prediction, round by round
	Answers [][]float64 // to each of the pictures
}

// turns is how long a comparison is: rounds of so many predictions of each
// contestant, after rounds that are not counted.
type turns struct {
	WarmUp int `json:"warmUp"`
	Rounds int `json:"rounds"`
	Runs   int `json:"runs"`
}

// compare lets the contestants take turns in the page.
func (t turns) compare(page *Page, contestants ...contestant) ([]series, error) {
	return Evaluate[[]series](page, call("compare", contestants, t))
}

// early gives the microseconds of each of the first predictions in the page.
func (c contestant) early(page *Page, count int) ([]float64, error) {
	return Evaluate[[]float64](page, call("early", c, count))
}

// call is JavaScript that calls a function of turns.js.
func call(function string, arguments ...any) string {
	list, err := json.Marshal(arguments)
	if err != nil {
		panic(err) // structs of names and numbers always marshal
	}
	return fmt.Sprintf(`import("/bench/turns.js").then((turns) => turns.%s(...%s))`, function, list)
}
