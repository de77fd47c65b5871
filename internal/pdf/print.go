// Package pdf prints a page of HTML with an installed Chromium or Chrome, and
// keeps the page itself in the PDF as an attachment, so that the PDF can be
// verified as the page can.
//
//	HTML --Print--> PDF with the HTML attached --Attached--> HTML --Print, Compare--> are these its pages?
//
// The same page gives the same bytes with the same browser and fonts.
// It is the only user of chromedp beside tests. Nothing is fetched.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"stackadvisor/internal/files"
)

// ErrNoBrowser says that no browser was found to print with.
var ErrNoBrowser = errors.New("no Chromium or Chrome found; install one (Debian, Ubuntu: apt-get install chromium), " +
	"or write --format html and print that from a browser")

// patience is how long the browser may take.
const patience = time.Minute

// footer numbers the pages. The browser draws it into the margin.
const footer = `<div style="width:100%;padding:0 18mm;font:7pt sans-serif;color:#5b5852;text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`

// Print prints a page of HTML on A4.
func Print(ctx context.Context, html []byte) ([]byte, error) {
	browser := Browser()
	if browser == "" {
		return nil, ErrNoBrowser
	}
	// Opened from a file, the PDF gets the page's title.
	temp, err := files.NewTemp()
	if err != nil {
		return nil, err
	}
	defer temp.Close()
	file, err := temp.Create("report.html", html)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var started *exec.Cmd
	defer func() { end(started) }()
	options := append(Options(browser), within(temp.Path)...)
	ctx, stop := chromedp.NewExecAllocator(ctx, append(options, chromedp.ModifyCmdFunc(func(cmd *exec.Cmd) {
		started = cmd
		grouped(cmd)
	}))...)
	defer stop()
	silent := func(string, ...any) {} // what matters comes as an error
	ctx, closeTab := chromedp.NewContext(ctx, chromedp.WithLogf(silent), chromedp.WithErrorf(silent))
	defer closeTab()
	if err := chromedp.Do(ctx, chromedp.Navigate(address(file))); err != nil {
		return nil, fmt.Errorf("%s: %w", browser, err)
	}
	data, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), layout))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", browser, err)
	}
	return attach(lasting(data), html)
}

// longestTemp leaves room for a socket's name below a directory: that of a socket
// has 107 bytes at most.
const longestTemp = 60

// within has the browser write in a directory, so that nothing of it stays.
func within(directory string) []chromedp.ExecAllocatorOption {
	options := []chromedp.ExecAllocatorOption{chromedp.UserDataDir(filepath.Join(directory, "profile"))}
	if len(directory) <= longestTemp {
		options = append(options, chromedp.Env("TMPDIR="+directory))
	}
	return options
}

// address is the URL of a file.
func address(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") { // C:/...
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// layout has what else the PDF should be: sized by the page's own style, with
// backgrounds, page numbers, an outline, and tags for screen readers.
func layout(p *page.PrintToPDFParams) {
	yes := true
	p.PreferCSSPageSize, p.PrintBackground, p.GenerateTaggedPDF, p.GenerateDocumentOutline, p.DisplayHeaderFooter = &yes, &yes, &yes, &yes, &yes
	p.HeaderTemplate, p.FooterTemplate = "<span></span>", footer
}

// Browser is the path of an installed Chromium or Chrome, "" if there is none.
func Browser() string {
	for _, name := range []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		`C:\Program Files\Google\Chrome\Application\chrome.exe`,
	} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Options start a browser that shows nothing, fetches nothing of its own accord
// and leaves no profile behind.
func Options(browser string) []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browser), chromedp.DisableGPU, chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 { // the browser's sandbox does not work for root
		options = append(options, chromedp.NoSandbox)
	}
	return options
}
