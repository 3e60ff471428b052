package bench

import (
	"net"
	"net/http"

	"digitscope/web/site"
)

// A Server serves the site at / and the peers' pages at /bench/.
type Server struct {
	URL   string // without a slash at the end
	close func()
}

func startServer(siteFolder, peersFolder string) (*Server, error) {
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: isolated(serve(siteFolder, peersFolder))}
	go server.Serve(listener)
	return &Server{"http://" + listener.Addr().String(), func() { server.Close() }}, nil
}

// serve gives the site and the peers' pages their places.
func serve(siteFolder, peersFolder string) http.Handler {
	files := http.NewServeMux()
	files.Handle("/", site.Handler(siteFolder))
	files.Handle("/bench/", http.StripPrefix("/bench", site.Handler(peersFolder)))
	return files
}

// isolated asks for cross-origin isolation: only then do browsers give pages
// threads that share memory, and a clock of 5 µs.
func isolated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		next.ServeHTTP(w, r)
	})
}
