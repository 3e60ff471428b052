package bench

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// A span is one piece of work in the browser's trace, in microseconds: when it
// began, how long it took by the clock, and how long its thread ran.
type span struct {
	Phase     string `json:"ph"`
	Name      string
	Start     float64         `json:"ts"`
	Wall      float64         `json:"dur"`
	CPU       float64         `json:"tdur"`
	Arguments json.RawMessage `json:"args"`
}

// eventType is the type of the event that a span "EventDispatch" hands out.
func (s span) eventType() string {
	var arguments struct {
		Data struct{ Type string }
	}
	if json.Unmarshal(s.Arguments, &arguments) != nil {
		return ""
	}
	return arguments.Data.Type
}

// trace gives the spans of the page's own work while run runs, in order.
func (p *Page) trace(run func() error) ([]span, error) {
	ctx, stop := context.WithCancel(p.Context)
	defer stop()
	var spans []span
	var unreadable error
	complete := make(chan struct{})
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *tracing.EventDataCollected:
			for _, value := range e.Value {
				var s span
				if err := json.Unmarshal(value, &s); err != nil {
					unreadable = err
				} else if s.Phase == "X" { // complete: it began and ended
					spans = append(spans, s)
				}
			}
		case *tracing.EventTracingComplete:
			close(complete)
		}
	})
	if err != nil {
		return nil, err
	}
	_, err = chromedp.Call(ctx, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{
		IncludedCategories: []string{"devtools.timeline"},
	}})
	if err != nil {
		return nil, fmt.Errorf("starting the trace: %w", err)
	}
	ran := run()
	if _, err := chromedp.Call(ctx, tracing.End, cdp.Empty{}); err != nil {
		return nil, errors.Join(ran, fmt.Errorf("ending the trace: %w", err))
	}
	select {
	case <-complete:
	case <-time.After(time.Minute):
		return nil, errors.Join(ran, errors.New("the browser does not hand over its trace"))
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.Start, b.Start) })
	return spans, errors.Join(ran, unreadable)
}
