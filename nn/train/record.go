package train

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"runtime"
	"slices"

	"github.com/klauspost/cpuid/v2"
)

// A Record says how a network came about and what it can do. Together with the
// commit and the data it is enough to train the network again.
type Record struct {
	Trial           *Trial          `json:"trial,omitempty"` // nil unless it belongs to a sweep
	Hyperparameters Hyperparameters `json:"hyperparameters"`
	Build           Build           `json:"build"`
	Data            []Source        `json:"data"`
	Epochs          []Epoch         `json:"epochs"`
	// WallSeconds is the time spent on training and on scoring each epoch.
	WallSeconds     float64  `json:"wallSeconds"`
	ImagesPerSecond float64  `json:"imagesPerSecond"`
	Presence        Presence `json:"presence"`
	// Robustness says how the answers to pendigits' test set change when the
	// drawings are altered.
	Robustness []Change `json:"robustness"`
	Results    []Result `json:"results"`
	Weights    File     `json:"weights"`
}

// A Trial says which one of which sweep a training was, see package sweep.
type Trial struct {
	Sweep  string `json:"sweep"`  // its name
	SHA256 string `json:"sha256"` // of its file
	Index  int    `json:"index"`  // from 0
}

// Presence is what was added to all logits after training, and the set on which
// this was chosen.
type Presence struct {
	Set   string  `json:"set"`
	Shift float32 `json:"shift"`
}

// Build is the program and the machine.
type Build struct {
	Commit string `json:"commit"` // as git describe --always --dirty says
	Go     string `json:"go"`
	GOOS   string `json:"goos"`
	GOARCH string `json:"goarch"`
	Kernel string `json:"kernel"` // simd or plain
	Cores  int    `json:"cores"`
	// Processor is its name as it says itself; empty where it says none.
	Processor string `json:"processor,omitempty"`
}

// ThisBuild describes the running program; commit and kernel it cannot know.
func ThisBuild(commit, kernel string) Build {
	return Build{commit, runtime.Version(), runtime.GOOS, runtime.GOARCH, kernel, runtime.GOMAXPROCS(0), cpuid.CPU.BrandName}
}

// File names a file beside the record.
type File struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// FileOf names a file of the given content.
func FileOf(path string, content []byte) File {
	sum := sha256.Sum256(content)
	return File{Path: path, SHA256: hex.EncodeToString(sum[:])}
}

// A Result is a set's score. Where the set shows no digits only the share of
// refused pictures is known.
type Result struct {
	Name     string   `json:"name"`
	Count    int      `json:"count"`
	Accuracy *float64 `json:"accuracy,omitempty"`
	Refused  float64  `json:"refused"`
	// KeptAccuracy is the accuracy of the answers that are not refused,
	// CalibrationError the expected one.
	KeptAccuracy     *float64 `json:"keptAccuracy,omitempty"`
	CalibrationError *float64 `json:"calibrationError,omitempty"`
	// Confusion counts pictures: a row for each true digit, a column for each
	// answer.
	Confusion *[10][10]int `json:"confusion,omitempty"`
}

// Share is the accuracy or, where there are no digits, the share of refused pictures: the
// more the better.
func (r Result) Share() float64 {
	if r.Accuracy != nil {
		return *r.Accuracy
	}
	return r.Refused
}

// ResultOf returns the result of a set; ok is false if there is none.
func ResultOf(results []Result, set string) (result Result, ok bool) {
	i := slices.IndexFunc(results, func(r Result) bool { return r.Name == set })
	if i < 0 {
		return Result{}, false
	}
	return results[i], true
}

// Add takes up a set's score, and the set as a source unless it is one already.
func (r *Record) Add(set Set, score Score) {
	if !slices.ContainsFunc(r.Data, func(s Source) bool { return s.Name == set.Name }) {
		r.Data = append(r.Data, set.Source(ForEvaluation))
	}
	r.Results = append(r.Results, NewResult(score))
}

// NewResult is what a record keeps of a score.
func NewResult(score Score) Result {
	result := Result{Name: score.Name, Count: score.Count, Refused: score.RefusedShare()}
	if !score.NotDigits {
		accuracy, kept, calibration := score.Accuracy(), score.KeptAccuracy(), score.CalibrationError()
		result.Accuracy, result.KeptAccuracy, result.CalibrationError = &accuracy, &kept, &calibration
		result.Confusion = &score.Confusion
	}
	return result
}

// innermost finds arrays and objects without others inside.
var innermost = regexp.MustCompile(`[\[{][^\[\]{}]*[\]}]`)

// lineBreak is never within a JSON string.
var lineBreak = regexp.MustCompile(`\n\s*`)

// Encode writes the record as JSON for people: indented, but the row of a table
// is one line.
func (r Record) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return nil, err
	}
	text = innermost.ReplaceAllFunc(text, func(row []byte) []byte { return lineBreak.ReplaceAll(row, []byte(" ")) })
	return append(text, '\n'), nil
}
