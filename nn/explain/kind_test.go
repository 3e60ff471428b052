package explain

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"digitscope/nn"
)

// Every type of nn that is a layer has an explanation.
func TestEveryKindOfLayerIsExplained(t *testing.T) {
	explained := map[string]bool{}
	for _, layer := range build(t, nn.Classic(1, 1, 1)).Layers() {
		if kindOf(layer) == nil {
			t.Errorf("%s has no explanation", layer.Kind())
		}
		explained[reflect.TypeOf(layer).Elem().Name()] = true
	}
	layers := layerTypes(t)
	if want := slices.Sorted(maps.Keys(explained)); !slices.Equal(layers, want) {
		t.Errorf("nn has the layers %v, explained are %v", layers, want)
	}
}

// layerTypes are the types with a method Kind in the source of nn, sorted.
func layerTypes(t *testing.T) (names []string) {
	files, err := filepath.Glob("../*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range file.Decls {
			if f, ok := declaration.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.Name == "Kind" {
				names = append(names, f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name)
			}
		}
	}
	slices.Sort(names)
	return names
}
