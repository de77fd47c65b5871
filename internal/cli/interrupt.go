package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"stackadvisor/internal/engine"
)

// interruptible does long work that the user can stop at any moment: then the
// command ends at once with exitInterrupted, and the work is left to itself. So
// does work that takes too much memory.
func (a *app) interruptible(work func(context.Context, *progress) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := a.newProgress()
	done := make(chan error, 1)
	go func() { done <- work(ctx, p) }()
	tick := time.NewTicker(memoryTick)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if a.memory() > hardMemory {
				p.clear()
				return input(errMemory())
			}
		case err := <-done:
			p.clear()
			return err
		case <-ctx.Done():
			p.clear()
			return &failure{code: exitInterrupted}
		case news := <-p.news:
			p.show(news)
		}
	}
}

// searched is the error of a command whose search for a stack failed.
func searched(err error) error {
	var f *failure
	switch {
	case err == nil, errors.As(err, &f):
		return err
	case errors.Is(err, engine.ErrBudget):
		return input(errorf("%w of %d nodes; the rule set leaves too many stacks nearly alike", err, engine.Budget))
	}
	return input(err)
}

// progress is a line on the terminal that says how far long work has come. It is
// written only if standard error is a terminal, and only once the work has taken
// a while.
type progress struct {
	a     *app
	news  chan news // nil: nobody wants to know
	since time.Time
	last  time.Time
	shown bool
}

// news is a step of the work, and how much of it is done.
type news struct {
	step        string
	done, total int
}

// How long work may take in silence, and how often the line changes.
const (
	silence = 500 * time.Millisecond
	rhythm  = 100 * time.Millisecond
)

func (a *app) newProgress() *progress {
	p := &progress{a: a, since: a.now()}
	if f, ok := a.stderr.(*os.File); ok && term.IsTerminal(f.Fd()) && a.getenv("TERM") != "dumb" {
		p.news = make(chan news)
	}
	return p
}

// tell is called by whoever works, as often as they like.
func (p *progress) tell(step string, done, total int) {
	if p.news == nil || p.a.now().Sub(p.since) < silence || p.a.now().Sub(p.last) < rhythm {
		return
	}
	p.last = p.a.now()
	p.news <- news{step, done, total}
}

const clearLine = "\r\x1b[K"

func (p *progress) show(n news) {
	percent := 0
	if n.total > 0 {
		percent = int(float64(n.done) / float64(n.total) * 100)
	}
	p.shown = true
	fmt.Fprintf(p.a.stderr, "%s%s  %d %%", clearLine, n.step, percent)
}

// clear takes the line away.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.a.stderr, clearLine)
	}
}
