// By digitscope, in place of ebiten's file: see internal/graphics/shader.go.

package glsl

import "github.com/hajimehoshi/ebiten/v2/internal/shaderir"

// Compile gives what was compiled when the site was built, always ES 3.00.
func Compile(p *shaderir.Program, _ GLSLVersion) (vertexShader, fragmentShader string) {
	return p.VertexGLSL, p.FragmentGLSL
}
