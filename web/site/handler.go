package site

import (
	"mime"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Handler serves a built site as a static host does, and sends the compressed
// variant of a file to whoever takes it.
func Handler(folder string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		for name, value := range beside {
			header.Set(name, value)
		}
		header.Set("Cache-Control", "no-cache") // ask each time; unchanged files are not sent again
		header.Set("Vary", "Accept-Encoding")
		name := path.Clean("/" + r.URL.Path)
		if name == "/" || strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		file := filepath.Join(folder, filepath.FromSlash(name))
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			header.Set("Allow", "GET, HEAD")
			http.Error(w, "a site of files answers GET and HEAD alone", http.StatusMethodNotAllowed)
		case isFile(file):
			if kind := contentType(name); kind != "" {
				header.Set("Content-Type", kind)
			}
			sendFile(w, r, file)
		case isFile(filepath.Join(file, "index.html")):
			slash := url.URL{Path: path.Base(name) + "/", RawQuery: r.URL.RawQuery}
			header.Set("Location", slash.String())
			w.WriteHeader(http.StatusMovedPermanently)
		default:
			http.NotFound(w, r)
		}
	})
}

// beside are the headers by which a host says what a page cannot say of itself. None
// keeps other sites from showing the page in a frame, which is welcome; a sandboxed
// frame has an origin of its own, which needs leave to load the page's parts.
var beside = map[string]string{
	"X-Content-Type-Options":      "nosniff",
	"Access-Control-Allow-Origin": "*",
	"Referrer-Policy":             "same-origin",
	"Permissions-Policy":          "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}

// sendFile sends the best variant that the request accepts, or the file. http.ServeFile
// would send …/index.html elsewhere.
func sendFile(w http.ResponseWriter, r *http.Request, file string) {
	for _, v := range variants {
		if accepts(r, v.encoding) && isFile(file+v.extension) {
			w.Header().Set("Content-Encoding", v.encoding)
			file += v.extension
			break
		}
	}
	content, err := os.Open(file)
	if err != nil {
		http.Error(w, "this file cannot be read", http.StatusInternalServerError)
		return
	}
	defer content.Close()
	info, err := content.Stat()
	if err != nil {
		http.Error(w, "this file cannot be read", http.StatusInternalServerError)
		return
	}
	http.ServeContent(w, r, file, info.ModTime(), content)
}

func contentType(name string) string {
	switch extension := path.Ext(name); extension {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".webmanifest":
		return "application/manifest+json"
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
