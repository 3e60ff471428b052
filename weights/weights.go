// Package weights holds the trained network, embedded, and the record of the
// training that made it.
package weights

import (
	_ "embed"

	"digitscope/nn"
)

//go:embed digits.safetensors
var file []byte

//go:embed digits.json
var record string

// Network loads the trained network.
func Network() (*nn.Network, error) { return nn.Load(file) }

// Record is the record of the training, a train.Record as JSON.
func Record() string { return record }
