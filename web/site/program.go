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

// stripped has the linker leave out all that only a debugger reads.
const stripped = "-s -w"

// A compiler builds wasm/ in a folder of its own.
type compiler struct{ folder, overlay string }

// newCompiler takes a network's file in the place of the committed one, unless it is nil.
func newCompiler(network []byte) (compiler, error) {
	folder, err := os.MkdirTemp("", "digitscope")
	if err != nil {
		return compiler{}, err
	}
	c := compiler{folder: folder}
	replaced := map[string][]byte{}
	if network != nil {
		replaced["weights/digits.compact"] = network
	}
	if c.overlay, err = slim.Overlay(root(), folder, replaced); err != nil {
		c.close()
		return compiler{}, err
	}
	return c, nil
}

func (c compiler) close() { os.RemoveAll(c.folder) }

func (c compiler) compile(experiment string) ([]byte, error) {
	file := filepath.Join(c.folder, "digitscope.wasm")
	build := exec.Command("go", "build", "-overlay", c.overlay, "-trimpath", "-buildvcs=false", "-ldflags="+stripped, "-o", file, "./wasm")
	build.Dir = root()
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT="+experiment)
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building wasm/: %w\n%s", err, output)
	}
	return os.ReadFile(file)
}

// programs are the two builds of wasm/, of which a browser loads one.
type programs struct{ simd, scalar []byte }

func compilePrograms(network []byte) (p programs, err error) {
	c, err := newCompiler(network)
	if err != nil {
		return programs{}, err
	}
	defer c.close()
	if p.simd, err = c.compile(withSIMD); err != nil {
		return programs{}, err
	}
	p.scalar, err = c.compile(withoutSIMD)
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
