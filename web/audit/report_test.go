package audit

import (
	"encoding/json"
	"strings"
	"testing"
)

const example = `{
	"categories": {
		"accessibility": {"score": 1, "auditRefs": []},
		"best-practices": {"score": 0.96, "auditRefs": [{"id": "font-size", "weight": 1}, {"id": "csp", "weight": 0}]},
		"seo": {"score": null, "auditRefs": []},
		"performance": {"score": 0.745, "auditRefs": [{"id": "total-blocking-time", "weight": 30}]}
	},
	"audits": {
		"font-size": {"title": "Letters are too small", "score": 0},
		"csp": {"title": "No CSP", "score": 0},
		"total-blocking-time": {"title": "Total Blocking Time", "displayValue": "400 ms", "score": 0.4}
	}
}`

func TestMissedTargetsAreTold(t *testing.T) {
	var r Report
	if err := json.Unmarshal([]byte(example), &r); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(r.Missed(map[string]int{"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 75}), "\n")
	want := "best-practices 96, want 100: Letters are too small\nseo 0, want 100: "
	if got != want {
		t.Errorf("missed are\n%s\nwant\n%s", got, want)
	}
	if slow := r.Missed(map[string]int{"performance": 95}); len(slow) != 1 || slow[0] != "performance 75, want 95: Total Blocking Time 400 ms" {
		t.Errorf("missed are %q", slow)
	}
}

func FuzzReport(f *testing.F) {
	f.Add([]byte(example))
	f.Add([]byte(`{"runtimeError": {"message": "no paint"}}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		var r Report
		if json.Unmarshal(content, &r) == nil {
			_ = r.check()
			_ = r.String()
			r.Missed(map[string]int{"performance": 100})
		}
	})
}
