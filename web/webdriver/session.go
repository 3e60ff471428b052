package webdriver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
)

// A transport brings commands to a browser.
type transport interface {
	command(c command, parameters any) (json.RawMessage, error)
	end()
}

// A command has a name in Marionette, and a method and path in HTTP.
type command struct{ name, method, path string }

var (
	setTimeouts = command{"WebDriver:SetTimeouts", "POST", "/timeouts"}
	navigate    = command{"WebDriver:Navigate", "POST", "/url"}
	back        = command{"WebDriver:Back", "POST", "/back"}
	execute     = command{"WebDriver:ExecuteAsyncScript", "POST", "/execute/async"}
	perform     = command{"WebDriver:PerformActions", "POST", "/actions"}
	screenshot  = command{"WebDriver:TakeScreenshot", "GET", "/screenshot"}
)

// A Session is a running browser with one window.
type Session struct {
	home      string
	display   *process
	browser   *process
	transport transport
}

// End ends the browser and all that was started with it.
func (s *Session) End() {
	if s.transport != nil {
		s.transport.end()
	}
	for _, p := range []*process{s.browser, s.display} {
		if p != nil {
			p.end()
		}
	}
	os.RemoveAll(s.home)
}

func (s *Session) call(c command, parameters any) (json.RawMessage, error) {
	answer, err := s.transport.command(c, parameters)
	if err != nil {
		return nil, s.browser.failure(err)
	}
	return answer, nil
}

// Open goes to an address.
func (s *Session) Open(url string) error {
	_, err := s.call(navigate, map[string]any{"url": url})
	return err
}

// Back goes to the page before.
func (s *Session) Back() error {
	_, err := s.call(back, map[string]any{})
	return err
}

// Value evaluates a JavaScript expression into v; a promise is waited for.
func (s *Session) Value(expression string, v any) error {
	script := `const done = arguments[arguments.length - 1];
		(async () => (` + expression + "\n))().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }))"
	answer, err := s.call(execute, map[string]any{"script": script, "args": []any{}})
	if err != nil {
		return err
	}
	var result struct {
		Value json.RawMessage
		Error string
	}
	if err := json.Unmarshal(answer, &result); err != nil {
		return fmt.Errorf("%s: %w", answer, err)
	}
	if result.Error != "" {
		return fmt.Errorf("%s", result.Error)
	}
	return json.Unmarshal(result.Value, v)
}

// Draw presses the mouse's button at the first of points in the window, goes through
// the others and lets go.
func (s *Session) Draw(points [][2]float64) error {
	var actions []any
	for i, p := range points {
		actions = append(actions, map[string]any{"type": "pointerMove", "duration": 0, "origin": "viewport", "x": int(p[0]), "y": int(p[1])})
		if i == 0 {
			actions = append(actions, map[string]any{"type": "pointerDown", "button": 0})
		}
	}
	actions = append(actions, map[string]any{"type": "pointerUp", "button": 0})
	return s.perform(map[string]any{"type": "pointer", "id": "mouse", "parameters": map[string]any{"pointerType": "mouse"}, "actions": actions})
}

// Keys that have no character.
const (
	Control = "\uE009"
	Escape  = "\uE00C"
)

// Press presses keys one after the other, and lets go of them in reverse.
func (s *Session) Press(keys ...string) error {
	var actions []any
	for _, key := range keys {
		actions = append(actions, map[string]any{"type": "keyDown", "value": key})
	}
	for i := range keys {
		actions = append(actions, map[string]any{"type": "keyUp", "value": keys[len(keys)-1-i]})
	}
	return s.perform(map[string]any{"type": "key", "id": "keyboard", "actions": actions})
}

func (s *Session) perform(source any) error {
	_, err := s.call(perform, map[string]any{"actions": []any{source}})
	return err
}

// Picture is what the window shows.
func (s *Session) Picture() (image.Image, error) {
	answer, err := s.call(screenshot, map[string]any{"full": false})
	if err != nil {
		return nil, err
	}
	var content []byte
	if err := json.Unmarshal(answer, &content); err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(content))
}
