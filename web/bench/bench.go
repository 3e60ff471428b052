// Package bench measures the built page in headless Chromium, beside ONNX
// Runtime Web and TensorFlow.js with the same network on the same machine.
package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"digitscope/web/site"
)

// A Bench is what the sections measure with: the browser, and a server of the
// site and of the peers' pages.
type Bench struct {
	Browser    *Browser
	Server     *Server
	Processors int    // as the browser counts them
	folder     string // of all that is served: site and peers
}

// New builds the site and the peers' pages, serves them and starts the browser.
// It downloads the peers' packages unless they are there. Cancelling ctx ends
// the browser.
func New(ctx context.Context) (*Bench, error) {
	folder, err := os.MkdirTemp("", "digitscope-bench")
	if err != nil {
		return nil, err
	}
	b := &Bench{folder: folder}
	if err := b.prepare(ctx); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

func (b *Bench) prepare(ctx context.Context) (err error) {
	if err := site.Build(b.SiteFolder()); err != nil {
		return err
	}
	files, err := buildPeers(ctx)
	if err != nil {
		return err
	}
	if err := writeFiles(b.PeersFolder(), files); err != nil {
		return err
	}
	if b.Server, err = startServer(b.SiteFolder(), b.PeersFolder()); err != nil {
		return err
	}
	if b.Browser, err = startBrowser(ctx); err != nil {
		return err
	}
	b.Processors, err = b.countProcessors()
	return err
}

func (b *Bench) countProcessors() (int, error) {
	page, err := b.Browser.Open(b.Server.URL + "/bench/blank.html")
	if err != nil {
		return 0, err
	}
	defer page.Close()
	return Evaluate[int](page, "navigator.hardwareConcurrency")
}

// SiteFolder holds the built site, PeersFolder the peers' pages and all that
// they load, each file with its compressed variants.
func (b *Bench) SiteFolder() string  { return filepath.Join(b.folder, "site") }
func (b *Bench) PeersFolder() string { return filepath.Join(b.folder, "peers") }

// String says what is measured with.
func (b *Bench) String() string {
	return fmt.Sprintf("%s, headless, cross-origin isolated, %d processors", b.Browser.Version, b.Processors)
}

// Close ends what New began.
func (b *Bench) Close() {
	if b.Browser != nil {
		b.Browser.close()
	}
	if b.Server != nil {
		b.Server.close()
	}
	os.RemoveAll(b.folder)
}
