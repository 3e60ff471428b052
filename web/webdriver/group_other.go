//go:build !linux

package webdriver

import "os/exec"

func isolate(*exec.Cmd) {}

func kill(cmd *exec.Cmd) { cmd.Process.Kill() }
