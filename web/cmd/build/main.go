// Command build makes the site: a static folder for any host.
package main

import (
	"flag"
	"fmt"
	"os"

	"digitscope/web/site"
)

func main() {
	out := flag.String("out", "web/dist", "folder to make")
	flag.Parse()
	if err := site.Build(*out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
	fmt.Println("built", *out)
}
