package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// sources is this package's folder: its pages and the peers' lock file. The
// bench is always run from its sources.
func sources() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}

// buildPeers fills the folder with the peers' pages and all that they load.
func buildPeers(ctx context.Context, folder string) error {
	if err := fetchPackages(ctx, sources()); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "blank.html"), []byte("<!doctype html>"), 0o644)
}

// fetchPackages installs what package-lock.json names, unless it is there: npm
// keeps a copy of the lock file beside the packages.
func fetchPackages(ctx context.Context, folder string) error {
	installed, err := os.Stat(filepath.Join(folder, "node_modules", ".package-lock.json"))
	if err == nil {
		wanted, err := os.Stat(filepath.Join(folder, "package-lock.json"))
		if err == nil && !wanted.ModTime().After(installed.ModTime()) {
			return nil
		}
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is missing, which fetches ONNX Runtime Web and TensorFlow.js: install Node.js (on Debian and Ubuntu, apt-get install npm)")
	}
	command := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	command.Dir = folder
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci in web/bench, which fetches ONNX Runtime Web and TensorFlow.js: %w\n%s", err, output)
	}
	return nil
}
