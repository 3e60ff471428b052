//go:build js && wasm

package main

import "time"

// A stopwatch measures what is shorter than the browser's clock ticks (often
// 100 µs, on purpose): single readings are 0 or a whole tick, but their mean
// over many runs is right.
type stopwatch struct {
	begin    time.Time // time.Since asks the browser's clock once, time.Now twice
	readings [64]time.Duration
	taken    int // ever
}

func newStopwatch() stopwatch { return stopwatch{begin: time.Now()} }

// warmUp fills the readings, and makes the browser compile the code that it
// has only interpreted so far.
func (w *stopwatch) warmUp(run func()) {
	for range 2 * len(w.readings) {
		w.time(run)
	}
}

func (w *stopwatch) time(run func()) {
	start := time.Since(w.begin)
	run()
	w.readings[w.taken%len(w.readings)] = time.Since(w.begin) - start
	w.taken++
}

// micros is the mean of the latest readings in microseconds.
func (w *stopwatch) micros() float64 {
	var sum time.Duration
	for _, d := range w.readings {
		sum += d
	}
	return float64(sum.Nanoseconds()) / 1000 / float64(max(1, min(w.taken, len(w.readings))))
}
