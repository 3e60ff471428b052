package train

import (
	"errors"

	"digitscope/nn"
)

// A Teacher is a larger network that is trained first, on the same samples, and
// from which the network then learns as well as from the labels.
type Teacher struct {
	Architecture nn.Architecture `json:"architecture"`
	Epochs       int             `json:"epochs"`
	nn.Distillation
}

// ForTeacher are the hyperparameters of the teacher's own training.
func (h Hyperparameters) ForTeacher() Hyperparameters {
	h.Architecture, h.Epochs, h.Teacher = h.Teacher.Architecture, h.Teacher.Epochs, nil
	return h
}

func (t *Teacher) check() error {
	switch {
	case t == nil:
		return nil
	case !(t.Weight >= 0 && t.Weight <= 1):
		return errors.New("the teacher's weight is not in 0…1")
	case !(t.Temperature > 0):
		return errors.New("the teacher's temperature is not above 0")
	}
	return nil
}

// A lesson is one goroutine's way to learn from a sample: with a teacher, or
// from its label alone.
type lesson struct {
	distillation nn.Distillation
	teacher      *nn.Pass // nil without a teacher
}

func newLesson(h Hyperparameters, teacher *nn.Network) lesson {
	if teacher == nil {
		return lesson{}
	}
	return lesson{h.Teacher.Distillation, teacher.NewPass()}
}

// learn adds the gradient of a pass that is forward already and returns the
// cross entropy.
func (l lesson) learn(pass *nn.Pass, gradient *nn.Gradient, target []float32) float64 {
	if l.teacher == nil {
		return pass.Backward(gradient, target)
	}
	copy(l.teacher.Input(), pass.Input())
	l.teacher.Forward()
	return pass.Distil(gradient, target, l.teacher, l.distillation)
}
