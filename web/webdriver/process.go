package webdriver

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"digitscope/web/output"
)

// patience is how long a browser may take to start or to answer: far longer than it
// needs, since the machine may be busy with other things, and shorter than go test's own.
const patience = 3 * time.Minute

// A process is a program that runs until end is called.
type process struct {
	cmd   *exec.Cmd
	said  output.Beginning
	ended chan struct{}
}

// run starts a program. Its home is a folder of its own: it finds no settings and leaves
// nothing.
func run(home string, environment []string, files []*os.File, program string, arguments ...string) (*process, error) {
	p := &process{cmd: exec.Command(program, arguments...), ended: make(chan struct{})}
	own := slices.DeleteFunc(os.Environ(), func(each string) bool {
		return strings.HasPrefix(each, "XDG_") || strings.HasPrefix(each, "WAYLAND_")
	})
	p.cmd.Env = append(append(own, "HOME="+home), environment...)
	p.cmd.ExtraFiles = files
	p.cmd.Stdout, p.cmd.Stderr = &p.said, &p.said
	p.cmd.WaitDelay = time.Second // for who has inherited its output
	isolate(p.cmd)
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

func (p *process) end() {
	kill(p.cmd)
	<-p.ended
}

// await calls isReady again and again until it reports true.
func (p *process) await(isReady func() bool) error {
	for start := time.Now(); !isReady(); {
		select {
		case <-p.ended:
			return p.failure(fmt.Errorf("%s", p.cmd.ProcessState))
		case <-time.After(20 * time.Millisecond):
		}
		if time.Since(start) > patience {
			return p.failure(fmt.Errorf("no answer within %s", patience))
		}
	}
	return nil
}

// failure names the program, and what it said.
func (p *process) failure(err error) error {
	return fmt.Errorf("%s: %w; it said:\n%s", p.cmd.Path, err, &p.said)
}
