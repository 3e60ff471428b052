// Command precompile compiles Ebitengine's own shaders and the Kage files given
// to it, and writes internal/shaderir/compiled.go. It runs when the site is
// built, with Ebitengine's compiler as it is.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/hajimehoshi/ebiten/v2/internal/builtinshader"
	"github.com/hajimehoshi/ebiten/v2/internal/graphics"
	"github.com/hajimehoshi/ebiten/v2/internal/shaderir"
	"github.com/hajimehoshi/ebiten/v2/internal/shaderir/glsl"
)

func main() {
	sources, err := collect(os.Args[1:])
	if err != nil {
		fail(err)
	}
	fmt.Print("package shaderir\n\n// Compiled holds all shaders by their source or, if ebiten's own, by their name.\nvar Compiled = map[string]*Program{\n")
	for _, s := range sources {
		ir, err := graphics.CompileShader(s.text)
		if err != nil {
			fail(fmt.Errorf("%s: %w", s.name, err))
		}
		vertex, fragment := glsl.Compile(ir, glsl.GLSLVersionES300)
		fmt.Printf("%q: {Unit: %d, UniformNames: %#v, Uniforms: %s, uniformFactors: %#v, VertexGLSL: %q, FragmentGLSL: %q},\n",
			s.key, ir.Unit, ir.UniformNames, literal(ir.Uniforms), uniformFactors(ir), vertex, fragment)
	}
	fmt.Println("}")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

type source struct {
	name, key string
	text      []byte
}

// collect gives those of Ebitengine's shaders that wasm/ can have need of, by the keys
// of builtinshader's stand-in, and the files. Others change colours by a matrix, or
// repeat pictures: they are refused like any that is not here.
func collect(files []string) ([]source, error) {
	sources := []source{{"clear", "clear", []byte(builtinshader.ClearShaderSource)}}
	for filter := range builtinshader.Filter(builtinshader.FilterCount) {
		const address, colourMatrix = builtinshader.AddressUnsafe, false
		key := fmt.Sprintf("filter %d, address %d, colour matrix %t", filter, address, colourMatrix)
		sources = append(sources, source{key, key, builtinshader.ShaderSource(filter, address, colourMatrix)})
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, source{name, string(text), text})
	}
	return sources, nil
}

func literal(types []shaderir.Type) string {
	if len(types) == 0 {
		return "nil"
	}
	var items []string
	for _, t := range types {
		items = append(items, fmt.Sprintf("{Main: %d, Sub: %s, Length: %d}", t.Main, literal(t.Sub), t.Length))
	}
	return "[]Type{" + strings.Join(items, ", ") + "}"
}

// uniformFactors is 1 for each word of a uniform that the shader reads.
func uniformFactors(ir *shaderir.Program) []uint32 {
	words := 0
	for _, t := range ir.Uniforms {
		words += t.DwordCount()
	}
	factors := make([]uint32, words)
	for i := range factors {
		factors[i] = 1
	}
	ir.FilterUniformVariables(factors)
	return factors
}
