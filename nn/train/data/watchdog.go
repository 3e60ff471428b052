package data

import (
	"context"
	"fmt"
	"time"
)

// A watchdog ends a download whose server stays silent for too long. It is an
// io.Writer of what the server says.
type watchdog struct {
	ctx      context.Context
	patience time.Duration
	timer    *time.Timer
	cancel   context.CancelCauseFunc
}

// newWatchdog returns the context that is ended when the server is silent.
func newWatchdog(ctx context.Context, patience time.Duration) (context.Context, *watchdog) {
	ctx, cancel := context.WithCancelCause(ctx)
	silent := fmt.Errorf("the server was silent for %v", patience)
	return ctx, &watchdog{ctx, patience, time.AfterFunc(patience, func() { cancel(silent) }), cancel}
}

func (w *watchdog) Write(bytes []byte) (int, error) {
	w.timer.Reset(w.patience)
	return len(bytes), nil
}

// explain puts what ended the context in the place of the error that this led to.
func (w *watchdog) explain(err error) error {
	if err != nil && w.ctx.Err() != nil {
		return context.Cause(w.ctx)
	}
	return err
}

func (w *watchdog) stop() {
	w.timer.Stop()
	w.cancel(nil)
}
