package data

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// uspsSide is the height and the width of the pictures in files of the USPS format.
const uspsSide = 16

// ReadUSPS reads a file of images, plain or gzip, of which each line is a label and
// the 16 × 16 values of a picture, row by row, −1 for paper and 1 for ink. The error
// names the file, the line and what was wrong there.
func ReadUSPS(path string) (*Images, error) {
	var images *Images
	err := readContent(path, func(r io.Reader) (err error) {
		images, err = DecodeUSPS(r)
		return err
	})
	return images, err
}

// DecodeUSPS does what ReadUSPS does, for content that is not, or no longer,
// compressed.
func DecodeUSPS(r io.Reader) (*Images, error) {
	images := &Images{Height: uspsSide, Width: uspsSide}
	scanner := bufio.NewScanner(r)
	for scanner.Scan() {
		if err := images.addLine(strings.Fields(scanner.Text())); err != nil {
			return nil, fmt.Errorf("line %d: %w", images.Len()+1, err)
		}
		if len(images.Pixels) > maxBody {
			return nil, fmt.Errorf("line %d: more than %d pixels", images.Len(), maxBody)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", images.Len()+1, err)
	}
	if images.Len() == 0 {
		return nil, errors.New("no images")
	}
	return images, nil
}

func (s *Images) addLine(fields []string) error {
	if len(fields) != 1+uspsSide*uspsSide {
		return fmt.Errorf("%d numbers, expected a label and %d values", len(fields), uspsSide*uspsSide)
	}
	label, err := strconv.ParseFloat(fields[0], 64)
	if err != nil || !(label >= 0 && label <= 255) || label != math.Trunc(label) {
		return fmt.Errorf("the label %.40q is not a whole number up to 255", fields[0])
	}
	for _, field := range fields[1:] {
		value, err := strconv.ParseFloat(field, 64)
		if err != nil || !(value >= -1 && value <= 1) {
			return fmt.Errorf("%.40q is not in −1…1", field)
		}
		s.Pixels = append(s.Pixels, byte(math.Round((value+1)/2*255)))
	}
	s.Labels = append(s.Labels, int(label))
	return nil
}
