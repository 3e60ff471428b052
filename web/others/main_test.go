// Package others drives the built site in Firefox and WebKit: what differs between
// browsers, once more than in web/test.
package others

import (
	"fmt"
	"net/http/httptest"
	"os"
	"testing"

	"digitscope/web/site"
	"digitscope/web/webdriver"
)

var folder string // the built site

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	var err error
	folder, err = os.MkdirTemp("", "digitscope-site")
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer os.RemoveAll(folder)
	if err := site.Build(folder); err != nil {
		fmt.Println(err)
		return 1
	}
	return m.Run()
}

// inBrowser runs a test in a browser that is started with the settings. Where the browser
// is missing, make test says so at its end; continuous integration has to have it.
func inBrowser(t *testing.T, browser webdriver.Browser, settings webdriver.Settings, test func(*testing.T, *webdriver.Session)) {
	if err := browser.Find(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	session, err := browser.Start(settings)
	if err != nil {
		t.Fatal(err)
	}
	defer session.End()
	test(t, session)
}

// inEach runs a test in each of the browsers.
func inEach(t *testing.T, settings webdriver.Settings, test func(*testing.T, *webdriver.Session)) {
	for _, browser := range webdriver.Browsers {
		t.Run(browser.Name, func(t *testing.T) { inBrowser(t, browser, settings, test) })
	}
}

// address serves the site to one test, at an origin of its own.
func address(t *testing.T) string {
	host := httptest.NewServer(site.Handler(folder))
	t.Cleanup(func() {
		host.CloseClientConnections()
		host.Close()
	})
	return host.URL + "/"
}
