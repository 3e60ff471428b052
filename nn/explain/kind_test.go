package explain

import (
	"maps"
	"slices"
	"testing"

	"digitscope/nn"
)

func TestEveryKindOfLayerIsExplained(t *testing.T) {
	if got, want := slices.Sorted(maps.Keys(kinds)), slices.Sorted(slices.Values(nn.Kinds())); !slices.Equal(got, want) {
		t.Errorf("explained are %v, nn has %v", got, want)
	}
}
