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
	Browser *Browser
	Server  *Server
	folder  string // of all that is served: site and bench
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
	if err := buildPeers(ctx, b.PeersFolder()); err != nil {
		return err
	}
	if b.Server, err = startServer(b.SiteFolder(), b.PeersFolder()); err != nil {
		return err
	}
	b.Browser, err = startBrowser(ctx)
	return err
}

// SiteFolder holds the built site, PeersFolder the peers' pages and all that
// they load, each file with its compressed variants.
func (b *Bench) SiteFolder() string  { return filepath.Join(b.folder, "site") }
func (b *Bench) PeersFolder() string { return filepath.Join(b.folder, "peers") }

// Header says what was measured where.
func (b *Bench) Header() (string, error) {
	page, err := b.Browser.Open(b.Server.URL + "/bench/blank.html")
	if err != nil {
		return "", err
	}
	defer page.Close()
	cpus, err := Evaluate[int](page, "navigator.hardwareConcurrency")
	return fmt.Sprintf("%s headless, %d processors", b.Browser.Version, cpus), err
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
