package analysis

import (
	"context"
	"math/big"
	"runtime"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Verdict is the answer to a yes/no question about all completions.
type Verdict uint8

// The verdicts. A yes or no is always proved.
const (
	Undecided Verdict = iota // not decided within the limits
	No
	Yes
)

func (v Verdict) String() string { return [...]string{"undecided", "no", "yes"}[v] }

// Limits bound the work of a Space. The zero Limits are the defaults.
type Limits struct {
	Nodes int // of a diagram while it is built; 0: Nodes
	// Past the diagram: combinations of answers that are gone through one by
	// one, and nodes of one search for a proof; 0: Combinations, Steps.
	Combinations, Steps int
	// Further is how many more answers than one whose diagram was too large a
	// sheet must have for another try; 0: one.
	Further  int
	Progress Progress // in questions
}

// Nodes is the default of Limits.Nodes. A diagram of that size takes less than
// 2 GiB.
const Nodes = 16_000_000

// Combinations and Steps are the defaults of the other Limits. So many
// combinations take some seconds, so many steps too, with as many questions and
// rules as people can still read.
const (
	Combinations = 1 << 30
	Steps        = 20_000
)

// Space is what one Engine recommends for all answer sheets. It is for one
// goroutine at a time.
type Space struct {
	e      *engine.Engine
	limits Limits
	state  *engine.State
	domain []int // by question: how many answers its domain has
	// compiled is the diagram of the sheets that complete base; nil: none yet.
	compiled *diagram
	base     []program.Value
	// past are sheets whose diagrams were too large.
	past [][]program.Value
}

// NewSpace does no work yet.
func NewSpace(e *engine.Engine, limits Limits) *Space {
	if limits.Nodes == 0 {
		limits.Nodes = Nodes
	}
	if limits.Combinations == 0 {
		limits.Combinations = Combinations
	}
	if limits.Steps == 0 {
		limits.Steps = Steps
	}
	s := &Space{e: e, limits: limits, state: e.NewState()}
	for q := range e.Questions {
		s.domain = append(s.domain, domainSize(e.Program, q))
	}
	return s
}

// Compile does the work for the completions of a sheet ahead, so that each View
// of it, or of a sheet with more answers, is a quick pass.
func (s *Space) Compile(ctx context.Context, values []program.Value) error {
	_, err := s.diagram(ctx, values)
	return err
}

// View is everything about the completions of a sheet. It fails with the
// engine's ErrBudget or the context's error.
func (s *Space) View(ctx context.Context, values []program.Value) (*View, error) {
	v := &View{space: s, values: append([]program.Value(nil), values...)}
	s.state.Reset(values)
	now, err := s.state.Best()
	if err != nil {
		return nil, err
	}
	v.now = OutcomeOf(now)
	v.excluding, v.untrue = s.state.OpenContradictions(), newlyTrue(s.state)
	for q := range values {
		if values[q] == program.Unknown {
			v.unanswered = append(v.unanswered, q)
			v.asked = append(v.asked, s.state.Applies(q) == program.Yes)
		}
	}
	v.count()
	if v.d, err = s.counted(ctx, values, v.excluding); err != nil {
		return nil, err
	}
	return v, nil
}

// View is one sheet with all its completions (contract 4). It is read-only, and
// stays good when the Space is used for other sheets.
type View struct {
	space      *Space
	values     []program.Value
	now        Outcome
	unanswered []int
	asked      []bool // by position in unanswered: the question applies for sure
	// excluding are the contradictions whose completions do not count, completions
	// the number of the others; nil: it is not known, see maxContradicting. Where
	// given answers are changed, all that are untrue now exclude sheets.
	excluding   []int
	untrue      []int
	completions *big.Int
	d           *diagram // nil: past the limits
}

// Now is the outcome of the sheet as it is.
func (v *View) Now() Outcome { return v.now }

// Completions counts the completions of the sheet that do not contradict
// themselves. Where it is not known which do, all are counted.
func (v *View) Completions() *big.Int {
	if v.completions == nil {
		return v.all()
	}
	return new(big.Int).Set(v.completions)
}

// manyNodes is from how many nodes on a diagram leaves so much garbage behind that
// it is collected at once: the passes that follow are twice as fast in that memory
// as in memory that is new to the process, and a quarter less is needed at most.
const manyNodes = 1_000_000

// counted is the diagram of a sheet's completions in which those that make one of
// some contradictions true come to an end of their own, or nil past the limits.
func (s *Space) counted(ctx context.Context, values []program.Value, excluding []int) (*diagram, error) {
	d, err := s.diagram(ctx, values)
	if d == nil || len(excluding) == 0 {
		return d, err
	}
	condition := s.contradicting(values, excluding, d.vars)
	if condition == nil {
		return nil, nil
	}
	limit := min(s.limits.Nodes, max(s.limits.Nodes/heavyNodes, maxContradicting))
	return d.without(ctx, condition, limit), ctx.Err()
}

// diagram is the diagram of all completions of a sheet, or nil past the limits.
func (s *Space) diagram(ctx context.Context, values []program.Value) (*diagram, error) {
	if fixed := s.covers(values); fixed != nil {
		return s.compiled.restrict(fixed), nil
	}
	if s.hopeless(values) {
		return nil, nil
	}
	d, err := compile(ctx, s.e, values, s.limits)
	switch {
	case d != nil:
		s.compiled, s.base = d, slices.Clone(values)
		if len(d.nodes) > manyNodes {
			runtime.GC()
		}
	case err == nil:
		s.past = append(s.past, slices.Clone(values))
	}
	return d, err
}

// hopeless reports whether a sheet leaves as much open as one whose diagram was too
// large, or nearly as much.
func (s *Space) hopeless(values []program.Value) bool {
	return slices.ContainsFunc(s.past, func(past []program.Value) bool {
		more := 0
		for q, v := range values {
			switch {
			case v == program.Unknown || v == past[q]:
			case past[q] == program.Unknown:
				more++
			default:
				return false
			}
		}
		return more < max(1, s.limits.Further)
	})
}

// covers returns the classes by level to which the compiled diagram must be
// restricted for a sheet, or nil if there is no diagram or the sheet does not
// have all answers of its base.
func (s *Space) covers(values []program.Value) []int {
	if s.compiled == nil {
		return nil
	}
	for q, v := range s.base {
		if v != program.Unknown && v != values[q] {
			return nil
		}
	}
	fixed := make([]int, len(s.compiled.vars))
	for l, x := range s.compiled.vars {
		fixed[l] = -1
		if v := values[x.question]; v != program.Unknown {
			if fixed[l] = x.class(s.e.Program, v); fixed[l] < 0 {
				return nil
			}
		}
	}
	return fixed
}
