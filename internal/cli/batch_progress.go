package cli

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/schollz/progressbar/v3"

	"stackadvisor/internal/batch"
)

// showProgress draws how far a batch is, how fast, and how long it will take, on
// standard error, if that is a terminal. The function that it returns ends it.
func (a *app) showProgress(in *tableIn, rows *atomic.Int64) (done func()) {
	f, ok := a.stderr.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) || a.getenv("TERM") == "dumb" {
		return func() {}
	}
	bar := progressbar.NewOptions64(in.size,
		progressbar.OptionSetWriter(f), progressbar.OptionSetPredictTime(true), progressbar.OptionSetElapsedTime(true),
		progressbar.OptionSetWidth(24), progressbar.OptionUseANSICodes(true), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetRenderBlankState(false))
	stop := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		start := time.Now()
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
			}
			n := rows.Load()
			rate := float64(n) / time.Since(start).Seconds()
			bar.Describe(fmt.Sprintf("%s rows, %s rows/s", batch.Number(n), batch.Number(rate)))
			_ = bar.Set64(in.read.Load()) // it is only for the eye
		}
	})
	return func() {
		close(stop)
		wait.Wait()
		_ = bar.Clear()
	}
}
