package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"digitscope/nn/train/data"
)

const licencesHead = `This page is Digitscope. Its program holds the software below, each under its
own licence. Ebitengine (github.com/hajimehoshi/ebiten) was changed for it: the
sources of Digitscope have the changes in web/site/slim. The pictures of what its
filters look for are parts of drawings from Pen-Based Recognition of Handwritten
Digits (Alpaydin, Alimoglu, 1998, UCI Machine Learning Repository, CC BY 4.0),
rendered as the page renders yours.
`

const albumHead = `
The page training/ shows drawings of these data sets, scaled and, of drawings, rendered
as the page renders yours:
`

// albumLicences are those of the data sets that the page of the training shows. One is
// under the MIT License, which wants to be given in full.
func albumLicences() (string, error) {
	text := albumHead
	for _, c := range data.Known().Collections {
		if c.MayBePassedOn() {
			text += fmt.Sprintf("- %s (%s, %d), %s, %s\n", c.Title, c.Authors, c.Year, c.Licence, c.Home)
		}
	}
	const notes, heading = "weights/testdata/README.md", "## The licence of Omniglot\n"
	content, err := os.ReadFile(filepath.Join(root(), notes))
	if err != nil {
		return "", err
	}
	_, licence, found := strings.Cut(string(content), heading)
	if !found {
		return "", fmt.Errorf("%s has no %q", notes, heading)
	}
	return text + "\nOmniglot:\n" + licence, nil
}

// licences is a text with the licences of all that the programs are made of;
// most of them want to go wherever the software goes.
func licences() ([]byte, error) {
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Dir}}{{end}}", "./wasm")
	list.Dir = root()
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	output, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the modules of wasm/: %w", err)
	}
	toolchain, err := goroot()
	if err != nil {
		return nil, err
	}
	modules := strings.Split(strings.TrimSpace(string(output)), "\n")
	slices.Sort(modules)
	shown, err := albumLicences()
	if err != nil {
		return nil, err
	}
	text := []byte(licencesHead + shown)
	for _, m := range append([]string{"Go\t" + toolchain}, slices.Compact(modules)...) {
		name, folder, _ := strings.Cut(m, "\t")
		licence, err := os.ReadFile(filepath.Join(folder, "LICENSE"))
		if err != nil {
			return nil, fmt.Errorf("the licence of %s: %w", name, err)
		}
		text = fmt.Appendf(text, "\n\n%s\n%s\n\n%s", name, strings.Repeat("=", len(name)), licence)
	}
	return text, nil
}
