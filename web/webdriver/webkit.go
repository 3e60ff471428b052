package webdriver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
)

func findWebKit() (string, error) {
	if _, err := miniBrowser(); err != nil {
		return "", err
	}
	return first("WebKitWebDriver")
}

// miniBrowser comes with WebKit's library.
func miniBrowser() (string, error) { return matching("/usr/lib/*/webkit2gtk-4.*/MiniBrowser") }

func startWebKit(program, home, display string, s Settings) (transport, *process, error) {
	browser, err := miniBrowser()
	if err != nil {
		return nil, nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, nil, err
	}
	theme := "Adwaita"
	if s.Dark {
		theme += ":dark"
	}
	environment := []string{"DISPLAY=" + display, "GTK_THEME=" + theme, fmt.Sprintf("GDK_SCALE=%d", max(s.Ratio, 1)), "GDK_BACKEND=x11", "NO_AT_BRIDGE=1"}
	p, err := run(home, environment, nil, program, fmt.Sprintf("--port=%d", port))
	if err != nil {
		return nil, nil, err
	}
	w := &web{url: fmt.Sprintf("http://127.0.0.1:%d", port), client: &http.Client{Timeout: patience}}
	if err := p.await(func() bool { _, err := w.command(command{"", "GET", "/status"}, nil); return err == nil }); err != nil {
		p.end()
		return nil, nil, err
	}
	arguments := []string{"--automation", "--geometry=1280x800"}
	if s.NoWebGL {
		arguments = append(arguments, "--enable-webgl=false")
	}
	if err := w.open(map[string]any{"binary": browser, "args": arguments}); err != nil {
		p.end()
		return nil, nil, p.failure(err)
	}
	return w, p, nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// web is the standard's own transport, HTTP.
type web struct {
	url    string // of the session, once it is open
	client *http.Client
}

// open begins the one session that the driver may have.
func (w *web) open(options any) error {
	answer, err := w.command(command{"", "POST", "/session"}, map[string]any{
		"capabilities": map[string]any{"alwaysMatch": map[string]any{"webkitgtk:browserOptions": options}}})
	if err != nil {
		return err
	}
	var session struct{ SessionId string }
	if err := json.Unmarshal(answer, &session); err != nil {
		return err
	}
	w.url += "/session/" + session.SessionId
	return nil
}

func (w *web) command(c command, parameters any) (json.RawMessage, error) {
	var body io.Reader
	if c.method == "POST" {
		content, err := json.Marshal(parameters)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(content)
	}
	request, err := http.NewRequest(c.method, w.url+c.path, body)
	if err != nil {
		return nil, err
	}
	response, err := w.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s %s: %s", c.method, c.path, answer.Value)
	}
	return answer.Value, nil
}

func (w *web) end() { w.command(command{"", "DELETE", ""}, nil) }
