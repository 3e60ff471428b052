// Package optimise moves a network's parameters by their gradient: gradient descent,
// Adam, the learning rate over time, the mean of the parameters over the last steps. It
// works on slices, does no I/O and allocates nothing in a step.
package optimise
