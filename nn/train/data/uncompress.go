package data

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
)

// The .Z format of Unix compress. The standard library's compress/lzw cannot
// read it: its codes end at 12 bits and do not come in groups. The Go module
// that can, hotei/dcompress, is a translation of the C program, unkept since 2015.
const (
	clearCode   = 256 // in block mode: forget the table
	leastBits   = 9   // the width of a code at the start and after clearCode
	mostBits    = 16
	leastMost   = 10   // with 9, compress writes what neither it nor gzip can read
	blockFlag   = 0x80 // in the third byte
	bitsMask    = 0x1f
	unknownMask = 0x60
)

// Uncompress returns what the .Z file was made of. More than limit bytes are an
// error, as is anything that compress would not write; the error names the byte
// where the group of codes with the fault ends.
func Uncompress(r io.Reader, limit int) ([]byte, error) {
	codes := codeReader{input: bufio.NewReader(r)}
	table, err := codes.header()
	if err != nil {
		return nil, err
	}
	var output []byte
	for {
		code, err := codes.next(table.width())
		if err == io.EOF {
			return output, nil
		}
		if err == nil && table.clears(code) {
			table.reset()
			codes.dropGroup()
			continue
		}
		if err == nil {
			output, err = table.expand(output, code)
		}
		if err == nil && len(output) > limit {
			err = fmt.Errorf("the content is longer than %d bytes", limit)
		}
		if err != nil {
			return nil, fmt.Errorf("byte %d: %w", codes.offset, err)
		}
	}
}

// codeReader reads codes, lowest bit first. compress writes them in groups of
// eight, and fills up the group it is in when the width of the codes changes or
// the table is cleared.
type codeReader struct {
	input  *bufio.Reader
	offset int                // bytes read, to the end of the group
	group  [mostBits + 2]byte // two more, so that a code's three bytes are always there
	width  int                // of the group's codes, in bits
	unread int                // codes of the group not yet handed out
	bit    int                // where the next of them begins
}

// header reads the first three bytes and returns the table they ask for.
func (c *codeReader) header() (*codeTable, error) {
	var header [3]byte
	if n, err := io.ReadFull(c.input, header[:]); err != nil {
		return nil, fmt.Errorf("byte %d: the header of 3 bytes is cut off: %w", n, err)
	}
	if header[0] != 0x1f || header[1] != 0x9d {
		return nil, fmt.Errorf("byte 0: magic number %#04x, expected 0x1f9d", header[:2])
	}
	bits := int(header[2] & bitsMask)
	if header[2]&unknownMask != 0 || bits < leastMost || bits > mostBits {
		return nil, fmt.Errorf("byte 2: unknown flags %#02x", header[2])
	}
	c.offset = len(header)
	table := &codeTable{most: bits, block: header[2]&blockFlag != 0}
	table.reset()
	return table, nil
}

// next returns the next code, which is that many bits wide, or io.EOF.
func (c *codeReader) next(width int) (int, error) {
	if c.unread == 0 || c.width != width {
		n, err := io.ReadFull(c.input, c.group[:width])
		if err != nil && err != io.ErrUnexpectedEOF { // the last group is short
			return 0, err
		}
		c.offset += n
		c.width, c.unread, c.bit = width, n*8/width, 0
		if c.unread == 0 {
			return 0, io.EOF
		}
	}
	at := c.group[c.bit/8:]
	window := int(at[0]) | int(at[1])<<8 | int(at[2])<<16
	code := window >> (c.bit % 8) & (1<<width - 1)
	c.unread--
	c.bit += width
	return code, nil
}

// dropGroup passes over what is left of the group.
func (c *codeReader) dropGroup() { c.unread = 0 }

// codeTable knows the string of bytes that each code stands for: the string of
// another code, and one byte more. Codes below 256 are that byte alone.
type codeTable struct {
	most     int  // bits of the widest code
	block    bool // clearCode means what its name says
	prefix   [1 << mostBits]uint16
	suffix   [1 << mostBits]byte
	free     int // the code that is given out next
	bits     int // width of the codes now
	previous int // the code before, −1 for none
}

func (t *codeTable) reset() {
	t.free, t.bits, t.previous = clearCode, leastBits, -1
	if t.block {
		t.free++
	}
}

func (t *codeTable) clears(code int) bool { return t.block && code == clearCode }

// width returns how wide the next code is: wide enough for the free one.
func (t *codeTable) width() int {
	if t.free >= 1<<t.bits && t.bits < t.most {
		t.bits++
	}
	return t.bits
}

// expand appends the code's string to the output, and gives the free code to
// the string before with this one's first byte.
func (t *codeTable) expand(output []byte, code int) ([]byte, error) {
	known := code < clearCode || code < t.free
	grows := t.previous >= 0 && t.free < 1<<t.most
	if !known && !(grows && code == t.free) {
		return nil, errors.New("a code that was not given out")
	}
	start := len(output)
	if known {
		output = t.appendString(output, code)
	} else {
		// The free code itself: its string begins like the one before.
		output = t.appendString(output, t.previous)
		output = append(output, output[start])
	}
	if grows {
		t.prefix[t.free], t.suffix[t.free] = uint16(t.previous), output[start]
		t.free++
	}
	t.previous = code
	return output, nil
}

// appendString follows the prefixes from the last byte to the first.
func (t *codeTable) appendString(output []byte, code int) []byte {
	start := len(output)
	for code >= clearCode {
		output = append(output, t.suffix[code])
		code = int(t.prefix[code])
	}
	output = append(output, byte(code))
	slices.Reverse(output[start:])
	return output
}
