package bench

import (
	"encoding/binary"
	"math"
)

// The loop that tells how fast the processor multiplies and adds.
const (
	limitAccumulators = 14 // vectors: enough to hide the latency of both operations
	limitUnrolled     = 8  // steps in one iteration
	// limitMultiplyAdds is the number of them in one iteration.
	limitMultiplyAdds = limitUnrolled * limitAccumulators * 4
)

// WebAssembly's codes, as far as they are needed.
const (
	wasmI32, wasmF32, wasmV128, wasmFunction = 0x7f, 0x7d, 0x7b, 0x60
	sectionTypes, sectionFunctions           = 1, 3
	sectionExports, sectionCode              = 7, 10
)

var (
	splat    = []byte{0xfd, 0x13}       // f32x4.splat
	add      = []byte{0xfd, 0xe4, 0x01} // f32x4.add
	multiply = []byte{0xfd, 0xe6, 0x01} // f32x4.mul
	end      = []byte{0x0b}
)

func get(local byte) []byte { return []byte{0x20, local} }
func set(local byte) []byte { return []byte{0x21, local} }

// constant puts a vector of four equal numbers on the stack.
func constant(value float32) []byte {
	return append(binary.LittleEndian.AppendUint32([]byte{0x43}, math.Float32bits(value)), splat...)
}

// limitModule assembles a WebAssembly module with one function, run(n) for n
// from 1, that takes each accumulator a eight times n times through
//
//	a ← a · ½ + ½
//
// in registers alone, and returns the sum of all lanes. Accumulator i starts at
// i, so that no two are the same to a compiler. No direct convolution multiplies
// and adds faster: it has to load and store besides.
func limitModule() []byte {
	module := []byte("\x00asm\x01\x00\x00\x00")
	section := func(id byte, entry ...byte) {
		content := append([]byte{1}, entry...) // of one entry
		module = append(append(module, id), sized(content)...)
	}
	section(sectionTypes, wasmFunction, 1, wasmI32, 1, wasmF32)
	section(sectionFunctions, 0)
	section(sectionExports, append(sized([]byte("run")), 0, 0)...)
	section(sectionCode, sized(limitFunction())...)
	return module
}

// limitSum is what run(n) returns.
func limitSum(n int) float64 {
	sum := 0.0
	for i := range limitAccumulators {
		sum += 4 * (1 + math.Ldexp(float64(i-1), -limitUnrolled*n))
	}
	return sum
}

// sized writes the length first.
func sized(content []byte) []byte {
	return append(binary.AppendUvarint(nil, uint64(len(content))), content...)
}

func limitFunction() []byte {
	const count, first, half = 0, 1, 1 + limitAccumulators // locals; count is the argument
	code := []byte{1, limitAccumulators + 1, wasmV128}
	write := func(instructions ...[]byte) {
		for _, instruction := range instructions {
			code = append(code, instruction...)
		}
	}
	for i := range byte(limitAccumulators) {
		write(constant(float32(i)), set(first+i))
	}
	write(constant(0.5), set(half))
	write([]byte{0x03, 0x40}) // loop
	for range limitUnrolled {
		for i := range byte(limitAccumulators) {
			write(get(first+i), get(half), multiply, get(half), add, set(first+i))
		}
	}
	write(get(count), []byte{0x41, 1, 0x6b}, []byte{0x22, count}) // count − 1, kept
	write([]byte{0x0d, 0}, end)                                   // again unless it is 0
	for i := range byte(limitAccumulators - 1) {
		write(get(first), get(first+i+1), add, set(first))
	}
	lane := func(i byte) { write(get(first), []byte{0xfd, 0x1f, i}) } // f32x4.extract_lane
	lane(0)
	for i := range byte(3) {
		lane(i + 1)
		write([]byte{0x92}) // f32.add
	}
	write(end)
	return code
}
