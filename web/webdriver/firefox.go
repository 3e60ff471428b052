package webdriver

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func findFirefox() (string, error) { return first("firefox-esr", "firefox") }

// startFirefox starts Firefox, which chooses a port and writes it into its profile.
func startFirefox(program, home, display string, s Settings) (transport, *process, error) {
	profile := filepath.Join(home, "profile")
	if err := os.Mkdir(profile, 0o755); err != nil {
		return nil, nil, err
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), preferences(s), 0o644); err != nil {
		return nil, nil, err
	}
	// even headless it has WebGL only with a display
	p, err := run(home, []string{"DISPLAY=" + display}, nil, program,
		"--headless", "--marionette", "--no-remote", "--profile", profile, "--width", "1280", "--height", "800", "about:blank")
	if err != nil {
		return nil, nil, err
	}
	var conn net.Conn
	err = p.await(func() bool {
		port, err := os.ReadFile(filepath.Join(profile, "MarionetteActivePort"))
		if err != nil || len(port) == 0 {
			return false
		}
		conn, err = net.DialTimeout("tcp", "127.0.0.1:"+strings.TrimSpace(string(port)), patience)
		return err == nil
	})
	if err != nil {
		p.end()
		return nil, nil, err
	}
	m := &marionette{conn: conn, in: bufio.NewReader(conn)}
	if err := m.greet(); err != nil {
		m.end()
		p.end()
		return nil, nil, p.failure(err)
	}
	return m, p, nil
}

// preferences is the profile's file of settings.
func preferences(s Settings) []byte {
	all := map[string]any{
		"marionette.port":           0, // a free one
		"webgl.force-enabled":       true,
		"webgl.disabled":            s.NoWebGL,
		"layout.css.devPixelsPerPx": fmt.Sprint(max(s.Ratio, 1)),
		"ui.systemUsesDarkTheme":    0,
		// nothing but the page is asked for, and no window comes before it
		"app.update.disabledForTesting":              true,
		"browser.aboutwelcome.enabled":               false,
		"browser.shell.checkDefaultBrowser":          false,
		"browser.startup.homepage_override.mstone":   "ignore",
		"datareporting.policy.dataSubmissionEnabled": false,
		"network.captive-portal-service.enabled":     false,
		"network.connectivity-service.enabled":       false,
		"services.settings.server":                   "data:,",
	}
	if s.Dark {
		all["ui.systemUsesDarkTheme"] = 1
	}
	maps.Copy(all, s.Preferences)
	var file strings.Builder
	for name, value := range all {
		content, err := json.Marshal(value)
		if err != nil {
			panic(err) // the tests' own values
		}
		fmt.Fprintf(&file, "user_pref(%q, %s);\n", name, content)
	}
	return []byte(file.String())
}

// marionette is Firefox's transport: messages of JSON with their lengths before them.
type marionette struct {
	conn net.Conn
	in   *bufio.Reader
	id   int
}

// greet hears the greeting and opens the one session that the connection may have.
func (m *marionette) greet() error {
	m.conn.SetDeadline(time.Now().Add(patience))
	if _, err := m.read(); err != nil {
		return err
	}
	_, err := m.command(command{name: "WebDriver:NewSession"}, map[string]any{})
	return err
}

func (m *marionette) command(c command, parameters any) (json.RawMessage, error) {
	m.id++
	message, err := json.Marshal([]any{0, m.id, c.name, parameters})
	if err != nil {
		return nil, err
	}
	m.conn.SetDeadline(time.Now().Add(patience + 10*time.Second)) // the browser's own comes first
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(message), message); err != nil {
		return nil, err
	}
	answer, err := m.read()
	if err != nil {
		return nil, err
	}
	var parts [4]json.RawMessage // type, id, error, result
	if err := json.Unmarshal(answer, &parts); err != nil {
		return nil, fmt.Errorf("%s: %w", c.name, err)
	}
	if string(parts[2]) != "null" {
		return nil, fmt.Errorf("%s: %s", c.name, parts[2])
	}
	var result struct{ Value json.RawMessage }
	err = json.Unmarshal(parts[3], &result)
	return result.Value, err
}

func (m *marionette) read() ([]byte, error) {
	var length int
	if _, err := fmt.Fscanf(m.in, "%d:", &length); err != nil {
		return nil, fmt.Errorf("no length before Marionette's message: %w", err)
	}
	var message bytes.Buffer
	_, err := io.CopyN(&message, m.in, int64(length))
	return message.Bytes(), err
}

func (m *marionette) end() { m.conn.Close() }
