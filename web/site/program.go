package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"digitscope/web/site/slim"
)

// Go's SIMD instructions are one of its experiments; the scalar program is built
// without any.
const (
	withSIMD    = "simd"
	withoutSIMD = ""
)

// What the linker leaves out: all that only a debugger reads, or all of it but
// the names of functions.
const (
	stripped = "-s -w"
	named    = "-w"
)

// A compiler builds wasm/ in a folder of its own.
type compiler struct{ folder, overlay string }

func newCompiler() (compiler, error) {
	folder, err := os.MkdirTemp("", "digitscope")
	if err != nil {
		return compiler{}, err
	}
	c := compiler{folder: folder}
	if c.overlay, err = slim.Overlay(root(), folder); err != nil {
		c.close()
		return compiler{}, err
	}
	return c, nil
}

func (c compiler) close() { os.RemoveAll(c.folder) }

func (c compiler) compile(experiment, linking string) ([]byte, error) {
	file := filepath.Join(c.folder, "digitscope.wasm")
	build := exec.Command("go", "build", "-overlay", c.overlay, "-trimpath", "-buildvcs=false", "-ldflags="+linking, "-o", file, "./wasm")
	build.Dir = root()
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT="+experiment)
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building wasm/: %w\n%s", err, output)
	}
	return os.ReadFile(file)
}

// programs are the two builds of wasm/, of which a browser loads one.
type programs struct{ simd, scalar []byte }

func compilePrograms() (p programs, err error) {
	c, err := newCompiler()
	if err != nil {
		return programs{}, err
	}
	defer c.close()
	if p.simd, err = c.compile(withSIMD, stripped); err != nil {
		return programs{}, err
	}
	p.scalar, err = c.compile(withoutSIMD, stripped)
	return p, err
}

// WasmExec is the path of the JavaScript that Go's wasm programs need, from the
// toolchain that builds them.
func WasmExec() (string, error) {
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
