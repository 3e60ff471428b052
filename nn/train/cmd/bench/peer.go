package main

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

//go:embed peer.py
var script string

// python returns an interpreter that has PyTorch: that of the path, or Debian's
// own, to which the package python3-torch belongs.
func python() (string, error) {
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import torch").Run() == nil {
			return name, nil
		}
	}
	return "", errors.New("no python3 has PyTorch: on Debian and Ubuntu, apt-get install python3-torch")
}

// A peer is a process that trains the same network, a round at a time.
type peer struct {
	version string
	command *exec.Cmd
	ask     io.WriteCloser
	answers *bufio.Reader
}

// startPeer returns an error that says what to install if PyTorch is not there.
func startPeer(maps1, maps2, hidden, batch, threads int, seconds float64) (*peer, error) {
	arguments := []string{"-c", script}
	for _, n := range []int{maps1, maps2, hidden, batch, threads} {
		arguments = append(arguments, strconv.Itoa(n))
	}
	interpreter, err := python()
	if err != nil {
		return nil, err
	}
	p := &peer{command: exec.Command(interpreter, append(arguments, fmt.Sprint(seconds))...)}
	p.command.Stderr = os.Stderr
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if p.ask, err = p.command.StdinPipe(); err != nil {
		return nil, err
	}
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	p.answers = bufio.NewReader(out)
	if p.version, err = p.answers.ReadString('\n'); err != nil {
		return nil, errors.Join(errors.New("PyTorch did not start"), p.stop())
	}
	p.version = strings.TrimSpace(p.version)
	return p, nil
}

// round returns the images per second of one round.
func (p *peer) round() (float64, error) {
	if _, err := fmt.Fprintln(p.ask); err != nil {
		return 0, err
	}
	line, err := p.answers.ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("PyTorch stopped: %w", err)
	}
	return strconv.ParseFloat(strings.TrimSpace(line), 64)
}

func (p *peer) stop() error { return errors.Join(p.ask.Close(), p.command.Wait()) }
