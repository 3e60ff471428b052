package album

import (
	"digitscope/nn/ink"
	"digitscope/nn/train/sheet"
)

// columns of tiles are on a sheet.
const columns = 60

// A tray collects the tiles of a sheet, in levels.
type tray struct {
	tiles [][]uint8
}

// add lays pictures beside those that are there.
func (t *tray) add(pictures ...[]float32) Tiles {
	first := len(t.tiles)
	for _, picture := range pictures {
		tile := make([]uint8, len(picture))
		for i, v := range picture {
			tile[i] = sheet.Level(v)
		}
		t.tiles = append(t.tiles, tile)
	}
	return Tiles{first, len(pictures)}
}

// encode writes the sheet as a PNG with room for at least one row.
func (t *tray) encode() ([]byte, error) {
	rows := max(1, (len(t.tiles)+columns-1)/columns)
	greys := sheet.NewGreys(columns*ink.Side, rows*ink.Side)
	for i, tile := range t.tiles {
		left, top := i%columns*ink.Side, i/columns*ink.Side
		for row := range ink.Side {
			copy(greys.Pix[greys.PixOffset(left, top+row):], tile[row*ink.Side:][:ink.Side])
		}
	}
	return sheet.EncodeGreys(greys)
}
