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

// variants are the encodings that stand beside each file, the best first.
var variants = []struct {
	encoding, extension string
	encoder             func(io.Writer) (io.WriteCloser, error)
}{
	{"br", ".br", func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriterLevel(w, 9), nil }},
	{"gzip", ".gz", func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestCompression) }},
}

// write makes a file and its compressed variants.
func write(path string, content []byte) error {
	if err := os.WriteFile(path, content, 0o644); err != nil {
		return err
	}
	for _, v := range variants {
		var packed bytes.Buffer
		encoder, err := v.encoder(&packed)
		if err != nil {
			return err
		}
		if _, err := encoder.Write(content); err != nil {
			return fmt.Errorf("compressing %s: %w", path, err)
		}
		if err := encoder.Close(); err != nil {
			return fmt.Errorf("compressing %s: %w", path, err)
		}
		if err := os.WriteFile(path+v.extension, packed.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
