package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	for _, test := range []struct {
		args []string
		err  error
		code int
		said string
	}{
		{nil, nil, 0, ""},
		{[]string{"-n", "2"}, nil, 0, ""},
		{[]string{"-h"}, nil, 0, "Usage of try"},
		{[]string{"-m"}, nil, 2, "not defined: -m"},
		{[]string{"-n", "two"}, nil, 2, "invalid value"},
		{[]string{"-n", "2", "more"}, nil, 2, "try: unexpected argument \"more\"\n"},
		{nil, Misuse("which?"), 2, "try: which?\n"},
		{nil, errors.New("file: broken"), 1, "try: file: broken\n"},
		{nil, fmt.Errorf("epoch: %w", context.Canceled), 1, "try: stopped; run it again\n"},
	} {
		var stderr strings.Builder
		c, done := New("try", &stderr), false
		c.Stopped = "run it again"
		n := c.Int("n", 2, "a number")
		code := c.Run(test.args, func() error { done = true; return test.err })
		if code != test.code || !strings.Contains(stderr.String(), test.said) || (test.said == "") != (stderr.Len() == 0) {
			t.Errorf("%q: exit code %d, %q", test.args, code, stderr.String())
		}
		if expected := test.err != nil || test.said == ""; done != expected || done && *n != 2 {
			t.Errorf("%q: done is %t, -n %d", test.args, done, *n)
		}
	}
}

func TestRunWith(t *testing.T) {
	var stderr strings.Builder
	var rest []string
	code := New("try", &stderr).RunWith([]string{"one", "other"}, func(behind []string) error { rest = behind; return nil })
	if code != 0 || !slices.Equal(rest, []string{"one", "other"}) {
		t.Errorf("exit code %d, %q", code, rest)
	}
}
