package verify

import (
	"context"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Mutation is how well the cases guard a rule set: what happens to them when one
// thing in the rules is changed.
type Mutation struct {
	Mutants    int // all, also those that change nothing
	Killed     int // some case fails
	Equivalent int // proved: no answer sheet has another stack, on the dates of the cases
	Survivors  []Survivor
}

// Survivor is a mutant that no case notices.
type Survivor struct {
	Mutant
	// Example is a sheet for which it recommends something else on Date, by
	// question; nil if whether there is one was not decided within the limits.
	Example  []program.Value
	Date     date.Date
	From, To analysis.Outcome
}

// Percent is the part of the mutants that change something and are killed,
// rounded down.
func (m *Mutation) Percent() int {
	if m.Mutants == m.Equivalent {
		return 100
	}
	return m.Killed * 100 / (m.Mutants - m.Equivalent)
}

// mutationRun runs the cases on mutants.
type mutationRun struct {
	ctx     context.Context
	p       *program.Program
	cases   []*Case
	dates   []date.Date // one for each set of facts that the cases see
	options CoverageOptions
	fired   [][]uint64 // by case: the rules that fire
	state   map[date.Date]*engine.State
}

// Mutate changes one thing at a time in the rules and runs the cases, which must
// all pass as things are. A survivor that provably changes the stack of no
// answer sheet, at the set's own weights and on the dates of the cases, is left
// out. It fails with the context's error only.
func Mutate(ctx context.Context, p *program.Program, cases []*Case, o CoverageOptions) (*Mutation, error) {
	own := p.Files[len(p.Files)-1]
	list := mutants(p, func(at diag.Span) bool { return o.Inherited || at.File == own })
	r := &mutationRun{ctx: ctx, p: p, cases: cases, options: o, state: map[date.Date]*engine.State{}}
	r.prepare()
	m := &Mutation{Mutants: len(list)}
	var alive []*survival
	for i := range list {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		mutated := program.Compile(list[i].set)
		if r.kills(&list[i], mutated) {
			m.Killed++
			continue
		}
		alive = append(alive, &survival{Survivor: Survivor{Mutant: list[i]}, mutated: mutated})
	}
	if err := r.decide(alive); err != nil {
		return nil, err
	}
	for _, s := range alive {
		if s.equivalent {
			m.Equivalent++
		} else {
			m.Survivors = append(m.Survivors, s.Survivor)
		}
	}
	return m, nil
}

// prepare notes which rules fire in which case, and the dates that differ: two
// dates with the same unsupported options and the same relations are one.
func (r *mutationRun) prepare() {
	seen := map[string]bool{}
	for _, c := range r.cases {
		s := r.state[c.AsOf]
		if s == nil {
			s = engine.New(r.p, engine.Config{Date: c.AsOf}).NewState()
			r.state[c.AsOf] = s
			e := s.Engine()
			key := make([]byte, 0, len(e.Unsupported)+2*len(e.Held))
			for _, u := range e.Unsupported {
				key = append(key, map[bool]byte{true: 1}[u])
			}
			for _, h := range e.Held {
				key = append(key, byte(h), byte(h>>8))
			}
			if !seen[string(key)] {
				seen[string(key)] = true
				r.dates = append(r.dates, c.AsOf)
			}
		}
		s.Reset(c.Sheet.Values)
		r.fired = append(r.fired, firedBits(s, len(r.p.Rules)))
	}
}

func firedBits(s *engine.State, rules int) []uint64 {
	bits := make([]uint64, (rules+63)/64)
	for i := range rules {
		if s.Fired(i) {
			bits[i/64] |= 1 << (i % 64)
		}
	}
	return bits
}

// kills reports whether some case fails with the mutant. A case in which the
// same rules fire, and not the one whose effect was changed, comes out as
// before; but whether it is settled is about other sheets.
func (r *mutationRun) kills(m *Mutant, mutated *program.Program) bool {
	s := engine.New(mutated, engine.Config{Date: r.cases[0].AsOf}).NewState()
	for i, c := range r.cases {
		if m.Kind != "relation" && c.Expect.Settled == nil {
			s.Reset(c.Sheet.Values)
			same := slices.Equal(r.fired[i], firedBits(s, len(mutated.Rules)))
			if same && (m.rule < 0 || !s.Fired(m.rule)) {
				continue
			}
		}
		if len(c.Run(mutated).Failures) > 0 {
			return true
		}
	}
	return false
}
