package verify

import (
	"context"
	"errors"
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// coverer measures the coverage of cases.
type coverer struct {
	*Coverage
	ctx     context.Context
	results []Result
	options CoverageOptions
	own     *diag.File
	date    date.Date
	e       *engine.Engine
}

// look finds out which goals the cases show.
func (c *coverer) look() {
	state := c.e.NewState()
	stacks := map[string]bool{}
	for i, r := range c.results {
		if r.Recommendation == nil {
			continue
		}
		if r.Recommendation.Status == engine.Recommended {
			stacks[braced(r.Recommendation.Stack.Options, func(o int) string { return c.Program.Options[o].ID })] = true
		}
		state.Reset(r.Case.Sheet.Values)
		if state.ContradictsItself() {
			continue
		}
		for j := range c.Goals {
			if g := &c.Goals[j]; g.Case < 0 && !g.Impossible && g.shown(state, r.Recommendation) {
				g.Case = i
			}
		}
	}
	c.Stacks = len(stacks)
}

// shown reports whether a sheet shows the goal.
func (g *Goal) shown(state *engine.State, r *engine.Recommendation) bool {
	switch g.Kind {
	case Recommends:
		return slices.Contains(r.Stack.Options, g.Option)
	case Bites:
		return false // decided by bite
	}
	return fulfilled(state, g.wishes)
}

func fulfilled(state *engine.State, wishes []wish) bool {
	for _, w := range wishes {
		if state.Truth(w.cond) != w.want {
			return false
		}
	}
	return true
}

// miss explains the goals that no case shows, and suggests cases for them.
func (c *coverer) miss() error {
	v := newSolver(c.e)
	near := c.e.NewState()
	for i := range c.Goals {
		g := &c.Goals[i]
		if g.Case >= 0 || g.Impossible || g.Kind == Recommends || g.Kind == Bites {
			continue
		}
		sheet, err := v.find(c.ctx, g.wishes...)
		switch {
		case errors.Is(err, errUndecided):
			g.Undecided = true
		case err != nil:
			return err
		case sheet == nil:
			g.Impossible = true
			continue
		}
		c.nearest(near, g)
		if g.Suggested < 0 && sheet != nil {
			shrink(near, sheet, func() bool { return fulfilled(near, g.wishes) })
			c.suggest(g, sheet)
		}
	}
	return c.missedOptions()
}

// shrink takes back the answers that a sheet does not need for something, the
// last question first.
func shrink(state *engine.State, sheet []program.Value, good func() bool) {
	state.Reset(sheet)
	for q := len(sheet) - 1; q >= 0; q-- {
		if sheet[q] == program.Unknown {
			continue
		}
		state.Set(q, program.Unknown)
		if good() {
			sheet[q] = program.Unknown
			continue
		}
		state.Set(q, sheet[q])
	}
}

// nearest finds the case that needs the fewest tests changed to show a goal.
func (c *coverer) nearest(state *engine.State, g *Goal) {
	for i, r := range c.results {
		state.Reset(r.Case.Sheet.Values)
		var lacks []Lack
		for _, w := range g.wishes {
			if w.cond != nil {
				lacks = appendMissing(lacks, c.lacking(state, w.cond, w.want)...)
			}
		}
		if g.Nearest < 0 || len(lacks) < len(g.Lacks) {
			g.Nearest, g.Lacks = i, lacks
		}
	}
}

func appendMissing(list []Lack, more ...Lack) []Lack {
	for _, l := range more {
		if !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return list
}

// lacking are the fewest tests that would have to become something else for a
// condition to become what is wanted, looking at each part by itself.
func (c *coverer) lacking(state *engine.State, cond *check.Cond, want engine.Truth) []Lack {
	got := state.Truth(cond)
	if got == want {
		return nil
	}
	switch cond.Op {
	case check.IsTest:
		return []Lack{{cond, got, want}}
	case check.IsFact:
		return c.lacking(state, c.Program.Facts[cond.Fact].When, want)
	case check.Not:
		return c.lacking(state, cond.Sub[0], -want)
	}
	every := (cond.Op == check.All) == (want == engine.True) // every part must change, else one is enough
	var lacks []Lack
	for i, sub := range cond.Sub {
		part := c.lacking(state, sub, want)
		switch {
		case every:
			lacks = appendMissing(lacks, part...)
		case i == 0 || len(part) < len(lacks):
			lacks = part
		}
	}
	return lacks
}

// missedOptions finds sheets for options that no case leads to: first among
// sheets that are gone through, then by the diagram of all, which proves it if
// there is none.
func (c *coverer) missedOptions() error {
	missing := func() []*Goal {
		var list []*Goal
		for i := range c.Goals {
			if g := &c.Goals[i]; g.Kind == Recommends && g.Case < 0 && g.Suggested < 0 {
				list = append(list, g)
			}
		}
		return list
	}
	open := missing()
	if len(open) == 0 {
		return nil
	}
	found := map[*Goal][]program.Value{}
	state, all := c.e.NewState(), newSheets(c.Program, allSheets)
	err := all.each(c.ctx, func(values []program.Value, _ *big.Int) bool {
		state.Reset(values)
		best, err := state.Best()
		if err == nil && best.Status == engine.Recommended {
			for _, g := range open {
				if found[g] == nil && best.Has(g.Option) {
					found[g] = slices.Clone(values)
				}
			}
		}
		return len(found) < len(open)
	})
	if err != nil {
		return err
	}
	for _, g := range open {
		if found[g] == nil {
			if found[g], err = c.reach(g, all.all); err != nil {
				return err
			}
		}
		if sheet := found[g]; sheet != nil && g.Suggested < 0 {
			shrink(state, sheet, func() bool {
				best, err := state.Best()
				return err == nil && best.Status == engine.Recommended && best.Has(g.Option)
			})
			c.suggest(g, sheet)
		}
	}
	return nil
}

// reach finds a sheet that recommends the goal's option by the diagram of all
// sheets, question by question.
func (c *coverer) reach(g *Goal, wentThroughAll bool) ([]program.Value, error) {
	if wentThroughAll {
		g.Impossible = true
		return nil, nil
	}
	space := analysis.NewSpace(c.e, c.options.Limits)
	values := slices.Repeat([]program.Value{program.Unknown}, len(c.Program.Questions))
	state := c.e.NewState()
	reached := func() (yes, decided bool, err error) {
		if state.Reset(values); state.ContradictsItself() {
			return false, true, nil
		}
		view, err := space.View(c.ctx, values)
		if errors.Is(err, engine.ErrBudget) {
			return false, false, nil
		}
		if err != nil {
			return false, false, err
		}
		stacks := view.Outcomes().Stacks
		return slices.ContainsFunc(stacks, func(s analysis.OutcomeCount) bool {
			return s.Status == engine.Recommended && slices.Contains(s.Stack, g.Option)
		}), len(stacks) > 0 || view.AllContradict(), nil
	}
	yes, decided, err := reached()
	if err != nil || !yes {
		g.Impossible, g.Undecided = err == nil && decided, err == nil && !decided
		return nil, err
	}
	v := newSolver(c.e)
	for q := range values {
		for _, values[q] = range v.answers(q) {
			if yes, _, err = reached(); err != nil {
				return nil, err
			}
			if yes {
				break
			}
		}
	}
	return values, nil
}
