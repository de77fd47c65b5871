package interview

import (
	"context"
	"sync"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// The bounds of a studio's work. They are far below what the analysis allows by
// default, as people wait for it: in the author's order some tenths of a second
// once, and again after some answers where that was not enough. Who wants the
// fastest order waits a few seconds, once. Past these bounds there are proofs and
// estimates, which take less than a tenth of a second.
const (
	authorNodes  = 200_000
	fastestNodes = 3_000_000
	combinations = 1 << 20
	steps        = 2000
	furtherTries = 3
	draws        = 1000
)

// studio is where queries for one engine are worked out, one at a time. It keeps
// the analysis between queries: once compiled, each further answer costs a pass.
type studio struct {
	engine *engine.Engine
	feeds  func() *feeds

	mu    sync.Mutex
	space *analysis.Space
}

func newStudio(e *engine.Engine, f func() *feeds, order Order) *studio {
	limits := analysis.Limits{Nodes: authorNodes, Combinations: combinations, Steps: steps, Further: furtherTries}
	if order == Fastest {
		limits.Nodes = fastestNodes
	}
	return &studio{engine: e, feeds: f, space: analysis.NewSpace(e, limits)}
}

// study adds to an insight what the analysis says of all completions of the
// answers. Past its limits the order of the next questions is estimated.
func (s *studio) study(ctx context.Context, values []program.Value, n *Insight) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	view, err := s.space.View(ctx, values)
	if err != nil {
		return err
	}
	o, err := view.Outlook(ctx, analysis.Draw{Samples: draws, Seed: 1})
	if err != nil {
		return err
	}
	n.Settled, n.AllContradict = o.Settled == analysis.Yes, o.AllContradict
	if n.AllContradict {
		clear(n.Irrelevant)
	}
	for _, q := range o.Irrelevant.Questions {
		n.Irrelevant[q] = true
	}
	n.Next = []int{}
	for _, q := range o.Next {
		n.Next = append(n.Next, q.Question)
	}
	if o.Outcomes.Method == analysis.Exact {
		n.Stacks = len(o.Outcomes.Stacks)
	}
	return ctx.Err()
}

// prove is what follows from Kleene's logic alone: a rule that is decided stays
// decided, so no open rule means settled, unless all further answers may contradict
// each other, and a question on which no open rule depends changes nothing.
func (s *studio) prove(state *engine.State, open []int, n *Insight) {
	values := state.Values()
	n.Settled = len(open) == 0 && len(state.OpenContradictions()) == 0
	for q, v := range values {
		n.Irrelevant[q] = v == program.Unknown && !s.feeds().any(q, open)
	}
	if n.Settled {
		n.Stacks = 1
	}
}
