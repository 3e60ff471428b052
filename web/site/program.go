package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"digitscope/web/site/slim"
)

// programs are the two builds of wasm/, of which a browser loads one.
type programs struct{ simd, scalar []byte }

// compilePrograms builds wasm/ with and without Go's SIMD instructions.
func compilePrograms() (programs, error) {
	folder, err := os.MkdirTemp("", "digitscope")
	if err != nil {
		return programs{}, err
	}
	defer os.RemoveAll(folder)
	overlay, err := slim.Overlay(root(), folder)
	if err != nil {
		return programs{}, err
	}
	var p programs
	if p.simd, err = compile(overlay, filepath.Join(folder, "simd.wasm"), "simd"); err != nil {
		return programs{}, err
	}
	p.scalar, err = compile(overlay, filepath.Join(folder, "scalar.wasm"), "")
	return p, err
}

// compile builds one program without what only a debugger reads.
func compile(overlay, file, experiment string) ([]byte, error) {
	build := exec.Command("go", "build", "-overlay", overlay, "-trimpath", "-ldflags=-s -w", "-o", file, "./wasm")
	build.Dir = root()
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT="+experiment)
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building wasm/: %w\n%s", err, output)
	}
	return os.ReadFile(file)
}

// wasmExec is the path of the JavaScript that Go's wasm programs need, from the
// toolchain that builds them.
func wasmExec() (string, error) {
	folder, err := goroot()
	return filepath.Join(folder, "lib", "wasm", "wasm_exec.js"), err
}

// goroot is the toolchain's folder.
func goroot() (string, error) {
	folder, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(folder)), nil
}
