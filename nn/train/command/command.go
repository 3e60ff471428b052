// Package command is what the programs in nn/train/cmd have in common: how they refuse
// arguments, what their exit codes say and what a signal does.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// A Command knows a program's flags.
type Command struct {
	*flag.FlagSet
	// Stopped is said when a signal ended the command: how to go on.
	Stopped string
	stderr  io.Writer
}

// New is a command that has no flags yet.
func New(name string, stderr io.Writer) *Command {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	return &Command{FlagSet: flags, stderr: stderr}
}

// Misuse is an error of the arguments.
type Misuse string

// Error is what is wrong, or what was expected.
func (m Misuse) Error() string { return string(m) }

// Run reads the flags, behind which nothing may stand, and calls do. It prints the error
// and returns the exit code: 0 when all is done, 1 when it is not, 2 when the arguments
// are wrong.
func (c *Command) Run(args []string, do func() error) int {
	return c.RunWith(args, func(rest []string) error {
		if len(rest) > 0 {
			return Misuse(fmt.Sprintf("unexpected argument %q", rest[0]))
		}
		return do()
	})
}

// RunWith does what Run does, and gives what stands behind the flags to do.
func (c *Command) RunWith(args []string, do func(rest []string) error) int {
	switch err := c.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2 // the flags have said why
	}
	err := do(c.Args())
	if err == nil {
		return 0
	}
	_, misused := errors.AsType[Misuse](err)
	if c.Stopped != "" && errors.Is(err, context.Canceled) {
		err = errors.New("stopped; " + c.Stopped)
	}
	fmt.Fprintf(c.stderr, "%s: %v\n", c.Name(), err)
	if misused {
		return 2
	}
	return 1
}

// Interruptible returns a context that the first interrupt ends; the second one ends the
// program at once.
func Interruptible() context.Context {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx
}
