package train

import (
	"os/exec"
	"runtime/debug"
	"strings"
)

// Commit names the code that runs, for a record: "f250cfd", or "f250cfd-dirty" if it
// was changed since. A built program knows it; one that go run made asks git, and
// outside of git nobody knows.
func Commit() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		if commit := builtFrom(info.Settings); commit != "" {
			return commit
		}
	}
	out, err := exec.Command("git", "describe", "--always", "--dirty").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

// builtFrom is the commit that the go command wrote into the program, or nothing.
func builtFrom(settings []debug.BuildSetting) (commit string) {
	dirty := ""
	for _, setting := range settings {
		switch setting.Key {
		case "vcs.revision":
			commit = setting.Value[:min(7, len(setting.Value))]
		case "vcs.modified":
			if setting.Value == "true" {
				dirty = "-dirty"
			}
		}
	}
	if commit == "" {
		return ""
	}
	return commit + dirty
}
