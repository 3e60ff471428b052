package data

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
)

// maxUnipen is the largest stroke file that is read, in bytes once uncompressed:
// ten times the larger one of pendigits.
const maxUnipen = 64 << 20

// StrokeArchive is a zip archive of UNIPEN files, and what becomes of them.
type StrokeArchive struct {
	Archive Source
	Members []StrokeMember
}

// StrokeMember is a file of the archive, UNIPEN text in .Z, that becomes a file
// of JSON lines.
type StrokeMember struct {
	Name   string // within the archive
	Path   string // of the gzip file of JSON lines, within the data directory
	SHA256 string // of the lines, not of the gzip file: that depends on who packed it
}

// FetchStrokes downloads the archive, converts its members, checks the sums of
// the lines and deletes the archive. Members whose files are there with the
// right sum are left alone; when all are, nothing is downloaded. The error names
// the file and what was wrong.
func (d Downloader) FetchStrokes(ctx context.Context, strokes StrokeArchive) error {
	missing := d.missing(strokes.Members)
	if len(missing) == 0 {
		return nil
	}
	if err := d.Fetch(ctx, strokes.Archive); err != nil {
		return err
	}
	if err := d.convertAll(strokes.Archive.Path, missing); err != nil {
		return fmt.Errorf("%s: %w", strokes.Archive.Path, err)
	}
	return os.Remove(d.place(strokes.Archive.Path))
}

// missing returns the members whose files are not there, and reports the others.
func (d Downloader) missing(members []StrokeMember) []StrokeMember {
	var missing []StrokeMember
	for _, member := range members {
		if !hasLines(d.place(member.Path), member.SHA256) {
			missing = append(missing, member)
			continue
		}
		d.Report(Event{Path: member.Path, Step: Present})
	}
	return missing
}

// hasLines reports whether the file is there and its unpacked content has that
// sum. A file that cannot be read is as good as none: it is made anew.
func hasLines(path, expected string) bool {
	var sum string
	err := readContent(path, func(r io.Reader) (err error) {
		sum, err = checksum(r)
		return err
	})
	return err == nil && sum == expected
}

// convertAll converts the members of the archive at that path.
func (d Downloader) convertAll(path string, members []StrokeMember) error {
	archive, err := zip.OpenReader(d.place(path))
	if err != nil {
		return err
	}
	defer archive.Close() // before it is deleted
	for _, member := range members {
		if err := d.convert(&archive.Reader, member); err != nil {
			return fmt.Errorf("%s: %w", member.Name, err)
		}
		d.Report(Event{Path: member.Path, Step: Converted})
	}
	return nil
}

// convert turns one member into its file of JSON lines.
func (d Downloader) convert(archive *zip.Reader, member StrokeMember) error {
	packed, err := archive.Open(member.Name)
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
	if err := checkSum(sum, member.SHA256); err != nil {
		return err
	}
	return writeGzip(d.place(member.Path), lines.Bytes())
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
	part := path + ".part"
	if err := os.WriteFile(part, packed.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(part, path)
}
