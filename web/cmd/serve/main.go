// Command serve shows the built site on this machine.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"

	"digitscope/web/site"
)

func main() {
	folder := flag.String("folder", "web/dist", "the built site")
	port := flag.String("port", "8080", "port on localhost")
	flag.Parse()
	if err := serve(*folder, *port); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

func serve(folder, port string) error {
	listener, err := net.Listen("tcp", net.JoinHostPort("localhost", port))
	if err != nil {
		return fmt.Errorf("%w (choose another port: make run PORT=8081)", err)
	}
	fmt.Printf("Digitscope is at http://%s/ (Ctrl-C ends it)\n", net.JoinHostPort("localhost", port))
	return http.Serve(listener, site.Handler(folder))
}
