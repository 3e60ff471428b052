// Package weights holds the trained network, embedded.
package weights

import (
	_ "embed"

	"digitscope/nn"
)

//go:embed digits.safetensors
var file []byte

// Network loads the trained network.
func Network() (*nn.Network, error) { return nn.Load(file) }
