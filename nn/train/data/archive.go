package data

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"

	"digitscope/nn/train/whole"
)

// maxUnipen is the largest stroke file that is read, in bytes once uncompressed:
// ten times the larger one of pendigits.
const maxUnipen = 64 << 20

// fetchMembers downloads the archive, a zip file of UNIPEN files, makes the files
// of JSON lines from its members, checks the sums of the lines and deletes the
// archive.
func (d Downloader) fetchMembers(ctx context.Context, archive File, files []File) error {
	if err := d.fetch(ctx, archive); err != nil {
		return err
	}
	if err := d.convertAll(archive.Path, files); err != nil {
		return fmt.Errorf("%s: %w", archive.Path, err)
	}
	return os.Remove(d.place(archive.Path))
}

// lineChecksum returns the SHA-256 of the file's content, unpacked.
func lineChecksum(path string) (sum string, err error) {
	err = readContent(path, func(r io.Reader) (err error) {
		sum, err = checksum(r)
		return err
	})
	return sum, err
}

// convertAll makes the files from the archive at that path.
func (d Downloader) convertAll(path string, files []File) error {
	archive, err := zip.OpenReader(d.place(path))
	if err != nil {
		return err
	}
	defer archive.Close() // before it is deleted
	for _, file := range files {
		if err := d.convert(&archive.Reader, file); err != nil {
			return fmt.Errorf("%s: %w", file.Member, err)
		}
		d.Report(Event{Path: file.Path, Step: Converted})
	}
	return nil
}

// convert turns one member into its file of JSON lines.
func (d Downloader) convert(archive *zip.Reader, file File) error {
	packed, err := archive.Open(file.Member)
	if err != nil {
		return err
	}
	defer packed.Close()
	text, err := Uncompress(packed, maxUnipen)
	if err != nil {
		return err
	}
	recordings, err := ParseUnipen(bytes.NewReader(text))
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	if err := WriteRecordings(&lines, recordings); err != nil {
		return err
	}
	sum, err := checksum(bytes.NewReader(lines.Bytes()))
	if err != nil {
		return err
	}
	if err := checkSum(sum, file.SHA256); err != nil {
		return err
	}
	return writeGzip(d.place(file.Path), lines.Bytes())
}

// writeGzip packs the content into a file that is whole as soon as it has its name.
func writeGzip(path string, content []byte) error {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write(content); err != nil {
		return err
	}
	if err := writer.Close(); err != nil {
		return err
	}
	return whole.Write(path, packed.Bytes())
}
