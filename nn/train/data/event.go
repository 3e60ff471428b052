package data

// Step is what a Downloader is doing with a file.
type Step int

const (
	// Present: the file was there before, with the right sum.
	Present Step = iota
	// Started: bytes are about to come. Done is not zero when an earlier
	// download goes on.
	Started
	// Received: some more bytes came.
	Received
	// Failed: this address did not give the file, Err says why. The next
	// address, if there is one, is tried.
	Failed
	// Fetched: the file was downloaded, has the right sum and is in its place.
	Fetched
	// Converted: the file was made from a downloaded one, its content has the
	// right sum and it is in its place.
	Converted
	// Absent: the file is not there, and no address is known; Err says what to do.
	Absent
)

// Right tells whether the file is in its place, with the right content.
func (s Step) Right() bool { return s == Present || s == Fetched || s == Converted }

// Event tells how a download is going.
type Event struct {
	Path        string // within the data directory, with slashes
	Step        Step
	Done, Total int64 // bytes of the file, for Started and Received
	Err         error // for Failed and Absent
}
