package panicking

import "testing"

func TestPrint(*testing.T) { panic("out of paper") }
