package site

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A function of a WebAssembly module: its name and the bytes of its code.
type function struct {
	name string
	size int
}

// Sections of a module, and the part of the section "name" that names functions.
const (
	customSection = 0
	importSection = 2
	codeSection   = 10
	functionNames = 1
)

var errModule = errors.New("not a WebAssembly module with names as Go's linker writes it")

// readFunctions lists the functions that a module holds. It reads modules of
// Go's linker, which import nothing but functions.
func readFunctions(module []byte) ([]function, error) {
	const header = 8
	if len(module) < header || string(module[:4]) != "\x00asm" {
		return nil, errModule
	}
	var functions []function
	imported := 0
	names := map[int]string{}
	r := reader{rest: module[header:]}
	for len(r.rest) > 0 && r.err == nil {
		kind := r.byte()
		section := reader{rest: r.bytes()}
		switch kind {
		case importSection:
			imported = section.imports()
		case codeSection:
			functions = section.code()
		case customSection:
			if string(section.bytes()) == "name" {
				section.names(names)
			}
		}
		r.err = errors.Join(r.err, section.err)
	}
	if r.err != nil {
		return nil, r.err
	}
	for i := range functions {
		functions[i].name = names[imported+i]
	}
	if len(functions) == 0 || len(names) == 0 {
		return nil, fmt.Errorf("%w: %d functions, %d names", errModule, len(functions), len(names))
	}
	return functions, nil
}

// A reader takes a module apart. After an error it gives zeros.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) fail() {
	r.rest, r.err = nil, errModule
}

func (r *reader) byte() byte {
	if len(r.rest) == 0 {
		r.fail()
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 1<<31 {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

// bytes are counted by the number before them.
func (r *reader) bytes() []byte {
	n := r.number()
	if n > len(r.rest) {
		r.fail()
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// imports counts the functions of the import section.
func (r *reader) imports() int {
	count := r.number()
	for range count {
		if r.err != nil {
			return 0
		}
		r.bytes() // module
		r.bytes() // name
		if kind := r.byte(); kind != 0 {
			r.fail()
		}
		r.number() // type
	}
	return count
}

func (r *reader) code() (functions []function) {
	for range r.number() {
		if r.err != nil {
			return nil
		}
		functions = append(functions, function{size: len(r.bytes())})
	}
	return functions
}

// names reads the section "name".
func (r *reader) names(names map[int]string) {
	for len(r.rest) > 0 && r.err == nil {
		kind := r.byte()
		part := reader{rest: r.bytes()}
		if kind != functionNames {
			continue
		}
		for range part.number() {
			if part.err != nil {
				break
			}
			index := part.number()
			names[index] = string(part.bytes())
		}
		r.err = errors.Join(r.err, part.err)
	}
}
