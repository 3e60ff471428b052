//go:build !js

package nn

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The committed kernels are what their generator writes now.
func TestUnrolledKernelsAreUpToDate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kernel_unrolled.go")
	if output, err := exec.Command("go", "run", "./internal/unroll", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile("kernel_unrolled.go"); err != nil || string(got) != string(want) {
		t.Errorf("kernel_unrolled.go is not what ./internal/unroll writes: run go generate in nn (%v)", err)
	}
}
