package training

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"digitscope/nn"
)

// Words are the page's texts by name. In those of the page {names} stand for values;
// what is in Script is for the page's script.
type Words struct {
	Page   map[string]string `json:"page"`
	Script map[string]string `json:"script"`
}

// ReadWords reads the words of a language's folder: training.json, and stages.json with
// the names of the stages, which the page says.
func ReadWords(folder string) (w Words, err error) {
	if err := readTable(filepath.Join(folder, "training.json"), &w); err != nil {
		return w, err
	}
	return w, readTable(filepath.Join(folder, "stages.json"), &w.Page)
}

func readTable(file string, into any) error {
	table, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(table, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// stageName is "Convolution 1", or "Flatten" where there is but one of the kind.
func (w Words) stageName(stage nn.Stage) (string, error) {
	name, err := w.say("stage_" + stage.Kind)
	if err != nil || stage.Number == 0 {
		return name, err
	}
	return w.say("stageNumbered", "name", name, "number", stage.Number)
}

// say gives the words of a name; names and values of what they tell of follow. The
// error names words that are missing, and values without a place.
func (w Words) say(name string, values ...any) (string, error) {
	words, ok := w.Page[name]
	if !ok {
		return "", fmt.Errorf("there are no words %q", name)
	}
	for i := 0; i+1 < len(values); i += 2 {
		place := fmt.Sprintf("{%v}", values[i])
		if !strings.Contains(words, place) {
			return "", fmt.Errorf("the words %q have no place %s", name, place)
		}
		words = strings.ReplaceAll(words, place, fmt.Sprint(values[i+1]))
	}
	if strings.Contains(words, "{") {
		return "", fmt.Errorf("the words %q lack a value: %s", name, words)
	}
	return words, nil
}

// count writes 60000 as 60,000.
func count(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// percent writes a share with two decimals.
func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 2, 64) + "%" }

// probability writes one with a decimal; what is not quite certain is not 100%.
func probability(p float64) string {
	if p >= 0.9995 && p < 1 {
		return "> 99.9%"
	}
	return strconv.FormatFloat(100*p, 'f', 1, 64) + "%"
}

// wholePercent writes a share that is a choice, as it was chosen.
func wholePercent(share float64) string { return number(math.Round(1e6*share)/1e4) + "%" }

// number writes as many digits as there are, without an exponent.
func number(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), "-", "−", 1)
}

// figure writes four digits.
func figure(v float64) string {
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return number(v)
	}
	decimals := max(0, 3-int(math.Floor(math.Log10(math.Abs(v)))))
	return strings.Replace(strconv.FormatFloat(v, 'f', decimals, 64), "-", "−", 1)
}

// signed writes a difference of shares in points of a percent, with its sign.
func signed(share float64) string {
	text := strings.Replace(fmt.Sprintf("%+.2f", 100*share), "-", "−", 1)
	if strings.Trim(text, "+−0.") == "" {
		return "±0.00"
	}
	return text
}

// duration writes 1258.5 as "20 min 59 s".
func duration(seconds float64) string {
	whole := int(math.Round(seconds))
	hours, minutes := whole/3600, whole/60%60
	switch {
	case hours > 0:
		return fmt.Sprintf("%d h %d min", hours, minutes)
	case minutes > 0:
		return fmt.Sprintf("%d min %d s", minutes, whole%60)
	}
	return fmt.Sprintf("%d s", whole)
}
