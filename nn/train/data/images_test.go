package data

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Two images of 2×3 pixels and their labels.
const (
	imagesFile = "\x00\x00\x08\x03\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x00\x03\x00\x01\x02\x03\x04\x05\xfa\xfb\xfc\xfd\xfe\xff"
	labelsFile = "\x00\x00\x08\x01\x00\x00\x00\x02\x07\xff"
)

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func packed(t *testing.T, content string) string {
	t.Helper()
	var buffer bytes.Buffer
	writer := gzip.NewWriter(&buffer)
	if _, err := writer.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return buffer.String()
}

// The names lie about the compression in both directions.
func TestReadImagesPlainAndPacked(t *testing.T) {
	dir := t.TempDir()
	images, labels := filepath.Join(dir, "images.gz"), filepath.Join(dir, "labels")
	writeFile(t, images, imagesFile)
	writeFile(t, labels, packed(t, labelsFile))
	set, err := ReadImages(images, labels)
	if err != nil {
		t.Fatal(err)
	}
	if set.Len() != 2 || set.Height != 2 || set.Width != 3 || set.Labels[0] != 7 || set.Labels[1] != 255 {
		t.Errorf("got %d images of %d×%d, labels %v", set.Len(), set.Height, set.Width, set.Labels)
	}
	if got := string(set.Image(1)); got != "\xfa\xfb\xfc\xfd\xfe\xff" {
		t.Errorf("image 1 is %x", got)
	}
}

// decodeImages is ReadImages of contents.
func decodeImages(images, labels io.Reader) (*Images, error) {
	var set Images
	if err := set.decodePixels(images); err != nil {
		return nil, fmt.Errorf("images: %w", err)
	}
	if err := set.decodeLabels(labels); err != nil {
		return nil, fmt.Errorf("labels: %w", err)
	}
	if err := set.checkCounts(); err != nil {
		return nil, err
	}
	return &set, nil
}

func TestImagesThatAreNoneAreRefused(t *testing.T) {
	huge := "\x00\x00\x08\x03" + strings.Repeat("\xff", 12)
	for _, test := range []struct{ name, images, labels, fault string }{
		{"nothing", "", labelsFile, "images: byte 0: the header of 16 bytes is cut off"},
		{"header cut off", imagesFile[:10], labelsFile, "images: byte 10: the header"},
		{"swapped", labelsFile + imagesFile, imagesFile, "images: byte 0: magic number 0x00000801, expected 0x00000803"},
		{"huge", huge, labelsFile, "images: byte 4: the header promises more than"},
		{"no images", imagesFile[:7] + "\x00" + imagesFile[8:], labelsFile, "images: byte 4: dimension 1 is zero"},
		{"no width", imagesFile[:15] + "\x00" + imagesFile[16:], labelsFile, "images: byte 12: dimension 3 is zero"},
		{"pixels cut off", imagesFile[:20], labelsFile, "images: byte 20: cut off, the header promises 28 bytes"},
		{"one byte more", imagesFile + "x", labelsFile, "images: byte 28: more bytes"},
		{"labels cut off", imagesFile, labelsFile[:9], "labels: byte 9: cut off"},
		{"labels trailing", imagesFile, labelsFile + "x", "labels: byte 10: more bytes"},
		{"one label", imagesFile, "\x00\x00\x08\x01\x00\x00\x00\x01\x07", "2 images but 1 labels"},
	} {
		_, err := decodeImages(strings.NewReader(test.images), strings.NewReader(test.labels))
		if err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: got %v, expected %q", test.name, err, test.fault)
		}
	}
}

func TestReadImagesNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	images, labels := filepath.Join(dir, "images"), filepath.Join(dir, "labels")
	writeFile(t, images, imagesFile)
	whole := packed(t, labelsFile)
	for _, test := range []struct{ name, content, fault string }{
		{"packed and cut off", whole[:len(whole)-4], labels + ": byte 10: unexpected EOF"},
		{"packed, wrong sum", whole[:len(whole)-8] + "aaaa" + whole[len(whole)-4:], labels + ": byte 10: gzip: invalid checksum"},
		{"half a gzip header", whole[:5], labels + ": unexpected EOF"},
		{"count", "\x00\x00\x08\x01\x00\x00\x00\x01\x07", images + " and " + labels + ": 2 images but 1 labels"},
	} {
		writeFile(t, labels, test.content)
		_, err := ReadImages(images, labels)
		if err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: got %v, expected %q", test.name, err, test.fault)
		}
	}
	if _, err := ReadImages(images, filepath.Join(dir, "none")); err == nil {
		t.Error("a missing file is no error")
	}
}

func FuzzReadImages(f *testing.F) {
	f.Add([]byte(imagesFile), []byte(labelsFile))
	f.Add([]byte(imagesFile[:20]), []byte(labelsFile))
	f.Add([]byte("\x00\x00\x08\x03"+strings.Repeat("\xff", 12)), []byte{})
	f.Fuzz(func(t *testing.T, images, labels []byte) {
		set, err := decodeImages(bytes.NewReader(images), bytes.NewReader(labels))
		if err != nil {
			return
		}
		if len(set.Image(set.Len()-1)) != set.Height*set.Width {
			t.Fatal("the last image has not the size of the others")
		}
	})
}
