package batch

import (
	"context"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// settler finds out whether sheets are settled, with bounded work and memory for
// each: what takes more stays open.
type settler struct {
	quick *analysis.Settler
	space *analysis.Space
}

// settleNodes bounds the diagram for one sheet, to a few ten megabytes.
const settleNodes = 300_000

func newSettler(e *engine.Engine) *settler {
	return &settler{analysis.NewSettler(e), analysis.NewSpace(e, analysis.Limits{Nodes: settleNodes})}
}

// settled is "true", "false", or "" where that was not decided.
func (s *settler) settled(values []program.Value, now engine.Choice) string {
	v := s.quick.Settled(values, analysis.OutcomeOf(now))
	if v == analysis.Undecided {
		if view, err := s.space.View(context.Background(), values); err == nil {
			v = view.Settled()
		}
	}
	return [...]string{analysis.Undecided: "", analysis.No: "false", analysis.Yes: "true"}[v]
}

// settledWords are the words that the column has; undecided stands for "".
func settledWords(undecided string) []string { return []string{undecided, "true", "false"} }

// appendSettled appends the word, or leaves a hole for what an earlier run wrote.
func (w *worker) appendSettled(c *chunk, out []byte, r *row, undecided string) []byte {
	if r.open {
		c.holes = append(c.holes, hole(len(out)))
		return out
	}
	if r.settled == "" {
		return append(out, undecided...)
	}
	return append(out, r.settled...)
}
