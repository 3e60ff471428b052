// Package output keeps what started programs say.
package output

import "sync"

// A Beginning keeps the first bytes that are written to it.
type Beginning struct {
	mutex sync.Mutex
	text  []byte
}

const kept = 10_000

func (b *Beginning) Write(more []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.text = append(b.text, more[:min(len(more), kept-len(b.text))]...)
	return len(more), nil
}

func (b *Beginning) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return string(b.text)
}
