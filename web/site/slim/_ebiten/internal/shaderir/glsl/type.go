// By digitscope, in place of ebiten's file: see internal/graphics/shader.go.

package glsl

type GLSLVersion int

const (
	GLSLVersionDefault GLSLVersion = iota
	GLSLVersionES300
)
