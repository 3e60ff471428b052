package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Divide estimates what the parts of the program, of the given size, take. The
// weights are compressed by themselves; what is left is divided as the sizes of
// the functions are.
func Divide(program Size) ([]Part, error) {
	c, err := newCompiler()
	if err != nil {
		return nil, err
	}
	defer c.close()
	code, err := c.compile(withSIMD, named)
	if err != nil {
		return nil, err
	}
	weights, err := embeddedWeights()
	if err != nil {
		return nil, err
	}
	functions, err := readFunctions(code)
	if err != nil {
		return nil, fmt.Errorf("dividing the program: %w", err)
	}
	parts := []Part{{"weights", weights}}
	for _, owner := range owners {
		parts = append(parts, Part{owner.name, program.minus(weights).times(owner.share(functions))})
	}
	return parts, nil
}

// embeddedWeights is the size of what weights/ puts into the program.
func embeddedWeights() (Size, error) {
	list := exec.Command("go", "list", "-f", `{{join .EmbedFiles "\n"}}`, "./weights")
	list.Dir = root()
	names, err := list.Output()
	if err != nil {
		return Size{}, fmt.Errorf("listing the files of weights/: %w", err)
	}
	var sum Size
	for name := range strings.FieldsSeq(string(names)) {
		content, err := os.ReadFile(filepath.Join(root(), "weights", name))
		if err != nil {
			return Size{}, err
		}
		size, err := Measure(content)
		if err != nil {
			return Size{}, err
		}
		sum = sum.Plus(size)
	}
	return sum, nil
}

// An owner is whose functions have names that begin so; the last takes the rest.
type owner struct {
	name     string
	prefixes []string
}

var owners = []owner{
	{"Digitscope's own code", []string{"digitscope_", "main."}},
	{"Ebitengine", []string{"github.com_hajimehoshi_ebiten"}},
	{"Go's runtime and libraries", nil},
}

// share is the owner's part of all functions' bytes.
func (o owner) share(functions []function) float64 {
	own, all := 0, 0
	for _, f := range functions {
		all += f.size
		if ownerOf(f).name == o.name {
			own += f.size
		}
	}
	return float64(own) / float64(all)
}

func ownerOf(f function) owner {
	for _, o := range owners {
		for _, prefix := range o.prefixes {
			if strings.HasPrefix(f.name, prefix) {
				return o
			}
		}
	}
	return owners[len(owners)-1]
}
