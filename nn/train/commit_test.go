package train

import (
	"runtime/debug"
	"testing"
)

func TestBuiltFrom(t *testing.T) {
	for modified, expected := range map[string]string{"false": "f250cfd", "true": "f250cfd-dirty"} {
		settings := []debug.BuildSetting{{Key: "vcs.revision", Value: "f250cfd0123456789"}, {Key: "vcs.modified", Value: modified}}
		if commit := builtFrom(settings); commit != expected {
			t.Errorf("modified %s: %q", modified, commit)
		}
	}
	if commit := builtFrom(nil); commit != "" {
		t.Errorf("a program that does not know its commit names %q", commit)
	}
}
