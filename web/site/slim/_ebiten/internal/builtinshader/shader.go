// By digitscope, in place of ebiten's file: shaders are known by their names
// (see internal/graphics/shader.go). The original writes their sources with
// text/template, which makes Go's linker keep all methods of all types.

package builtinshader

import "fmt"

type Filter int

const (
	FilterNearest Filter = iota
	FilterLinear
	FilterPixelated
)

const FilterCount = 3

type Address int

const (
	AddressUnsafe Address = iota
	AddressClampToZero
	AddressRepeat
)

const AddressCount = 3

const (
	UniformColorMBody        = "ColorMBody"
	UniformColorMTranslation = "ColorMTranslation"
)

// ShaderSource is the shader's name, as internal/precompile gives it.
func ShaderSource(filter Filter, address Address, useColorM bool) []byte {
	return fmt.Appendf(nil, "filter %d, address %d, colour matrix %t", filter, address, useColorM)
}

const ClearShaderSource = "clear"
