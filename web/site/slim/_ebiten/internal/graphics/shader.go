// By digitscope, in place of ebiten's file: shaders are compiled when the site
// is built. The compiler, with Go's parser, big numbers and regular expressions,
// is 550 KB gzip, together with shaderir/glsl and builtinshader.

package graphics

import (
	"errors"

	"github.com/hajimehoshi/ebiten/v2/internal/shaderir"
)

// CompileShader finds the shader of the given source.
func CompileShader(source []byte) (*shaderir.Program, error) {
	if program := shaderir.Compiled[string(source)]; program != nil {
		return program, nil
	}
	return nil, errors.New("graphics: this shader was not compiled when the site was built: its source must be a file wasm/*.kage")
}
