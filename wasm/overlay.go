//go:build js && wasm

package main

import "digitscope/nn/explain"

// An overlay shows on the pad which pixels matter to a digit: by the exact shares
// of its logit (attribution), or by what the logit loses when a square around the
// pixel is covered (occlusion).
type overlay struct {
	kind       string
	digit      int
	values     []float32 // of the picture's cells, row by row; none: nothing to show
	occlusion  *explain.Occlusion
	isUnderWay bool // the occlusion has rows to come
	isNew      bool // the values are not in the atlas yet
}

// coverSize is the side of the square that covers a part of the picture for the
// occlusion map: as large as a stroke is wide, and a little.
const coverSize = 5

// Kinds of overlays; any other is none.
const (
	attribution = "attribution"
	occlusion   = "occlusion"
)

func (o *overlay) choose(kind string, digit int) { o.kind, o.digit = kind, digit }

// restart begins anew with what was just read.
func (o *overlay) restart(r *reading) {
	o.values, o.isUnderWay, o.isNew = nil, false, true
	if !r.isRead() {
		return
	}
	switch o.kind {
	case attribution:
		o.values = r.shares(o.digit, 0).Values
	case occlusion:
		if o.occlusion == nil {
			o.occlusion = explain.NewOcclusion(r.network, coverSize)
		}
		o.occlusion.Start(r.pass, r.off)
		o.values, o.isUnderWay = o.occlusion.Losses(o.digit), true
	}
}

// advance does a few rows of the occlusion, as many as a frame has time for on a
// slow machine, and reports whether there are more.
func (o *overlay) advance() bool {
	const rows = 4
	for i := 0; i < rows && o.isUnderWay; i++ {
		o.isUnderWay = !o.occlusion.Next()
		o.isNew = true
	}
	return o.isUnderWay
}
