package site

import (
	"slices"
	"testing"
)

// small is a module with an imported function and two of its own, of 2 and 4
// bytes, with names.
var small = slices.Concat(
	[]byte("\x00asm\x01\x00\x00\x00"),
	section(importSection, "\x01\x01m\x01f\x00\x00"),
	section(codeSection, "\x02\x02\x00\x0b\x04\x00\x41\x00\x0b"),
	section(customSection, "\x04name"+string(section(functionNames, "\x03\x00\x01f\x01\x06main.a\x02\x06main.b"))),
)

func section(kind byte, content string) []byte {
	return append([]byte{kind, byte(len(content))}, content...)
}

func TestReadFunctions(t *testing.T) {
	functions, err := readFunctions(small)
	if err != nil {
		t.Fatal(err)
	}
	if want := []function{{"main.a", 2}, {"main.b", 4}}; !slices.Equal(functions, want) {
		t.Errorf("%v, want %v", functions, want)
	}
}

func TestABrokenModuleIsRefused(t *testing.T) {
	for n := range len(small) {
		if functions, err := readFunctions(small[:n]); err == nil {
			t.Errorf("cut off after %d bytes it has functions: %v", n, functions)
		}
	}
}

func FuzzReadFunctions(f *testing.F) {
	f.Add(small)
	f.Fuzz(func(t *testing.T, module []byte) {
		functions, err := readFunctions(module)
		size := 0
		for _, function := range functions {
			size += function.size
		}
		if err == nil && size > len(module) {
			t.Errorf("functions of %d bytes in a module of %d", size, len(module))
		}
	})
}
