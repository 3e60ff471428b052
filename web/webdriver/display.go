package webdriver

import (
	"io"
	"os"
	"strings"
	"time"
)

// newDisplay starts a screen that nobody sees, and gives its name.
func newDisplay(home string) (p *process, name string, err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, "", err
	}
	defer r.Close()
	p, err = run(home, nil, []*os.File{w}, "Xvfb", "-displayfd", "3", "-screen", "0", "2800x2000x24", "-nolisten", "tcp")
	w.Close()
	if err != nil {
		return nil, "", err
	}
	r.SetReadDeadline(time.Now().Add(patience))
	var number strings.Builder
	for !strings.HasSuffix(number.String(), "\n") { // Xvfb keeps its end open
		if _, err := io.CopyN(&number, r, 1); err != nil {
			p.end()
			return nil, "", p.failure(err)
		}
	}
	return p, ":" + strings.TrimSpace(number.String()), nil
}
