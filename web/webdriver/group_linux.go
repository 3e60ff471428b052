package webdriver

import (
	"os/exec"
	"syscall"
)

// isolate gives a program a process group of its own, so that all that it starts can be
// ended with it, and ends it when the tests are killed.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

func kill(cmd *exec.Cmd) { syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
