// Package npm installs packages for programs that measure the pages; the site itself
// needs none.
package npm

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Fetch installs what a folder's package-lock.json names, called what, unless it is
// there: npm writes a list of its own when it is done.
func Fetch(ctx context.Context, folder, what string) error {
	wanted, err := os.Stat(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		return err
	}
	installed, err := os.Stat(filepath.Join(folder, "node_modules", ".package-lock.json"))
	if err == nil && !wanted.ModTime().After(installed.ModTime()) {
		return nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is missing, which fetches " + what + ": on Debian and Ubuntu, apt-get install npm")
	}
	command := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error")
	command.Dir = folder
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("fetching %s, by npm ci in %s: %w: %s", what, folder, err, beginning(output))
	}
	return nil
}

// beginning is what npm says first; usage or a stack follow.
func beginning(output []byte) string {
	const lines = 5
	said := strings.SplitN(strings.TrimSpace(string(output)), "\n", lines+1)
	return strings.Join(said[:min(len(said), lines)], "\n")
}
