package bench

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
)

//go:embed reaction.js
var countUploads string

// reactionLimit is what the reaction may take at the median, in milliseconds.
const reactionLimit = 2

// Reaction measures what the page does from the pen's last event until new
// pixels are handed to WebGL: strokes to picture, network, states of all
// stages, one upload of all maps, draw calls.
func Reaction(b *Bench) (Section, error) {
	section := Section{
		Title: "Reaction, from the pen's last event to new pixels handed to WebGL",
		Notes: []string{
			"Time that the page's main thread runs: all events of the pen since the last frame, and the whole callback of the frame.",
			"By the clock there is the wait for a free processor besides. What the GPU does, here software in another process, is not in it.",
		},
		Rows: [][]string{{"", "median", "95 %", "median by the clock", "95 % by the clock", "frames", "uploads a frame"}},
	}
	slowest, most := 0.0, 0
	for _, s := range []screen{desktop, phone} {
		frames, uploads, err := b.reactions(s)
		if err != nil {
			return section, fmt.Errorf("reaction at %s: %w", s, err)
		}
		cpu, wall := frames.columns()
		slowest, most = max(slowest, median(cpu)), max(most, uploads)
		section.Rows = append(section.Rows, []string{
			fmt.Sprint("reaction ", s), milliseconds(median(cpu)), milliseconds(percentile(cpu, 95)),
			milliseconds(median(wall)), milliseconds(percentile(wall, 95)), fmt.Sprint(len(frames)), fmt.Sprint("at most ", uploads),
		})
	}
	section.Ratios = []Ratio{{"reaction", slowest / reactionLimit}, {"uploads", float64(most)}}
	return section, nil
}

func milliseconds(time float64) string { return fmt.Sprintf("%.2f ms", time) }

// reactions draws digits on the site, with undo and clear between, and gives
// the frames that followed, and the most textures that one of them uploaded.
func (b *Bench) reactions(s screen) (frames reactions, uploads int, err error) {
	page, err := b.OpenSite(s.emulate(), before(countUploads))
	if err != nil {
		return nil, 0, err
	}
	defer page.Close()
	pen, err := newPen(page)
	if err != nil {
		return nil, 0, err
	}
	if err := pen.drawDigits(); err != nil { // the browser compiles what it only interpreted
		return nil, 0, err
	}
	if _, err := Evaluate[int](page, `window.mostUploads = 0`); err != nil {
		return nil, 0, err
	}
	spans, err := page.trace(pen.drawDigits)
	if err != nil {
		return nil, 0, err
	}
	frames, err = newReactions(spans)
	if err != nil {
		return nil, 0, err
	}
	uploads, err = Evaluate[int](page, `window.mostUploads`)
	return frames, uploads, err
}

// drawDigits draws a digit of three strokes, takes one back, draws another
// digit, and leaves an empty pad.
func (p pen) drawDigits() error {
	for _, digit := range [][][]place{four(), eight()} {
		for _, stroke := range digit {
			if err := p.draw(stroke); err != nil {
				return err
			}
		}
		for _, button := range []string{"undo", "clear"} {
			if _, err := Evaluate[bool](p.page, fmt.Sprintf(`(document.getElementById(%q).click(), true)`, button)); err != nil {
				return err
			}
		}
	}
	return nil
}

// A reaction is one frame that shows what the pen did, in milliseconds.
type reaction struct{ cpu, wall float64 }

type reactions []reaction

// newReactions adds the time of the pen's events to that of the frame which
// shows them.
func newReactions(spans []span) (frames reactions, err error) {
	var current reaction
	isPen := false
	for _, s := range spans {
		pen := s.Name == "EventDispatch" && strings.HasPrefix(s.eventType(), "pointer")
		frame := s.Name == "FireAnimationFrame" && isPen
		if pen || frame {
			current.cpu += s.CPU / 1000
			current.wall += s.Wall / 1000
			isPen = true
		}
		if frame {
			frames = append(frames, current)
			current, isPen = reaction{}, false
		}
	}
	if len(frames) == 0 {
		return nil, errors.New("the browser's trace shows no frame after the pen")
	}
	if cpu, _ := frames.columns(); median(cpu) == 0 {
		return nil, errors.New("the browser's trace has no times of the thread")
	}
	return frames, nil
}

func (r reactions) columns() (cpu, wall []float64) {
	for _, frame := range r {
		cpu, wall = append(cpu, frame.cpu), append(wall, frame.wall)
	}
	return cpu, wall
}
