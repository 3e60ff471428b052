package weights

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"digitscope/nn/train"
)

// The README shows what make eval prints for the network that is committed.
func TestReadmeShowsTheRecordedScores(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "<!-- accuracies -->\n")
	shown, _, ended := strings.Cut(rest, "<!-- /accuracies -->")
	if !found || !ended {
		t.Fatal("README.md has no block of accuracies")
	}
	var record train.Record
	if err := json.Unmarshal([]byte(Record()), &record); err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, result := range record.Results {
		if result.Accuracy != nil {
			fmt.Fprintf(&want, "    %s accuracy %.4f n %d\n", result.Name, *result.Accuracy, result.Count)
		} else {
			fmt.Fprintf(&want, "    %s refused %.4f n %d\n", result.Name, result.Refused, result.Count)
		}
	}
	if strings.TrimSpace(shown) != strings.TrimSpace(want.String()) {
		t.Errorf("README.md shows\n%s\nthe record says\n%s", shown, want.String())
	}
}
