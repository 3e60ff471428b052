package site

import (
	"bytes"
	"encoding/json"
	"image/png"
	"strings"
	"testing"
)

// The page is told of places on the sheet that are there, and nothing else.
func TestPatchesForThePage(t *testing.T) {
	p, err := readPatches(nil)
	if err != nil {
		t.Fatal(err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(p.sheet))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Stages) == 0 {
		t.Error("no stage has patches")
	}
	for _, s := range p.Stages {
		if s.Stage < 1 || s.Side < 1 || s.Count < 1 || s.Count*s.Side > size.Width || s.Top+s.Side > size.Height {
			t.Errorf("%+v is not on a sheet of %d × %d", s, size.Width, size.Height)
		}
	}
	constant, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(constant), `{"stages":`) || len(constant) > 100+100*len(p.Stages) {
		t.Errorf("the page is told %s", constant)
	}
}
