package bench

import (
	"context"
	_ "embed"
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

//go:embed loading.js
var markSteps string

// loads is how often each page is loaded over each connection.
const loads = 9

// A connection is what a page is loaded over.
type connection struct {
	name       string
	throughput float64 // bytes per second
	latency    float64 // milliseconds
}

var (
	unlimited = connection{"unlimited", -1, 0}
	slow      = connection{"10mbit", 10e6 / 8, 40}
)

// A visited page is loaded until it has done all of its steps.
type visited struct {
	name, path, steps string
}

// A visit is when each step was done, in milliseconds from the navigation on, 0
// for what a page does not do, and how many bytes were sent.
type visit struct{ Paint, Prediction, Frame, Bytes float64 }

// Loading compares first visits: when something is seen, when the network
// answers, and when a drawing is shown with all stages.
func Loading(b *Bench) (Section, error) {
	pages := []visited{
		{"digitscope", "/", "first-contentful-paint prediction frame"},
		{"ort", "/bench/ort.html", "prediction"},
		{"tfjs", "/bench/tfjs.html", "prediction"},
	}
	section := Section{
		Title: "First visit",
		Notes: []string{
			fmt.Sprintf("ms from the navigation on, medians of %d loads that take turns, nothing in any cache, everything sent with gzip;", loads),
			fmt.Sprintf("%s comes with a latency of %.0f ms. The peers' pages answer once and show nothing.", slow.name, slow.latency),
		},
		Rows: [][]string{{"", "first paint", "first prediction", "first full frame", "kB"}},
	}
	for _, c := range []connection{unlimited, slow} {
		visits, err := b.visits(c, pages)
		if err != nil {
			return section, fmt.Errorf("loading over %s: %w", c.name, err)
		}
		for i, page := range pages {
			section.Rows = append(section.Rows, append([]string{fmt.Sprintf("loading %s %s", c.name, page.name)}, visits[i].row()...))
			if i > 0 && c == slow {
				section.Ratios = append(section.Ratios, Ratio{"loading-" + page.name, medianRatio(visits[i].predictions(), visits[0].predictions())})
			}
		}
	}
	return section, nil
}

type visits []visit

// visits loads each of the pages so often.
func (b *Bench) visits(c connection, pages []visited) ([]visits, error) {
	host := httptest.NewServer(gzipped(b))
	defer host.Close()
	list := make([]visits, len(pages))
	for range loads {
		for i, page := range pages {
			v, err := b.visit(c, host.URL, page)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", page.name, err)
			}
			list[i] = append(list[i], v)
		}
	}
	return list, nil
}

// gzipped serves site and peers with gzip, which is what GitHub Pages sends,
// whatever better the browser takes.
func gzipped(b *Bench) http.Handler {
	files := serve(b.SiteFolder(), b.PeersFolder())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("Accept-Encoding", "gzip")
		files.ServeHTTP(w, r)
	})
}

// visit loads the page in a browser context of its own, whose caches are empty.
func (b *Bench) visit(c connection, host string, p visited) (v visit, err error) {
	page, err := b.Browser.Open(host+p.path, desktop.emulate(), before(markSteps), c.emulate())
	if err != nil {
		return v, err
	}
	defer page.Close()
	return Evaluate[visit](page, fmt.Sprintf(`visit(%q.split(" "))`, p.steps))
}

// emulate slows the page's connection down.
func (c connection) emulate() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Latency: c.latency, DownloadThroughput: c.throughput, UploadThroughput: c.throughput}},
		})
		return err
	})
}

// row is the visits' medians.
func (v visits) row() []string {
	row := []string{}
	for _, step := range []func(visit) float64{
		func(v visit) float64 { return v.Paint }, func(v visit) float64 { return v.Prediction },
		func(v visit) float64 { return v.Frame }, func(v visit) float64 { return v.Bytes / 1000 },
	} {
		row = append(row, inWords(median(v.column(step))))
	}
	return row
}

func inWords(number float64) string {
	if number == 0 {
		return "–"
	}
	return fmt.Sprintf("%.0f", number)
}

func (v visits) predictions() []float64 {
	return v.column(func(v visit) float64 { return v.Prediction })
}

func (v visits) column(value func(visit) float64) (column []float64) {
	for _, visit := range v {
		column = append(column, value(visit))
	}
	return column
}
