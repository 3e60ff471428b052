package test

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"digitscope/web/site"
)

// base is the site's folder on its host; only relative paths work there.
const base = "/some/sub-path/"

// A host serves the site to one test, at an origin of its own.
type host struct {
	*httptest.Server
	mutex   sync.Mutex
	paths   []string                              // of all requests
	program http.HandlerFunc                      // what is sent as the program, nil for the real one
	folder  string                                // of the site
	header  func(path string, header http.Header) // changes what is sent with a file
}

// newHost serves the site; program stands in for the wasm file unless it is nil.
func newHost(t *testing.T, program http.HandlerFunc) *host {
	h := &host{program: program, folder: folder}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mutex.Lock()
		h.paths = append(h.paths, r.URL.Path)
		program, folder, header := h.program, h.folder, h.header
		h.mutex.Unlock()
		if program != nil && strings.HasSuffix(r.URL.Path, ".wasm") {
			program(w, r)
			return
		}
		files := http.StripPrefix(strings.TrimSuffix(base, "/"), site.Handler(folder))
		if header != nil {
			w = headed{w, func() { header(r.URL.Path, w.Header()) }}
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		h.CloseClientConnections()
		h.Close()
	})
	return h
}

// A headed answer has its header changed at the last moment.
type headed struct {
	http.ResponseWriter
	change func()
}

func (h headed) WriteHeader(status int) {
	h.change()
	h.ResponseWriter.WriteHeader(status)
}

// deploy replaces the site.
func (h *host) deploy(folder string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.folder = folder
}

// repair makes the host send the real program from now on.
func (h *host) repair() {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.program = nil
}

// requests lists what has been asked for, by path below base.
func (h *host) requests() []string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	var names []string
	for _, path := range h.paths {
		names = append(names, strings.TrimPrefix(path, base))
	}
	return names
}

// programBytes is the program, with SIMD, as it was built.
func programBytes() []byte {
	content, err := os.ReadFile(filepath.Join(folder, programName("digitscope")))
	if err != nil {
		panic(err)
	}
	return content
}

// programName is the file of the program "digitscope" or "digitscope-scalar".
func programName(program string) string {
	names, err := filepath.Glob(filepath.Join(folder, program+".*.wasm"))
	if err != nil || len(names) != 1 {
		panic(fmt.Sprintf("the site has not one program %s but %d", program, len(names)))
	}
	return filepath.Base(names[0])
}

// sending is a program of the given bytes.
func sending(content []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/wasm")
		w.Write(content)
	}
}

// A gate holds the program back until it is opened.
type gate struct {
	opened chan struct{}
	open   func()
}

func newGate(t *testing.T) gate {
	opened := make(chan struct{})
	g := gate{opened, sync.OnceFunc(func() { close(opened) })}
	t.Cleanup(g.open)
	return g
}

// after sends the part 0…1 of the program at once, the rest when it is opened.
func (g gate) after(part float64) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		content := programBytes()
		first := int(math.Ceil(part * float64(len(content))))
		w.Header().Set("Content-Type", "application/wasm")
		w.Write(content[:first])
		w.(http.Flusher).Flush()
		select {
		case <-g.opened:
			w.Write(content[first:])
		case <-r.Context().Done():
		}
	}
}
