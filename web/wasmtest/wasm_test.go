// Package wasmtest runs tests of packages as WebAssembly in Chromium, one package after
// the other in one browser, which starts when all are compiled.
package wasmtest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"digitscope/web/chromium"
	"digitscope/web/site"
)

func TestPackages(t *testing.T) {
	folder := t.TempDir()
	packages := []string{"./nn", "./nn/compact", "./nn/ink", "./wasm"}
	compile(t, folder, packages)
	host := newHost(t, folder)
	ctx := startBrowser(t)
	for _, name := range packages {
		t.Run(name, func(t *testing.T) {
			code, said := runProgram(t, ctx, host.URL, path.Base(name)+".test")
			if code != "0" {
				t.Errorf("exit code %s\n%s", code, said)
			}
		})
	}
}

// What fails is told with what it said.
func TestFailuresAreSeen(t *testing.T) {
	folder := t.TempDir()
	compile(t, folder, []string{"./web/wasmtest/testdata/failing", "./web/wasmtest/testdata/panicking"})
	host := newHost(t, folder)
	ctx := startBrowser(t)
	for program, c := range map[string]struct{ code, words string }{
		"failing.test":   {"1", "1 and 1 are 3"},
		"panicking.test": {"2", "out of paper"},
		"none.test":      {"", "TypeError"},
	} {
		t.Run(program, func(t *testing.T) {
			if code, said := runProgram(t, ctx, host.URL, program); code != c.code || !strings.Contains(said, c.words) {
				t.Errorf("exit code %q\n%s", code, said)
			}
		})
	}
}

// compile makes folder/NAME.test of each package.
func compile(t *testing.T, folder string, packages []string) {
	t.Helper()
	build := exec.Command("go", append([]string{"test", "-c", "-o", folder + string(filepath.Separator)}, packages...)...)
	build.Dir = filepath.Join("..", "..")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT=simd")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("compiling %s: %v\n%s", packages, err, output)
	}
}

// newHost serves a page that can run the folder's programs.
func newHost(t *testing.T, folder string) *httptest.Server {
	t.Helper()
	script, err := site.WasmExec()
	if err != nil {
		t.Fatal(err)
	}
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch name := path.Base(r.URL.Path); name {
		case "/":
			fmt.Fprint(w, `<!doctype html><title>tests</title><link rel="icon" href="data:,"><script src="wasm_exec.js"></script>`)
		case "wasm_exec.js":
			http.ServeFile(w, r, script)
		default:
			w.Header().Set("Content-Type", "application/wasm")
			http.ServeFile(w, r, filepath.Join(folder, name))
		}
	}))
	t.Cleanup(host.Close)
	return host
}

func startBrowser(t *testing.T) context.Context {
	t.Helper()
	ctx, end, err := chromium.Start(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(end)
	return ctx
}

// run is JavaScript that runs a program, for which there are no files. Its last message
// is its exit code, by console.debug, which Go's programs do not call.
const run = `(async () => {
	fs.constants.O_DIRECTORY = 0;
	fs.open = (path, flags, mode, callback) => callback(Object.assign(new Error(path), { code: "ENOENT" }));
	const go = new Go();
	go.argv = [%[1]q, "-test.v"];
	go.exit = (code) => console.debug(code);
	go.run((await WebAssembly.instantiateStreaming(fetch(%[1]q), go.importObject)).instance);
})(), undefined`

// runProgram gives the exit code, which is empty if the program does not run, and all
// that was said. A program may take as long as go test lets this one.
func runProgram(t *testing.T, browser context.Context, address, program string) (code, said string) {
	t.Helper()
	tab, closeTab := chromedp.NewContext(browser)
	defer closeTab()
	if deadline, ok := t.Deadline(); ok {
		var cancel func()
		tab, cancel = context.WithDeadline(tab, deadline.Add(-10*time.Second))
		defer cancel()
	}
	messages := chromedp.Console(tab)
	if err := chromedp.Do(tab, chromedp.Navigate(address), chromedp.Evaluate[chromedp.Void](fmt.Sprintf(run, program))); err != nil {
		t.Fatal(err)
	}
	for message, err := range messages {
		if err != nil {
			t.Fatalf("%s has not ended: %v\n%s", program, err, said)
		}
		if message.Type == chromedp.ConsoleDebug {
			return message.Text, said
		}
		said += message.Text + "\n"
		if message.IsException() {
			return "", said
		}
	}
	t.Fatalf("the browser is silent after\n%s", said)
	return "", said
}
