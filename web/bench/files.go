package bench

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	// brotli: the encoder that the standard library lacks.
	"github.com/andybalholm/brotli"
)

// brotliLevel is the site's, so that the peers are sent as it is.
const brotliLevel = 9

// writeFiles makes the folder with the files, each with its compressed variant.
func writeFiles(folder string, files map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
		packed, err := compress(content)
		if err != nil {
			return fmt.Errorf("compressing %s: %w", name, err)
		}
		if err := os.WriteFile(path+".br", packed, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func compress(content []byte) ([]byte, error) {
	var packed bytes.Buffer
	encoder := brotli.NewWriterLevel(&packed, brotliLevel)
	if _, err := encoder.Write(content); err != nil {
		return nil, err
	}
	err := encoder.Close()
	return packed.Bytes(), err
}
