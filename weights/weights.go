// Package weights holds the trained network, embedded. Beside it lie the same
// network for other programs, digits.safetensors, and the record of the training
// that made it, digits.json; and what its filters look for, patches.png, with the
// record of that, patches.json; and pictures of what it was tested with and learned
// from, album-tests.png and album-samples.png, with what is where in album.json.
package weights

import (
	_ "embed"

	"digitscope/nn"
	"digitscope/nn/compact"
)

//go:embed digits.compact
var file []byte

// Network decodes the trained network.
func Network() (*nn.Network, error) { return compact.Decode(file) }
