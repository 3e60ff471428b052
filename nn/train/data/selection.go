package data

import "slices"

// A Selection picks samples by what is drawn and by who drew it.
type Selection struct {
	Classes []string `json:"classes,omitempty"`
	Writers []string `json:"writers,omitempty"`
}

// all tells whether the sample is of one of the classes, if any are named, and by
// one of the writers, if any are named.
func (s *Selection) all(class, writer string) bool {
	return s == nil || (s.Classes == nil || slices.Contains(s.Classes, class)) && (s.Writers == nil || slices.Contains(s.Writers, writer))
}

// any tells whether the sample is of one of the classes or by one of the writers.
func (s *Selection) any(class, writer string) bool {
	return s != nil && (slices.Contains(s.Classes, class) || slices.Contains(s.Writers, writer))
}
