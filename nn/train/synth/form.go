package synth

// A form is one way to write something: the digit or letter that the label
// names.
type form struct {
	label, name string
	weight      float64
	paths       []path
}
