package interview

import (
	"context"
	"slices"
	"sync"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// The bounds of a studio's diagram, in nodes. They are far below what the analysis
// allows by default, as people wait for it: in the author's order a tenth of a
// second for each answer at most, and past that the interview goes on with what
// the engine can prove. Who wants the fastest order waits a few seconds, once.
const (
	authorNodes  = 10_000
	fastestNodes = 1_000_000
)

// studio is where queries for one engine are worked out, one at a time. It keeps
// the analysis between queries: once compiled, each further answer costs a pass.
type studio struct {
	engine *engine.Engine
	feeds  func() *feeds

	mu    sync.Mutex
	space *analysis.Space
	past  []program.Value // answers that were past the limits already; nil: none
}

func newStudio(e *engine.Engine, f func() *feeds, order Order) *studio {
	limits := analysis.Limits{Nodes: authorNodes}
	if order == Fastest {
		limits.Nodes = fastestNodes
	}
	return &studio{engine: e, feeds: f, space: analysis.NewSpace(e, limits)}
}

// study adds to an insight what the exact analysis says of all completions of the
// answers, if that stays within its limits.
func (s *studio) study(ctx context.Context, values []program.Value, n *Insight) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil || s.hopeless(values) {
		return err
	}
	view, err := s.space.View(ctx, values)
	if err != nil {
		return err
	}
	settled, irrelevant := view.Settled(), view.Irrelevant()
	if settled == analysis.Undecided {
		s.past = slices.Clone(values)
		return ctx.Err()
	}
	n.Settled = settled == analysis.Yes
	for _, q := range irrelevant.Questions {
		n.Irrelevant[q] = true
	}
	n.Next = []int{}
	for _, q := range view.Next() {
		n.Next = append(n.Next, q.Question)
	}
	n.Stacks = len(view.Outcomes().Stacks)
	return ctx.Err()
}

// prove is what follows from Kleene's logic alone: a rule that is decided stays
// decided, so no open rule means settled, and a question on which no open rule
// depends changes nothing.
func (s *studio) prove(values []program.Value, open []int, n *Insight) {
	n.Settled = len(open) == 0
	for q, v := range values {
		n.Irrelevant[q] = v == program.Unknown && !s.feeds().any(q, open)
	}
	if n.Settled {
		n.Stacks = 1
	}
}

// hopeless reports whether these answers leave at least as much open as others
// that were past the limits.
func (s *studio) hopeless(values []program.Value) bool {
	if s.past == nil {
		return false
	}
	for q, v := range values {
		if v != program.Unknown && v != s.past[q] {
			return false
		}
	}
	return true
}
