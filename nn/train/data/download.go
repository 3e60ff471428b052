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
	"slices"
	"strings"
	"time"
)

// Downloader fills a data directory. What it has of a file that is not complete
// lies beside the file's place, as file.part, and a later download goes on there.
type Downloader struct {
	Client *http.Client
	Dir    string
	Report func(Event) // not nil; called in the goroutine of the download
	// Pauses are how long to wait before the second, third, … try.
	Pauses []time.Duration
	// Patience is how long a server may stay silent.
	Patience time.Duration
}

// Fetch downloads files of the collection that are missing, see Verify, and makes
// those that are made from its archive. The error names the file that could not be
// had and, for every address, what was wrong; what came before it stays.
func (d Downloader) Fetch(ctx context.Context, collection Collection, missing []File) error {
	var members []File
	for _, file := range missing {
		switch {
		case file.Member != "":
			members = append(members, file)
		case file.Public():
			if err := d.fetch(ctx, file); err != nil {
				return err
			}
		}
	}
	if len(members) == 0 {
		return nil
	}
	return d.fetchMembers(ctx, *collection.Archive, members)
}

// fetch tries one address after the other, again and again with pauses, and moves
// the file to its place only when its SHA-256 is right; a part with a wrong sum is
// deleted. When the context ends, what came so far stays.
func (d Downloader) fetch(ctx context.Context, file File) error {
	if err := os.MkdirAll(filepath.Dir(d.place(file.Path)), 0o755); err != nil {
		return err
	}
	failures := make([]error, len(file.URLs))
	for try := 0; ; try++ {
		for i, address := range file.URLs {
			if isFinal(failures[i]) {
				continue
			}
			err := d.fetchFrom(ctx, file, address)
			if err == nil {
				d.Report(Event{Path: file.Path, Step: Fetched})
				return nil
			}
			if ctx.Err() != nil {
				return fmt.Errorf("%s: %w", file.Path, ctx.Err())
			}
			failures[i] = fmt.Errorf("%s: %w", address, err)
			d.Report(Event{Path: file.Path, Step: Failed, Err: failures[i]})
		}
		if try == len(d.Pauses) || !slices.ContainsFunc(failures, func(err error) bool { return !isFinal(err) }) {
			return fmt.Errorf("%s: no address gave the file: %s", file.Path, listed(failures))
		}
		if err := pause(ctx, d.Pauses[try]); err != nil {
			return fmt.Errorf("%s: %w", file.Path, err)
		}
	}
}

// listed writes errors on one line.
func listed(failures []error) string {
	var texts []string
	for _, err := range failures {
		texts = append(texts, err.Error())
	}
	return strings.Join(texts, "; ")
}

// A finalError is one that another try at the same address would only meet again.
type finalError struct{ error }

func isFinal(err error) bool {
	_, final := errors.AsType[finalError](err)
	return final
}

// pause waits unless the context ends before, and then returns its error.
func pause(ctx context.Context, length time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(length):
		return nil
	}
}

// place returns where in the file system a path of the data directory is.
func (d Downloader) place(path string) string {
	return filepath.Join(d.Dir, filepath.FromSlash(path))
}

// fetchFrom downloads from one address, checks the sum and puts the file in its
// place.
func (d Downloader) fetchFrom(ctx context.Context, file File, address string) error {
	target := d.place(file.Path)
	part := target + ".part"
	resumed, err := d.receive(ctx, file, address, part)
	if err != nil {
		return err
	}
	sum, err := fileChecksum(part)
	if err != nil {
		return err
	}
	wrong := checkSum(sum, file.SHA256)
	if wrong == nil {
		return os.Rename(part, target)
	}
	if err := os.Remove(part); err != nil {
		return err
	}
	if resumed { // the fault may lie in what was there before
		return d.fetchFrom(ctx, file, address)
	}
	return finalError{wrong}
}

// receive completes the part, and reports whether it goes on with an earlier one.
func (d Downloader) receive(ctx context.Context, file File, address, part string) (resumed bool, err error) {
	have, err := partSize(part, file.Bytes)
	if err != nil {
		return false, err
	}
	if have == file.Bytes {
		return true, nil
	}
	watched, watchdog := newWatchdog(ctx, d.Patience)
	defer watchdog.stop()
	response, err := d.ask(watched, address, have)
	if err != nil {
		return false, watchdog.explain(err)
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
		return d.receive(ctx, file, address, part)
	default:
		return false, refusal(response)
	}
	err = d.store(io.TeeReader(response.Body, watchdog), file, part, have)
	return have > 0, watchdog.explain(err)
}

// refusal is final unless the server says that it is busy or has lost its way.
func refusal(response *http.Response) error {
	err := fmt.Errorf("the server answers %s", response.Status)
	switch code := response.StatusCode; {
	case code >= 500, code == http.StatusTooManyRequests, code == http.StatusRequestTimeout:
		return err
	}
	return finalError{err}
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
func (d Downloader) store(body io.Reader, file File, part string, have int64) error {
	out, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer out.Close() // a second Close does no harm
	if err := out.Truncate(have); err != nil {
		return err
	}
	if _, err := out.Seek(have, io.SeekStart); err != nil {
		return err
	}
	progress := Event{Path: file.Path, Step: Started, Done: have, Total: file.Bytes}
	d.Report(progress)
	meter := meter{report: d.Report, event: progress}
	left := io.LimitReader(body, file.Bytes-have)
	if _, err := io.Copy(io.MultiWriter(out, &meter), left); err != nil {
		return err
	}
	return errors.Join(out.Sync(), out.Close()) // so that a name never stands for less
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
