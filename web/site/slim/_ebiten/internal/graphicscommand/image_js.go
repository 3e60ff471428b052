// By digitscope, in place of ebiten's file: no images are dumped for debugging.
// Doing so links archive/zip: 75 KB gzip.

package graphicscommand

import (
	"errors"
	"image"

	"github.com/hajimehoshi/ebiten/v2/internal/graphicsdriver"
)

var errDump = errors.New("graphicscommand: this build dumps no images")

func (*Image) Dump(graphicsdriver.Graphics, string, bool, image.Rectangle) (string, error) {
	return "", errDump
}

func DumpImages([]*Image, graphicsdriver.Graphics, string) (string, error) {
	return "", errDump
}
