package data

import (
	"encoding/binary"
	"fmt"
	"io"
)

// maxBody is the largest body of an IDX file that is read, in bytes: five
// times MNIST. A file that promises more is refused before anything is read.
const maxBody = 256 << 20

// The first four bytes of an IDX file: unsigned bytes in three or one dimensions.
const (
	imagesMagic = 0x00000803
	labelsMagic = 0x00000801
)

// Images is a set of labelled pictures of one size.
type Images struct {
	Height, Width int
	Pixels        []byte // Len()·Height·Width, image after image, row after row; 0 = paper, 255 = ink
	Labels        []int  // one of 0…255 for every image; what it means is the set's own affair
}

// Len returns the number of images.
func (s *Images) Len() int { return len(s.Labels) }

// Image returns the pixels of image i, Height·Width bytes, row after row.
// They belong to the set: whoever wants to change them copies them.
func (s *Images) Image(i int) []byte {
	size := s.Height * s.Width
	return s.Pixels[i*size : (i+1)*size : (i+1)*size]
}

// ReadImages reads a pair of IDX files (the MNIST format), plain or gzip. The
// error names the file, the byte and what was wrong there.
func ReadImages(imagesPath, labelsPath string) (*Images, error) {
	var set Images
	if err := readContent(imagesPath, set.decodePixels); err != nil {
		return nil, err
	}
	if err := readContent(labelsPath, set.decodeLabels); err != nil {
		return nil, err
	}
	if err := set.checkCounts(); err != nil {
		return nil, fmt.Errorf("%s and %s: %w", imagesPath, labelsPath, err)
	}
	return &set, nil
}

func (s *Images) checkCounts() error {
	images := len(s.Pixels) / (s.Height * s.Width)
	if images != len(s.Labels) {
		return fmt.Errorf("%d images but %d labels", images, len(s.Labels))
	}
	return nil
}

func (s *Images) decodePixels(r io.Reader) error {
	sizes, err := decodeHeader(r, imagesMagic, 3)
	if err != nil {
		return err
	}
	s.Height, s.Width = sizes[1], sizes[2]
	s.Pixels, err = decodeBody(r, sizes)
	return err
}

func (s *Images) decodeLabels(r io.Reader) error {
	sizes, err := decodeHeader(r, labelsMagic, 1)
	if err != nil {
		return err
	}
	body, err := decodeBody(r, sizes)
	if err != nil {
		return err
	}
	s.Labels = make([]int, len(body))
	for i, label := range body {
		s.Labels[i] = int(label)
	}
	return nil
}

// decodeHeader reads the magic number and the given number of dimensions. None
// of them is zero and their product is at most maxBody.
func decodeHeader(r io.Reader, magic uint32, dimensions int) ([]int, error) {
	header := make([]byte, 4+4*dimensions)
	if n, err := io.ReadFull(r, header); err != nil {
		return nil, fmt.Errorf("byte %d: the header of %d bytes is cut off: %w", n, len(header), err)
	}
	if got := binary.BigEndian.Uint32(header); got != magic {
		return nil, fmt.Errorf("byte 0: magic number %#08x, expected %#08x", got, magic)
	}
	sizes := make([]int, dimensions)
	body := uint64(1) // at most 2²⁸ · 2³², so it cannot overflow
	for i := range sizes {
		offset := 4 + 4*i
		size := binary.BigEndian.Uint32(header[offset:])
		if size == 0 {
			return nil, fmt.Errorf("byte %d: dimension %d is zero", offset, i+1)
		}
		if body *= uint64(size); body > maxBody {
			return nil, fmt.Errorf("byte %d: the header promises more than %d bytes", offset, maxBody)
		}
		sizes[i] = int(size)
	}
	return sizes, nil
}

// decodeBody reads exactly as many bytes as the sizes promise. It lets the
// memory grow with what really comes instead of trusting the promise.
func decodeBody(r io.Reader, sizes []int) ([]byte, error) {
	promised := 1
	for _, size := range sizes {
		promised *= size
	}
	start := 4 + 4*len(sizes)
	body, err := io.ReadAll(io.LimitReader(r, int64(promised)))
	if err != nil {
		return nil, fmt.Errorf("byte %d: %w", start+len(body), err)
	}
	if len(body) < promised {
		return nil, fmt.Errorf("byte %d: cut off, the header promises %d bytes", start+len(body), start+promised)
	}
	// Reading on also makes gzip compare its checksum.
	switch n, err := io.ReadFull(r, make([]byte, 1)); {
	case n > 0:
		return nil, fmt.Errorf("byte %d: more bytes than the header promises", start+promised)
	case err != io.EOF:
		return nil, fmt.Errorf("byte %d: %w", start+promised, err)
	}
	return body, nil
}
