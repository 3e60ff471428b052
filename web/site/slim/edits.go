package slim

// An edit is a file of Ebitengine in which texts become others.
type edit struct {
	file, why string
	changes   []change
}

type change struct{ from, to string }

var edits = []edit{
	{
		file: "internal/debug/caller.go",
		why:  "no search for ebiten's sources, which names callers in debug builds. It links go/build and Go's parser: 120 KB gzip.",
		changes: []change{
			{from: "\t\"go/build\"\n", to: ""},
			{
				from: `		pkg, err := build.Default.Import("github.com/hajimehoshi/ebiten/v2", "", build.FindOnly)
		if err != nil {
			return
		}
		ebitengineFileDir = filepath.ToSlash(pkg.Dir)
`, to: "",
			},
		},
	}, {
		file: "internal/shaderir/program.go",
		why:  "a program has the GLSL that it was compiled to when the site was built (see compiled.go and internal/graphics/shader.go).",
		changes: []change{
			{from: "\tuniformFactors []uint32\n", to: "\tuniformFactors []uint32\n\n\tVertexGLSL, FragmentGLSL string\n"},
		},
	}, {
		file: "internal/graphicsdriver/opengl/graphics.go",
		why:  "a browser empties the canvas when it has shown it: a second time, by a quad as large as the window, takes software WebGL longer than all that is drawn.",
		changes: []change{
			{from: "NeedsClearingScreen() bool {\n\treturn true", to: "NeedsClearingScreen() bool {\n\treturn false"},
		},
	},
}
