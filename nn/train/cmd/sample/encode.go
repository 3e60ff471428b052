package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"math"

	"digitscope/nn/train/data"
)

// padSide is the side of the pad in the unit of the written coordinates, which
// are integers: finer than any pen or mouse, and short.
const padSide = 10000

// encodeDrawings writes drawings as data.ReadDrawings reads them.
func encodeDrawings(drawings []data.Drawing) []byte {
	var lines []byte
	for _, drawing := range drawings {
		line, err := json.Marshal(struct {
			Label   string     `json:"label"`
			Writer  string     `json:"writer"`
			Strokes [][][2]int `json:"strokes"`
		}{drawing.Label, drawing.Writer, rounded(drawing)})
		if err != nil {
			panic(err) // strings and integers can always be written
		}
		lines = append(append(lines, line...), '\n')
	}
	return lines
}

func rounded(drawing data.Drawing) [][][2]int {
	strokes := make([][][2]int, len(drawing.Strokes))
	for i, stroke := range drawing.Strokes {
		for _, p := range stroke {
			strokes[i] = append(strokes[i], [2]int{int(math.Round(p.X * padSide)), int(math.Round(p.Y * padSide))})
		}
	}
	return strokes
}

// encodeImages and encodeLabels write a pair of IDX files.
func encodeImages(images *data.Images) []byte {
	return append(header(0x803, images.Len(), images.Height, images.Width), images.Pixels...)
}

func encodeLabels(images *data.Images) []byte {
	content := header(0x801, images.Len())
	for _, label := range images.Labels {
		content = append(content, byte(label))
	}
	return content
}

// header is the magic number of unsigned bytes in one or three dimensions, and
// these.
func header(magic uint32, sizes ...int) []byte {
	content := binary.BigEndian.AppendUint32(nil, magic)
	for _, size := range sizes {
		content = binary.BigEndian.AppendUint32(content, uint32(size))
	}
	return content
}

// pack is gzip without a time, so that the same content gives the same bytes.
func pack(content []byte) []byte {
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err == nil {
		_, err = writer.Write(content)
	}
	if err == nil {
		err = writer.Close()
	}
	if err != nil {
		panic(err) // the level is a known one, and memory takes what it is given
	}
	return packed.Bytes()
}
