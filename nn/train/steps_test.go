package train

import (
	"reflect"
	"testing"
)

// The series ends with what the network itself is trained with, but for the
// length, and every step differs from the one before.
func TestStepsLeadToTheDefault(t *testing.T) {
	steps := Steps()
	last := Default()
	last.Epochs = stepEpochs
	if got := steps[len(steps)-1].Hyperparameters; !reflect.DeepEqual(got, last) {
		t.Errorf("the last step is %+v", got)
	}
	for i, step := range steps {
		if err := step.Hyperparameters.Check(); err != nil {
			t.Errorf("%s: %v", step.Name, err)
		}
		if i > 0 && reflect.DeepEqual(step.Hyperparameters, steps[i-1].Hyperparameters) {
			t.Errorf("%s: nothing changes", step.Name)
		}
	}
}
