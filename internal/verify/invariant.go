package verify

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Claim is what became of an invariant of the set (contract 8.3).
type Claim struct {
	Invariant int
	// Holds: it was proved for every sheet that does not contradict itself, for
	// the recommended stack and for the one that can be built with supported
	// options; it is broken by a sheet; or neither was found.
	Holds analysis.Verdict
}

// invariants proves each invariant, or finds a sheet that breaks it.
//
// Two programs are looked at, one as it is and one that excludes every option
// that is unsupported on the date. In each, the sheets whose stack has not the
// shape that is claimed are a diagram; an invariant with a condition is broken
// where that diagram and the condition meet (analysis.Sheets.Satisfying).
//
// A program is taken apart as for the other findings, but the layers and the
// questions that an invariant speaks of stay together: a rule that gives them no
// points joins them, and makes its thresholds part of the answer space.
func (s *survey) invariants(ctx context.Context) ([]Claim, error) {
	if len(s.p.Invariants) == 0 {
		return nil, nil
	}
	claims := make([]Claim, len(s.p.Invariants))
	for i := range claims {
		claims[i] = Claim{i, analysis.Yes}
	}
	for _, supported := range []bool{false, true} {
		if supported && !slices.Contains(s.e.Unsupported, true) {
			break
		}
		c := &claiming{survey: s, claims: claims}
		if supported {
			c.without = unsupported(s.e)
		}
		if err := c.prove(ctx); err != nil {
			return nil, err
		}
	}
	return claims, nil
}

// claiming proves the invariants of one program.
type claiming struct {
	*survey
	claims  []Claim
	without []int // the options that are unsupported, where these are left out
	parts   []claimed
}

// claimed is a part of the program with the completions of the empty sheet.
type claimed struct {
	part
	e       *engine.Engine
	view    *analysis.View // nil past the limits
	at      []int          // by invariant of the set: its rule in the part, or -1
	options []int          // by option of the part: its number in the set
}

func (c *claiming) prove(ctx context.Context) error {
	joined, together := c.joined()
	for _, of := range split(engine.New(joined, engine.Config{Date: c.e.Date}), together...) {
		if err := c.enter(ctx, of); err != nil {
			return err
		}
	}
	for i := range c.claims {
		if c.claims[i].Holds == analysis.No {
			continue // one sheet is enough
		}
		for n := range c.parts {
			if of := &c.parts[n]; of.at[i] >= 0 {
				if err := c.claim(ctx, i, of); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// joined is the program with one rule more for each invariant, behind its own
// rules, which changes nothing; and by invariant the options that it speaks of.
func (c *claiming) joined() (p *program.Program, together [][]int) {
	r := *c.p.Resolved
	r.Rules = slices.Clone(r.Rules)
	for i := range r.Invariants {
		rule := check.Rule{ID: r.Invariants[i].ID, When: r.Invariants[i].When, Group: -1, Source: -1}
		options := spokenOf(&r, &r.Invariants[i])
		together = append(together, options)
		for _, o := range options {
			rule.Points = append(rule.Points, check.Points{Option: o})
		}
		r.Rules = append(r.Rules, rule)
	}
	if c.without != nil {
		r.Rules = append(r.Rules, check.Rule{ID: "supported", Exclude: c.without, Group: -1, Source: -1})
	}
	return program.Compile(&r), together
}

// unsupported are the options that are unsupported on the engine's date.
func unsupported(e *engine.Engine) []int {
	var options []int
	for o, yes := range e.Unsupported {
		if yes {
			options = append(options, o)
		}
	}
	return options
}

// spokenOf are the options that decide whether an invariant holds, ascending.
func spokenOf(r *check.Resolved, i *check.Invariant) []int {
	var options, layers []int
	for _, s := range [...]*check.StackShape{&i.Stack, i.If} {
		if s != nil {
			options = slices.Concat(options, s.Every, s.Any, s.None)
			layers = slices.Concat(layers, s.Filled, s.Empty)
		}
	}
	for o := range r.Options {
		if slices.ContainsFunc(r.Options[o].Layers, func(l int) bool { return slices.Contains(layers, l) }) {
			options = append(options, o)
		}
	}
	slices.Sort(options)
	return slices.Compact(options)
}

// enter draws the diagram of a part.
func (c *claiming) enter(ctx context.Context, of part) error {
	p := claimed{part: of, e: engine.New(of.p, engine.Config{Date: c.e.Date}), at: moves(len(c.claims))}
	for n, rule := range of.rules {
		if i := rule - len(c.p.Rules); i >= 0 && i < len(p.at) {
			p.at[i] = n
		}
	}
	for o := range of.p.Options {
		id := of.p.Options[o].ID
		p.options = append(p.options, slices.IndexFunc(c.p.Options, func(x check.Option) bool { return x.ID == id }))
	}
	view, err := analysis.NewSpace(p.e, analysis.Limits{}).View(ctx, nothing(of.p))
	switch {
	case errors.Is(err, engine.ErrBudget):
	case err != nil:
		return err
	case drawn(view):
		p.view = view
	}
	c.parts = append(c.parts, p)
	return nil
}

func nothing(p *program.Program) []program.Value {
	return slices.Repeat([]program.Value{program.Unknown}, len(p.Questions))
}

// claim looks for a sheet of the part that breaks the invariant.
func (c *claiming) claim(ctx context.Context, i int, of *claimed) error {
	breaks := func(o analysis.Outcome) bool {
		return o.Status != engine.Infeasible && breaks(c.p.Resolved, &c.p.Invariants[i], of.translate(o.Stack))
	}
	var sheet []program.Value
	if of.view == nil {
		proved, found, err := of.goThrough(ctx, of.at[i], breaks)
		if err != nil {
			return err
		}
		if sheet = found; sheet == nil && !proved {
			c.claims[i].Holds = analysis.Undecided
			c.giveUp(diag.BrokenInvariant)
		}
	} else if broken := of.view.Where(breaks); !broken.Empty() {
		if when := of.p.Rules[of.at[i]].When; when != nil {
			sheet = broken.Satisfying(of.e.NewState(), when)
		} else {
			sheet = broken.Example()
		}
	}
	if sheet != nil {
		c.show(i, of, sheet)
	}
	return nil
}

// translate numbers the options of the part as the set does.
func (of *claimed) translate(stack []int) []int {
	var translated []int
	for _, o := range stack {
		translated = append(translated, of.options[o])
	}
	return translated
}

// goThrough looks at sheets of the part one by one; proved says that it has seen
// all of them.
func (of *claimed) goThrough(
	ctx context.Context, rule int, breaks func(analysis.Outcome) bool,
) (proved bool, found []program.Value, err error) {
	state, sheets := of.e.NewState(), newSheets(of.p, allSheets)
	proved = sheets.all
	err = sheets.each(ctx, func(values []program.Value, _ *big.Int) bool {
		state.Reset(values)
		if !state.Fired(rule) {
			return true
		}
		best, err := state.Best()
		switch {
		case err != nil:
			proved = false
		case breaks(analysis.OutcomeOf(best)) && len(state.Contradictions()) == 0:
			keep(&found, values)
		}
		return found == nil
	})
	return proved, found, err
}

// show adds the finding that a sheet breaks an invariant. The other parts have
// answers that recommend something there, or at least leave a consistent stack.
// Where that cannot be, or nothing at all is recommended then, the invariant is
// not broken.
func (c *claiming) show(i int, of *claimed, values []program.Value) {
	sheet := slices.Clone(values)
	for n := range c.parts {
		other := &c.parts[n]
		if other == of || other.view == nil {
			continue
		}
		answers := other.view.Where(func(o analysis.Outcome) bool { return o.Status == engine.Recommended }).Example()
		if answers == nil {
			answers = other.view.Where(func(o analysis.Outcome) bool { return o.Status == engine.NoEvidence }).Example()
		}
		if answers == nil {
			return
		}
		for _, q := range other.questions {
			sheet[q] = answers[q]
		}
	}
	for q, v := range sheet {
		if v == program.Unknown {
			sheet[q] = c.p.Domain(q)[0]
		}
	}
	sheet = example(c.state, sheet)
	best, err := c.state.BestWith(c.without)
	if err != nil || best.Status != engine.Recommended {
		return
	}
	c.claims[i].Holds = analysis.No
	format := "invariant %q does not hold: the recommended stack is %s"
	if c.without != nil {
		format = "invariant %q does not hold: the stack of supported options is %s"
	}
	invariant := &c.p.Invariants[i]
	c.add(Finding{Code: diag.BrokenInvariant, Severity: diag.Error, Example: sheet,
		Message: c.say(format, invariant.ID, stackIDs(c.p, best.Options()))},
		about{invariant.ID, invariant.Span, invariant.Allow})
}

// stackIDs names the options of a stack.
func stackIDs(p *program.Program, options []int) string {
	ids := make([]string, len(options))
	for i, o := range options {
		ids[i] = p.Options[o].ID
	}
	return strings.Join(ids, " + ")
}
