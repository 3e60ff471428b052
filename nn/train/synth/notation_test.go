package synth

import (
	"reflect"
	"strings"
	"testing"

	"digitscope/nn/ink"
)

func TestParse(t *testing.T) {
	var got []form
	err := parse("here", "# a comment\n\n7 with a bar *2.5: 20,10 80,10 / ~ 0,0 35,50! 100,12.5\n", func(f form) error {
		got = append(got, f)
		return nil
	})
	expected := []form{{"7", "with a bar", 2.5, []path{
		{{ink.Point{X: 0.2, Y: 0.1}, true}, {ink.Point{X: 0.8, Y: 0.1}, true}},
		{{ink.Point{X: 0, Y: 0}, false}, {ink.Point{X: 0.35, Y: 0.5}, true}, {ink.Point{X: 1, Y: 0.125}, false}},
	}}}
	if err != nil || !reflect.DeepEqual(got, expected) {
		t.Errorf("got %v, %v, expected %v", got, err, expected)
	}
}

func TestParseErrorsNameTheLine(t *testing.T) {
	for line, complaint := range map[string]string{
		"7 plain 1,1 2,2":        "no colon",
		"7: 1,1 2,2":             "not a label and a name",
		": 1,1 2,2":              "not a label and a name",
		"7 plain *0: 1,1":        "not a weight",
		"7 plain *NaN: 1,1":      "not a weight",
		"7 plain *many: 1,1":     "not a weight",
		"7 plain:":               "without points",
		"7 plain: 1,1 / ~":       "without points",
		"7 plain: 1,1 / / 2,2":   "without points",
		"7 plain: 1;1":           "not a point",
		"7 plain: 1,101":         "not a point",
		"7 plain: NaN,1":         "not a point",
		"7 plain: 1":             "not a point",
		"7 plain: 1,1 ~ 2,2 3,3": "not a point",
		"7 plain: 1,1! 2,2":      "marks a corner",
		"x plain: 1,1":           "not a digit",
		"12 plain: 1,1":          "not a digit",
	} {
		err := parse("here", "# first\n"+line+"\n", new(Templates).addDigit)
		if err == nil || !strings.HasPrefix(err.Error(), "here:2: ") || !strings.Contains(err.Error(), complaint) {
			t.Errorf("%q: the error is %v", line, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, file := range []string{"digits.txt", "letters.txt", "shapes.txt"} {
		text, err := texts.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if i%20 == 0 {
				f.Add(line)
			}
		}
	}
	f.Add("7 plain *3: 20,8 80,8 42,95\n0 still: ~ 50,50 50,50! 50,50\n1 dot: 0,100")
	f.Add("7: ~ / *")
	f.Fuzz(func(t *testing.T, text string) {
		d := dice{seeded(11)}
		_ = parse("here", text, func(f form) error {
			expectSane(t, f.name, newHand(d).draw(f.paths))
			return nil
		})
	})
}
