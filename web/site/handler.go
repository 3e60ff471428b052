package site

import (
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Handler serves a built site as a static host does, and sends the compressed
// variant of a file to whoever takes it.
func Handler(folder string) http.Handler {
	files := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cache-Control", "no-cache") // ask each time; unchanged files are not sent again
		header.Set("Vary", "Accept-Encoding")
		name := path.Clean("/" + r.URL.Path)
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		header.Set("Content-Type", contentType(name))
		for _, v := range variants {
			file := filepath.Join(folder, filepath.FromSlash(name)+v.extension)
			if accepts(r, v.encoding) && isFile(file) {
				header.Set("Content-Encoding", v.encoding)
				http.ServeFile(w, r, file)
				return
			}
		}
		if !isFile(filepath.Join(folder, filepath.FromSlash(name))) {
			header.Del("Content-Type")
		}
		files.ServeHTTP(w, r)
	})
}

func contentType(name string) string {
	switch extension := path.Ext(name); extension {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	default:
		return mime.TypeByExtension(extension)
	}
}

// accepts reads the request's list of encodings; one with q=0 is refused.
func accepts(r *http.Request, encoding string) bool {
	for item := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, parameter, _ := strings.Cut(strings.TrimSpace(item), ";")
		quality := strings.ReplaceAll(parameter, " ", "")
		if strings.TrimSpace(name) == encoding {
			return quality != "q=0" && quality != "q=0.0" && quality != "q=0.00" && quality != "q=0.000"
		}
	}
	return false
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
