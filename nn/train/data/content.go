package data

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
)

// readContent opens the file, undoes gzip, hands the content to decode, and
// puts the file's path in front of what decode complains about.
func readContent(path string, decode func(io.Reader) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err // names the path already
	}
	defer file.Close()
	content, err := plain(file)
	if err == nil {
		err = decode(content)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// plain returns the content without gzip around it. The first two bytes decide,
// not the file's name: browsers and servers like to unpack a file and keep .gz.
func plain(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	magic, err := buffered.Peek(2)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if len(magic) < 2 || magic[0] != 0x1f || magic[1] != 0x8b {
		return buffered, nil
	}
	return gzip.NewReader(buffered)
}
