//go:build js && wasm

package main

import "time"

// A stopwatch measures what is shorter than the browser's clock ticks (often
// 100 µs, on purpose): single readings are 0 or a whole tick, but their mean
// over many runs is right.
type stopwatch struct {
	begin    time.Time // time.Since asks the browser's clock once, time.Now twice
	readings [64]time.Duration
	next     int
}

// warmUp fills the readings, and makes the browser compile the code that it
// has only interpreted so far.
func (w *stopwatch) warmUp(run func()) {
	w.begin = time.Now()
	for range 2 * len(w.readings) {
		w.time(run)
	}
}

func (w *stopwatch) time(run func()) {
	start := time.Since(w.begin)
	run()
	w.readings[w.next] = time.Since(w.begin) - start
	w.next = (w.next + 1) % len(w.readings)
}

// micros is the mean of the latest readings in microseconds.
func (w *stopwatch) micros() float64 {
	var sum time.Duration
	for _, d := range w.readings {
		sum += d
	}
	return float64(sum.Nanoseconds()) / 1000 / float64(len(w.readings))
}
