package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// A Download is all that a peer's page loads on a first visit.
type Download struct {
	Name, Title string // for programs and for people
	Files       []File
}

// A File is sent as it is or compressed.
type File struct {
	Name    string
	Content []byte
}

// Fetched reports whether the peers' packages are there.
func Fetched() bool {
	_, err := os.Stat(filepath.Join(here(), "node_modules", ".package-lock.json"))
	return err == nil
}

// Downloads are the peers', each with one thread.
func Downloads(ctx context.Context) ([]Download, error) {
	peers, err := peers()
	if err != nil {
		return nil, err
	}
	files, err := buildPeers(ctx)
	if err != nil {
		return nil, err
	}
	loaded := map[string][]string{
		"ort":  {"ort.html", "ort.js", "ort-wasm-simd-threaded.wasm", "digits.onnx"},
		"tfjs": {"tfjs.html", "tfjs.js", "tfjs-backend-wasm-simd.wasm", "digits.json", "digits.bin"},
	}
	var downloads []Download
	for _, peer := range peers {
		download := Download{Name: peer.Name, Title: peer.title}
		for _, name := range loaded[peer.Name] {
			content, ok := files[name]
			if !ok {
				return nil, fmt.Errorf("%s: %s is missing", peer.title, name)
			}
			download.Files = append(download.Files, File{name, content})
		}
		downloads = append(downloads, download)
	}
	return downloads, nil
}
