// Command serve shows the built site on this machine.
package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"

	"digitscope/web/site"
)

func main() {
	folder := flag.String("folder", "web/dist", "the built site")
	port := flag.String("port", "8080", "port on localhost; 0 takes a free one")
	flag.Parse()
	if err := serve(*folder, *port, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

func serve(folder, port string, stdout io.Writer) error {
	if _, err := os.Stat(filepath.Join(folder, "index.html")); err != nil {
		return fmt.Errorf("no site is built here: %w (make build makes it)", err)
	}
	listener, err := listen(port)
	if err != nil {
		return err
	}
	_, port, err = net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Digitscope is at http://%s/ (Ctrl-C ends it)\n", net.JoinHostPort("localhost", port))
	return http.Serve(listener, site.Handler(folder))
}

func listen(port string) (net.Listener, error) {
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return nil, fmt.Errorf("the port %q is no number from 0 to 65535 (choose one: make run PORT=8081)", port)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("localhost", port))
	if err != nil {
		return nil, fmt.Errorf("%w (choose another port: make run PORT=8081)", err)
	}
	return listener, nil
}
