package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// compileProgram builds wasm/ with Go's SIMD instructions and without what only
// a debugger reads.
func compileProgram() ([]byte, error) {
	folder, err := os.MkdirTemp("", "digitscope")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "digitscope.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, "./wasm")
	build.Dir = root()
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT=simd")
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building wasm/: %w\n%s", err, output)
	}
	return os.ReadFile(file)
}

// wasmExec is the path of the JavaScript that Go's wasm programs need, from the
// toolchain that builds them.
func wasmExec() (string, error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"), nil
}
