package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	// esbuild: the bundler of the site.
	"github.com/evanw/esbuild/pkg/api"

	"digitscope/web/npm"
	"digitscope/web/sources"
	"digitscope/weights"
)

// here is this package's folder: its pages and the peers' lock file. The bench is
// always run from its sources.
func here() string { return filepath.Join(sources.Root(), "web", "bench") }

// buildPeers gives all that is served at /bench/ by name: the pages, the
// scripts with the peers in them, the peers' binaries, and the network in the
// form of each.
func buildPeers(ctx context.Context) (files map[string][]byte, err error) {
	if err := npm.Fetch(ctx, here(), "ONNX Runtime Web and TensorFlow.js"); err != nil {
		return nil, err
	}
	files, err = bundlePeers()
	if err != nil {
		return nil, err
	}
	for _, path := range []string{
		"blank.html", "ort.html", "tfjs.html", "turns.js", "frames.js",
		"node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm",
		"node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
		"node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm",
	} {
		files[filepath.Base(path)], err = os.ReadFile(filepath.Join(here(), filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
	}
	files["limit.wasm"] = limitModule()
	return files, addModel(files)
}

// addModel adds the network in the form of each peer, and pictures for it.
func addModel(files map[string][]byte) error {
	network, err := weights.Network()
	if err != nil {
		return err
	}
	model := NewModel(network)
	files["digits.onnx"] = model.ONNX()
	files["digits.json"], files["digits.bin"], err = model.TFJS()
	if err != nil {
		return err
	}
	pictures, err := samplePictures()
	if err != nil {
		return err
	}
	files["pictures.json"], err = json.Marshal(pictures)
	return err
}

// bundlePeers joins each script of a page with all that it imports.
func bundlePeers() (map[string][]byte, error) {
	result := api.Build(api.BuildOptions{
		AbsWorkingDir: here(),
		EntryPoints:   []string{"ort.js", "tfjs.js"},
		Outdir:        "out",
		Bundle:        true,
		Format:        api.FormatESModule,
		Platform:      api.PlatformBrowser,
		Target:        api.ESNext,
		MinifySyntax:  true, MinifyWhitespace: true, MinifyIdentifiers: true,
	})
	if len(result.Errors) > 0 {
		messages := api.FormatMessages(result.Errors, api.FormatMessagesOptions{})
		return nil, fmt.Errorf("bundling web/bench: %w", errors.New(messages[0]))
	}
	files := map[string][]byte{}
	for _, file := range result.OutputFiles {
		files[filepath.Base(file.Path)] = file.Contents
	}
	return files, nil
}
