package training

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestFiguresAreWrittenForPeople(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{count(7), "7"}, {count(1000), "1,000"}, {count(7040000), "7,040,000"}, {count(-123456), "-123,456"},
		{percent(0.9953), "99.53%"}, {percent(1), "100.00%"},
		{probability(0.431), "43.1%"}, {probability(0.99999), "> 99.9%"}, {probability(1), "100.0%"},
		{wholePercent(0.015), "1.5%"}, {wholePercent(0.985), "98.5%"},
		{number(1e-5), "0.00001"}, {number(-4.5), "−4.5"},
		{figure(0.7415342), "0.7415"}, {figure(0.00956252), "0.009563"}, {figure(12345), "12345"}, {figure(0), "0"},
		{rate(0.002), "0.002"}, {rate(0.00001), "0.00001"}, {rate(0.00199958), "0.002"}, {rate(10), "10"},
		{signed(0.003), "+0.30"}, {signed(-0.0274), "−2.74"}, {signed(0.00001), "±0.00"}, {signed(-0.00001), "±0.00"},
		{duration(1258.54), "20 min 59 s"}, {duration(59.6), "1 min 0 s"}, {duration(7), "7 s"}, {duration(7321), "2 h 2 min"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}

func TestWordsAndTheirPlacesMustFit(t *testing.T) {
	w := Words{Page: map[string]string{"greeting": "Hello {name}", "plain": "Hello"}}
	if got, err := w.say("greeting", "name", 7); got != "Hello 7" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	for _, wrong := range [][]any{{"missing"}, {"greeting"}, {"plain", "name", 7}} {
		if got, err := w.say(wrong[0].(string), wrong[1:]...); err == nil {
			t.Errorf("%v gives %q", wrong, got)
		} else if !strings.Contains(err.Error(), wrong[0].(string)) {
			t.Errorf("%v: the error is %v", wrong, err)
		}
	}
}

// Words that nobody says are left over from something.
func TestAllWordsAreUsed(t *testing.T) {
	words, err := ReadWords("../../text/en")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../training/index.html")
	if err != nil {
		t.Fatal(err)
	}
	composed := regexp.MustCompile(`^(source_|own_|use_|stage_)|^(loss|errors|rate)(Note|Label)?$|^(epoch|step|learningRate|lossColumn|stepOwn|processorUnknown|stageNumbered)$`)
	for name := range words.Page {
		if !composed.MatchString(name) && !strings.Contains(string(page), `say "`+name+`"`) {
			t.Errorf("%q is not on the page", name)
		}
	}
}
