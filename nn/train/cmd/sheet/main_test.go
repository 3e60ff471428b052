package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn/train/whole"
)

// Each split that is there gets its sheet, with a row for each of its classes.
func TestRun(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	line := `{"label":7,"strokes":[[[0,0],[50,0],[20,80]]]}` + "\n"
	path := filepath.Join(dir, "pendigits", "strokes-test.jsonl.gz")
	if err := whole.Write(path, []byte(strings.Repeat(line, 20))); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	if code := run([]string{"-data", dir, "-out", out}, &stdout, &stderr); code != 0 || strings.Count(stdout.String(), "\n") != 2 {
		t.Fatalf("exit code %d, %q, %q", code, stdout.String(), stderr.String())
	}
	for _, name := range []string{"pendigits-test.png", "pendigits-test-pictures.png"} {
		file, err := os.Open(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		picture, err := png.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		// Below the title ten rows; that of the sevens alone has pictures, from the
		// first column to the last.
		size := picture.Bounds().Size()
		for digit := range 10 {
			from, to := size.Y*digit/10+20, size.Y*(digit+1)/10
			if drawn := dark(picture, size.X-80, size.X, from, to) > 0; drawn != (digit == 7) {
				t.Errorf("%s: row %d has pictures: %t", name, digit, drawn)
			}
		}
	}
	if err := os.WriteFile(path, []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	for fault, args := range map[string][]string{
		"strokes-test.jsonl.gz: line 1":                  {"-data", dir},
		"has no known set: fetch some with make data":    {"-data", out},
		"strokes-test.jsonl.gz: line 1: unexpected end ": {"-data", dir, "-out", out},
	} {
		stderr.Reset()
		if code := run(args, &stdout, &stderr); code != 1 || !strings.Contains(stderr.String(), fault) {
			t.Errorf("%v: exit code %d, %q", args, code, stderr.String())
		}
	}
	if code := run([]string{"more"}, &stdout, &stderr); code != 2 {
		t.Errorf("exit code %d", code)
	}
}

// dark counts the dark pixels of a part of the picture.
func dark(picture image.Image, fromX, toX, fromY, toY int) (count int) {
	for y := fromY; y < toY; y++ {
		for x := fromX; x < toX; x++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x4000 {
				count++
			}
		}
	}
	return count
}
