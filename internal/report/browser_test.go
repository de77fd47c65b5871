package report_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"stackadvisor/internal/pdf"
)

// axeVariable names the file axe.min.js of the package axe-core, if it is there.
const axeVariable = "STACKADVISOR_AXE"

// screens are the widths at which the page is looked at: a phone, a desk, and A4
// less its margins, in CSS pixels. Axe looks at both schemes of colour.
var screens = []struct {
	name   string
	width  int64
	media  string
	scheme string
	axe    bool
}{
	{"phone", 360, "screen", "light", true},
	{"desk", 1280, "screen", "light", false},
	{"desk-dark", 1280, "screen", "dark", true},
	{"print", 658, "print", "light", false},
}

// TestBrowser opens the HTML in a real browser: nothing is requested, no script
// is there, the console is silent, nothing is wider than the screen, the drawing
// keeps inside its box, and axe-core finds nothing to complain of. Screenshots
// are kept with go test -artifacts.
func TestBrowser(t *testing.T) {
	browser := pdf.Browser()
	if browser == "" {
		t.Skip("no Chromium or Chrome to open pages with")
	}
	axe := axeSource(t)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	ctx, stop := chromedp.NewExecAllocator(ctx, pdf.Options(browser)...)
	defer stop()
	for name, html := range browserPages(t) {
		t.Run(name, func(t *testing.T) {
			silent := func(string, ...any) {}
			ctx, closeTab := chromedp.NewContext(ctx, chromedp.WithLogf(silent), chromedp.WithErrorf(silent))
			defer closeTab()
			file := filepath.Join(t.TempDir(), "page.html")
			if err := os.WriteFile(file, html, 0o644); err != nil {
				t.Fatal(err)
			}
			noise := listen(t, ctx, file)
			if err := chromedp.Do(ctx, chromedp.Navigate("file://"+file)); err != nil {
				t.Fatal(err)
			}
			look(t, ctx, axe)
			noise(t)
		})
	}
}

// browserPages are the pages to look at: each kind of result in each language,
// and one in which every text is long or hostile.
func browserPages(t *testing.T) map[string][]byte {
	pages := map[string][]byte{}
	for _, page := range []struct{ name, tag string }{{"containers", "zh"}, {"retired", "en"}, {"conflict", "en"}} {
		var b bytes.Buffer
		if err := explain(t, page.name).WriteHTML(&b, page.tag); err != nil {
			t.Fatal(err)
		}
		pages[page.name+"-"+page.tag] = b.Bytes()
	}
	d := explain(t, "retired")
	long := strings.Repeat("Überlangesausgedachteswort", 4) + " <img src=x onerror=alert(1)> " + strings.Repeat("W", 70)
	d.Appendix.Title = long
	for i := range d.Appendix.Texts.Options {
		d.Appendix.Texts.Options[i].Name[0].Text = long
	}
	for i := range d.Appendix.Texts.Layers {
		d.Appendix.Texts.Layers[i].Name = d.Appendix.Texts.Options[0].Name
	}
	for i := range d.Appendix.Texts.Criteria {
		d.Appendix.Texts.Criteria[i].Name = d.Appendix.Texts.Options[0].Name
	}
	var b bytes.Buffer
	if err := d.WriteHTML(&b, "en"); err != nil {
		t.Fatal(err)
	}
	pages["hostile"] = b.Bytes()
	return pages
}

// listen collects requests beside the page itself and what the console says.
func listen(t *testing.T, ctx context.Context, file string) (check func(t *testing.T)) {
	t.Helper()
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var noise []string
	add := func(s string) {
		mu.Lock()
		defer mu.Unlock()
		noise = append(noise, s)
	}
	requests := chromedp.Events(ctx, network.RequestWillBeSent)
	console := chromedp.Console(ctx)
	go func() {
		for r, err := range requests {
			if err != nil {
				return
			}
			if r.Request.URL != "file://"+file {
				add("requested " + r.Request.URL)
			}
		}
	}()
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			add("console: " + m.String())
		}
	}()
	return func(t *testing.T) {
		t.Helper()
		mu.Lock()
		defer mu.Unlock()
		for _, s := range noise {
			t.Error(s)
		}
	}
}

// overflow lists elements that reach beyond the page, and texts of the drawing
// that reach beyond its box.
const overflow = `(() => {
	const out = [], page = document.documentElement;
	if (page.scrollWidth > page.clientWidth) out.push("page: " + page.scrollWidth + " > " + page.clientWidth);
	for (const e of document.querySelectorAll("body *")) {
		if (e.closest("svg") || e.classList.contains("skip")) continue;
		const box = e.getBoundingClientRect();
		if (box.right > page.clientWidth + 1 || box.left < -1) out.push(e.tagName + "." + e.className + ": " + box.left + " to " + box.right);
		if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX != "visible") out.push(e.tagName + " scrolls");
	}
	for (const svg of document.querySelectorAll(".stack svg"))
		for (const text of svg.querySelectorAll("text")) {
			const box = text.getBoundingClientRect(), all = svg.getBoundingClientRect();
			if (box.right > all.right + 1 || box.left < all.left - 1) out.push("drawing: " + text.textContent);
		}
	return out;
})()`

// apart lists the elements that a page break must not cut, and may.
const apart = `[...document.querySelectorAll(".caution, .reasons li, .rows > div, tr, figure, .sources li, .sentences li")]
	.filter(e => getComputedStyle(e).breakInside != "avoid").map(e => e.tagName + "." + e.className)`

const violations = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.flatMap(v =>
	v.nodes.map(n => v.id + ": " + v.help + ": " + n.html + (n.any[0] ? " (" + n.any[0].message + ")" : ""))))`

func look(t *testing.T, ctx context.Context, axe string) {
	t.Helper()
	if n, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.scripts.length`)); err != nil || n != 0 {
		t.Errorf("%d scripts, %v", n, err)
	}
	if axe != "" {
		if err := chromedp.Do(ctx, chromedp.Steps(chromedp.Evaluate[chromedp.Void](axe))); err != nil {
			t.Fatal(err)
		}
	}
	light := map[string]float64{}
	for _, s := range screens {
		features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: s.scheme}}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: s.media, Features: features}); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(s.width, 900)); err != nil {
			t.Fatal(err)
		}
		complain(t, ctx, s.name, overflow)
		if s.media == "print" {
			complain(t, ctx, s.name, apart)
		}
		if s.axe && axe != "" {
			complain(t, ctx, s.name, violations)
		}
		shot, err := chromedp.Run(ctx, chromedp.FullScreenshot(80))
		if err != nil {
			t.Fatal(err)
		}
		light[s.name] = brightness(t, shot)
		if err := os.WriteFile(filepath.Join(t.ArtifactDir(), s.name+".jpg"), shot, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]bool{"phone": true, "desk": true, "desk-dark": false, "print": true} {
		if got := light[name] > 0.5; got != want {
			t.Errorf("%s: brightness %.2f", name, light[name])
		}
	}
}

func complain(t *testing.T, ctx context.Context, screen, script string) {
	t.Helper()
	list, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Errorf("%s: %v", screen, err)
	}
	for _, problem := range list {
		t.Errorf("%s: %s", screen, problem)
	}
}

// brightness is how bright the corner of a picture is, 0 to 1.
func brightness(t *testing.T, data []byte) float64 {
	t.Helper()
	picture, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Bounds().Dy() < 400 {
		t.Errorf("the picture is only %d pixels high", picture.Bounds().Dy())
	}
	r, g, b, _ := picture.At(image.Point{X: 2, Y: 2}.X, 2).RGBA()
	return float64(r+g+b) / (3 * 0xffff)
}

// axeSource is the script of axe-core; "" with a message if it is not there.
func axeSource(t *testing.T) string {
	t.Helper()
	file := os.Getenv(axeVariable)
	if file == "" {
		t.Logf("%s does not name axe.min.js of the npm package axe-core: accessibility is not checked", axeVariable)
		return ""
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", axeVariable, err))
	}
	return string(data)
}
