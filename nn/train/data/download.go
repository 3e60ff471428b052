package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Downloader fills a data directory. What it has of a file that is not complete
// lies beside the file's place, as file.part, and a later download goes on there.
type Downloader struct {
	Client *http.Client
	Dir    string
	Report func(Event) // not nil; called in the goroutine of the download
}

// Fetch downloads the file unless it is there with the right sum. It tries one
// address after the other and moves the file to its place only when its SHA-256
// is right; a part with a wrong sum is deleted. When the context ends, what came
// so far stays. The error names the file and, for every address, what was wrong.
func (d Downloader) Fetch(ctx context.Context, source Source) error {
	target := d.place(source.Path)
	present, err := hasChecksum(target, source.SHA256)
	if err != nil {
		return err
	}
	if present {
		d.Report(Event{Path: source.Path, Step: Present})
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	var failures []string
	for _, address := range source.URLs {
		err := d.fetchFrom(ctx, source, address)
		if err == nil {
			d.Report(Event{Path: source.Path, Step: Fetched})
			return nil
		}
		if ctx.Err() != nil {
			return fmt.Errorf("%s: %w", source.Path, ctx.Err())
		}
		err = fmt.Errorf("%s: %w", address, err)
		d.Report(Event{Path: source.Path, Step: Failed, Err: err})
		failures = append(failures, err.Error())
	}
	return fmt.Errorf("%s: no address gave the file: %s", source.Path, strings.Join(failures, "; "))
}

// place returns where in the file system a path of the data directory is.
func (d Downloader) place(path string) string {
	return filepath.Join(d.Dir, filepath.FromSlash(path))
}

// fetchFrom downloads from one address, checks the sum and puts the file in its
// place.
func (d Downloader) fetchFrom(ctx context.Context, source Source, address string) error {
	target := d.place(source.Path)
	part := target + ".part"
	resumed, err := d.receive(ctx, source, address, part)
	if err != nil {
		return err
	}
	sum, err := fileChecksum(part)
	if err != nil {
		return err
	}
	wrong := checkSum(sum, source.SHA256)
	if wrong == nil {
		return os.Rename(part, target)
	}
	if err := os.Remove(part); err != nil {
		return err
	}
	if resumed { // the fault may lie in what was there before
		return d.fetchFrom(ctx, source, address)
	}
	return wrong
}

// receive completes the part, and reports whether it goes on with an earlier one.
func (d Downloader) receive(ctx context.Context, source Source, address, part string) (resumed bool, err error) {
	have, err := partSize(part, source.Size)
	if err != nil {
		return false, err
	}
	if have == source.Size {
		return true, nil
	}
	response, err := d.ask(ctx, address, have)
	if err != nil {
		return false, err
	}
	defer response.Body.Close()
	switch status := response.StatusCode; {
	case status == http.StatusOK:
		have = 0 // the server knows no ranges
	case status == http.StatusPartialContent && beginsAt(response, have):
	case have > 0 && (status == http.StatusPartialContent || status == http.StatusRequestedRangeNotSatisfiable):
		// The server's file is another one than the part is from.
		if err := os.Remove(part); err != nil {
			return false, err
		}
		return d.receive(ctx, source, address, part)
	default:
		return false, fmt.Errorf("the server answers %s", response.Status)
	}
	return have > 0, d.store(response.Body, source, part, have)
}

// partSize returns how many bytes of the file are there. A part that cannot
// belong to the file counts as none.
func partSize(part string, size int64) (int64, error) {
	info, err := os.Stat(part)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if info.Size() > size {
		return 0, nil
	}
	return info.Size(), nil
}

func (d Downloader) ask(ctx context.Context, address string, from int64) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	// The files are compressed already; a server that unpacks them on the way
	// would change their sum.
	request.Header.Set("Accept-Encoding", "identity")
	if from > 0 {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-", from))
	}
	response, err := d.Client.Do(request)
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return nil, wrapped.Err // Fetch names the address
	}
	return response, err
}

// beginsAt reports whether the partial content begins at that byte.
func beginsAt(response *http.Response, from int64) bool {
	var first int64
	_, err := fmt.Sscanf(response.Header.Get("Content-Range"), "bytes %d-", &first)
	return err == nil && first == from
}

// store writes the body to the part, behind the bytes it has. A body cut short
// leaves what came. Of one that is too long nothing is stored beyond the file's
// size: the sum tells whether that is the file.
func (d Downloader) store(body io.Reader, source Source, part string, have int64) error {
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer file.Close() // a second Close does no harm
	if err := file.Truncate(have); err != nil {
		return err
	}
	if _, err := file.Seek(have, io.SeekStart); err != nil {
		return err
	}
	progress := Event{Path: source.Path, Step: Started, Done: have, Total: source.Size}
	d.Report(progress)
	meter := meter{report: d.Report, event: progress}
	left := io.LimitReader(body, source.Size-have)
	if _, err := io.Copy(io.MultiWriter(file, &meter), left); err != nil {
		return err
	}
	return file.Close()
}

// meter is an io.Writer that reports how much was written.
type meter struct {
	report func(Event)
	event  Event
}

func (m *meter) Write(bytes []byte) (int, error) {
	m.event.Step = Received
	m.event.Done += int64(len(bytes))
	m.report(m.event)
	return len(bytes), nil
}
