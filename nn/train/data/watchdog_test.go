package data

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A server may take its time, as long as it goes on talking.
func TestWatchdog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, dog := newWatchdog(t.Context(), time.Minute)
		defer dog.stop()
		for range 5 {
			time.Sleep(50 * time.Second)
			if _, err := dog.Write([]byte("word")); err != nil || ctx.Err() != nil {
				t.Fatalf("%v, %v", err, ctx.Err())
			}
		}
		time.Sleep(61 * time.Second)
		synctest.Wait()
		if err := dog.explain(context.Canceled); err == nil || !strings.Contains(err.Error(), "silent for 1m0s") {
			t.Errorf("got %v", err)
		}
	})
}
