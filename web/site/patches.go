package site

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// patches are what the page must know of the sheet that shows what the filters look
// for; nn/train/patch says how it is laid out.
type patches struct {
	Stages []patchStage `json:"stages"`

	File  string `json:"-"`
	sheet []byte
}

type patchStage struct {
	Stage int `json:"stage"`
	Side  int `json:"side"`
	Count int `json:"count"`
	Top   int `json:"top"`
}

// readPatches reads the sheet and its record, which lie beside the committed network;
// for another one there are none.
func readPatches(network []byte) (p patches, err error) {
	if network != nil {
		return patches{Stages: []patchStage{}}, nil
	}
	folder := filepath.Join(root(), "weights")
	record, err := os.ReadFile(filepath.Join(folder, "patches.json"))
	if err != nil {
		return patches{}, err
	}
	if err := json.Unmarshal(record, &p); err != nil {
		return patches{}, fmt.Errorf("weights/patches.json: %w", err)
	}
	p.sheet, err = os.ReadFile(filepath.Join(folder, "patches.png"))
	p.File = describe("patches", ".png", p.sheet).File
	return p, err
}

// rule is the style that shows the sheet; browsers load it when it is to be seen, not
// before.
func (p patches) rule(address string) string {
	if p.sheet == nil {
		return ""
	}
	return ".patches span{background-image:url(" + address + ")}\n"
}
