package test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
)

func TestThePageCanBeInstalled(t *testing.T) {
	p := open(t, setup{worker: true})
	p.keptOffline()
	manifest := call(p, cdppage.GetAppManifest, cdppage.GetAppManifestParams{})
	for _, trouble := range manifest.Errors {
		t.Errorf("the manifest: %s", trouble.Message)
	}
	for _, trouble := range call(p, cdppage.GetInstallabilityErrors, cdp.Empty{}).InstallabilityErrors {
		if trouble.ErrorID != "in-incognito" { // as all tests are
			t.Errorf("not installable: %s %v", trouble.ErrorID, trouble.ErrorArguments)
		}
	}
	var described struct {
		Start string `json:"start_url"`
		Scope string `json:"scope"`
		Icons []struct{ Src, Sizes, Type, Purpose string }
	}
	files := siteFiles(t)
	if err := json.Unmarshal(files["manifest.webmanifest"], &described); err != nil {
		t.Fatal(err)
	}
	if described.Start != "./" || described.Scope != "./" {
		t.Errorf("it starts at %q in %q, which is not where the site happens to be", described.Start, described.Scope)
	}
	for _, icon := range described.Icons {
		content := files[icon.Src]
		if content == nil {
			t.Errorf("there is no %s", icon.Src)
		} else if icon.Type == "image/png" {
			size, err := png.DecodeConfig(bytes.NewReader(content))
			if err != nil || fmt.Sprintf("%dx%d", size.Width, size.Height) != icon.Sizes {
				t.Errorf("%s is %d × %d, not %s: %v", icon.Src, size.Width, size.Height, icon.Sizes, err)
			}
		}
	}
}

// The pictures that the builder draws are those of the icon's file.
func TestIconsAreAlike(t *testing.T) {
	p := open(t, setup{})
	for _, pattern := range []string{"icon-192.*.png", "icon-512.*.png"} {
		differing := value[float64](p, `(async () => {
			const load = async (src) => {
				const image = Object.assign(new Image(), { src });
				await image.decode();
				return image;
			};
			const drawn = await load("`+fileNamed(t, pattern)+`");
			const side = drawn.naturalWidth;
			const pixels = (image) => {
				const context = Object.assign(document.createElement("canvas"), { width: side, height: side }).getContext("2d");
				context.drawImage(image, 0, 0, side, side);
				return context.getImageData(0, 0, side, side).data;
			};
			const [a, b] = [pixels(drawn), pixels(await load("`+fileNamed(t, "icon.*.svg")+`"))];
			return a.filter((value, i) => Math.abs(value - b[i]) > 32).length / a.length;
		})()`)
		if differing > 0.005 {
			t.Errorf("%s differs from the icon in %.2f %% of its bytes", pattern, 100*differing)
		}
	}
}
