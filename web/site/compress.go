package site

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"

	// brotli: the encoder that the standard library lacks.
	"github.com/andybalholm/brotli"
)

// A variant is an encoding in which files are sent.
type variant struct {
	encoding, extension string
	encoder             func(io.Writer) (io.WriteCloser, error)
}

var (
	brotli9 = variant{"br", ".br", func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriterLevel(w, 9), nil }}
	gzip9   = variant{"gzip", ".gz", func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestCompression) }}
)

// variants stand beside each file that they make smaller, the best first.
var variants = []variant{brotli9, gzip9}

func (v variant) encode(content []byte) ([]byte, error) {
	var packed bytes.Buffer
	encoder, err := v.encoder(&packed)
	if err != nil {
		return nil, err
	}
	if _, err := encoder.Write(content); err != nil {
		return nil, err
	}
	err = encoder.Close()
	return packed.Bytes(), err
}

// Write makes a file and its compressed variants, but for those that are no smaller.
func Write(path string, content []byte) error {
	if err := os.WriteFile(path, content, 0o644); err != nil {
		return err
	}
	for _, v := range variants {
		packed, err := v.encode(content)
		if err != nil {
			return fmt.Errorf("compressing %s: %w", path, err)
		}
		if len(packed) >= len(content) {
			continue
		}
		if err := os.WriteFile(path+v.extension, packed, 0o644); err != nil {
			return err
		}
	}
	return nil
}
