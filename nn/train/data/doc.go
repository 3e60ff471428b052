// Package data reads the handwriting that the network learns from, and fetches
// the part of it that is public: scanned digits as images, drawn digits as
// strokes, and pictures of other things that teach the network what is no digit.
package data
