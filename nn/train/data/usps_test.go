package data

import (
	"strings"
	"testing"
)

// uspsLine is a picture of paper with one value in its first cell.
func uspsLine(label, value string) string {
	return label + " " + value + strings.Repeat(" -1.0000", 255) + " \n"
}

func TestDecodeUSPS(t *testing.T) {
	images, err := DecodeUSPS(strings.NewReader(uspsLine("6.0000", "1.0000") + uspsLine("0", "0")))
	if err != nil || images.Len() != 2 || images.Height != 16 || images.Width != 16 {
		t.Fatalf("got %+v, %v", images, err)
	}
	if images.Labels[0] != 6 || images.Image(0)[0] != 255 || images.Image(0)[1] != 0 || images.Image(1)[0] != 128 {
		t.Errorf("got %+v", images)
	}
	for text, fault := range map[string]string{
		"":                                      "no images",
		uspsLine("1", "0") + "1 0 0\n":          "line 2: 3 numbers",
		uspsLine("1.5", "0"):                    `line 1: the label "1.5"`,
		uspsLine("-1", "0"):                     `line 1: the label "-1"`,
		uspsLine("NaN", "0"):                    `line 1: the label "NaN"`,
		uspsLine("1", "1.1"):                    `line 1: "1.1" is not in`,
		uspsLine("1", "x"):                      `line 1: "x" is not in`,
		strings.Repeat("1", 1<<17):              "line 1: bufio.Scanner: token too long",
		uspsLine("1", "0") + "\n":               "line 2: 0 numbers",
		uspsLine("1", "0")[:len("1 0 -1.0000")]: "line 1: 3 numbers",
	} {
		if _, err := DecodeUSPS(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("got %v, expected %q", err, fault)
		}
	}
}

func FuzzDecodeUSPS(f *testing.F) {
	f.Add(uspsLine("6.0000", "1.0000"))
	f.Add("1 2")
	f.Fuzz(func(t *testing.T, text string) {
		images, err := DecodeUSPS(strings.NewReader(text))
		if err == nil && len(images.Pixels) != images.Len()*256 {
			t.Fatalf("%d pixels of %d images", len(images.Pixels), images.Len())
		}
	})
}
