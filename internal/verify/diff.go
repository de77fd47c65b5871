package verify

import (
	"cmp"
	"context"
	"errors"
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// DefaultRegions is how many regions a Diff describes if nobody says, and of how
// many changes it has an example.
const DefaultRegions = 8

// Diff is how the advice of two rule sets differs. See joint for what becomes of
// questions that are not the same in both.
type Diff struct {
	A, B    *program.Program
	Entries []EntryChange
	// Both has the questions that the counts are over; Example values and the
	// answers of regions are over it.
	Both *program.Program
	// Sheets are all answer sheets over Both that contradict themselves in neither
	// set, Different those for which the stack or the status differs. Exact; estimated, if Method says so, from
	// Samples sheets drawn, and then Different is nil.
	Method            analysis.Method
	Sheets, Different *big.Int
	Share             analysis.Share
	Samples           int
	Changes           []Change // by falling count; estimated: as they were met
	// Regions describe where the advice differs. Uncovered counts the sheets
	// that differ and are in none of them; nil if Method is Estimated.
	Regions   []Region
	Uncovered *big.Int
}

// Change is a pair of outcomes that some sheet has under A and B.
type Change struct {
	From, To analysis.Outcome
	Count    *big.Int // nil: not counted
	// Example is a sheet that shows it; nil for all but the first
	// DefaultRegions.
	Example []program.Value
	sheet   []program.Value // with the answers that change nothing
}

// Differs reports whether any advice is known to differ.
func (d *Diff) Differs() bool { return len(d.Changes) > 0 }

// differ counts differences.
type differ struct {
	*joint
	ctx     context.Context
	options DiffOptions
	engine  *engine.Engine  // of both
	space   *analysis.Space // of both
	states  [2]*engine.State
}

func newDiffer(ctx context.Context, a, b *program.Program, o DiffOptions) *differ {
	d := &differ{ctx: ctx, options: o, joint: &joint{a: side{p: a}, b: side{p: b}}}
	for i, p := range []*program.Program{a, b} {
		d.states[i] = engine.New(p, engine.Config{Date: o.Date}).NewState()
	}
	d.prepare(false)
	return d
}

// prepare puts the sets into one.
func (d *differ) prepare(escape bool) {
	d.joint = join(d.a.p, d.b.p, d.options.Date, escape)
	d.engine = engine.New(d.both, engine.Config{Date: d.options.Date})
	d.space = analysis.NewSpace(d.engine, d.options.Limits)
}

// DiffOptions are what a comparison depends on beside the sets.
type DiffOptions struct {
	Date    date.Date // required
	Regions int       // at most so many; 0: DefaultRegions
	Limits  analysis.Limits
}

// Compare compares the advice of two rule sets. It fails with the context's
// error, or the engine's ErrBudget.
func Compare(ctx context.Context, a, b *program.Program, o DiffOptions) (*Diff, error) {
	if o.Regions == 0 {
		o.Regions = DefaultRegions
	}
	d := newDiffer(ctx, a, b, o)
	counts, err := d.count()
	diff := &Diff{A: a, B: b, Both: d.both, Entries: entryChanges(a, b)}
	if errors.Is(err, errUndecided) {
		return diff, d.estimate(diff)
	}
	if err != nil {
		return nil, err
	}
	diff.Method, diff.Sheets, diff.Different, diff.Changes = analysis.Exact, counts.sheets, counts.different, counts.changes
	diff.Share = share(counts.different, counts.sheets)
	if diff.Different.Sign() == 0 {
		diff.Uncovered = new(big.Int)
		return diff, nil
	}
	for i := range min(len(diff.Changes), DefaultRegions) {
		d.example(counts.view, &diff.Changes[i])
	}
	return diff, d.regions(diff, counts.view)
}

// counts are all sheets, and how many of them differ.
type counts struct {
	view              *analysis.View
	sheets, different *big.Int
	changes           []Change // of those that differ
}

// count counts the differences.
func (d *differ) count() (*counts, error) {
	view, err := d.space.View(d.ctx, slices.Repeat([]program.Value{program.Unknown}, len(d.both.Questions)))
	if errors.Is(err, engine.ErrBudget) {
		return nil, errUndecided
	}
	if err != nil {
		return nil, err
	}
	outcomes := view.Outcomes()
	if outcomes.Method != analysis.Exact || len(outcomes.Stacks) == 0 && !view.AllContradict() {
		return nil, errUndecided
	}
	if !d.escape && slices.ContainsFunc(outcomes.Stacks, func(s analysis.OutcomeCount) bool { return s.Status == engine.Infeasible }) {
		d.prepare(true)
		return d.count()
	}
	c := &counts{view: view, sheets: outcomes.Completions, different: new(big.Int)}
	for _, s := range outcomes.Stacks {
		from, to := d.split(s.Stack)
		if !d.same(from, to) {
			c.different.Add(c.different, s.Count)
			c.changes = append(c.changes, Change{From: from, To: to, Count: s.Count})
		}
	}
	sortChanges(c.changes)
	return c, nil
}

// example finds a sheet that shows a change.
func (d *differ) example(view *analysis.View, c *Change) {
	c.sheet = view.Where(func(o analysis.Outcome) bool {
		from, to := d.split(o.Stack)
		return from.Equal(c.From) && to.Equal(c.To)
	}).Example()
	for q, v := range c.sheet {
		if v == program.Unknown {
			c.sheet[q] = d.both.Domain(q)[0]
		}
	}
	c.Example = d.plain(c.sheet)
}

// split takes a stack of both apart.
func (d *differ) split(stack []int) (from, to analysis.Outcome) {
	at, _ := slices.BinarySearch(stack, d.a.options)
	return d.a.outcome(stack[:at], 0), d.b.outcome(stack[at:], d.a.options)
}

// outcome is what options of both, the first of the side's being number offset,
// mean for the side.
func (s *side) outcome(stack []int, offset int) analysis.Outcome {
	o := analysis.Outcome{Status: engine.NoEvidence}
	for _, option := range stack {
		if option-offset == len(s.p.Options) {
			return analysis.Outcome{Status: engine.Infeasible}
		}
		o.Status, o.Stack = engine.Recommended, append(o.Stack, option-offset)
	}
	return o
}

// estimate looks at sheets that are drawn, where the whole is too large.
func (d *differ) estimate(diff *Diff) error {
	s := newSheets(d.both, 0)
	s.draws = someSheets
	different := 0
	diff.Method, diff.Sheets = analysis.Estimated, sheetCount(d.both)
	err := s.each(d.ctx, func(values []program.Value, _ *big.Int) bool {
		diff.Samples++
		from, to, err := d.advise(values)
		if err != nil || d.same(from, to) {
			return true
		}
		different++
		if len(diff.Changes) < DefaultRegions && !slices.ContainsFunc(diff.Changes, func(c Change) bool { return c.From.Equal(from) && c.To.Equal(to) }) {
			diff.Changes = append(diff.Changes, Change{From: from, To: to, Example: d.plain(values)})
		}
		return true
	})
	diff.Share = share(big.NewInt(int64(different)), big.NewInt(int64(diff.Samples)))
	return err
}

// advise is what both sets recommend for a sheet of both.
func (d *differ) advise(values []program.Value) (from, to analysis.Outcome, err error) {
	outcome := func(state *engine.State, s *side) (analysis.Outcome, error) {
		state.Reset(s.values(values))
		best, err := state.Best()
		if err != nil {
			return analysis.Outcome{}, err
		}
		return analysis.OutcomeOf(best), nil
	}
	if from, err = outcome(d.states[0], &d.a); err == nil {
		to, err = outcome(d.states[1], &d.b)
	}
	return from, to, err
}

func (d *differ) same(from, to analysis.Outcome) bool {
	return from.Status == to.Status && sameNames(d.a.p, from.Stack, d.b.p, to.Stack, 0)
}

// plain is a sheet without answers to questions that apply in neither set, which
// change nothing.
func (d *differ) plain(values []program.Value) []program.Value {
	plain := slices.Clone(values)
	applies := make([]bool, len(values))
	for i, s := range []*side{&d.a, &d.b} {
		d.states[i].Reset(s.values(values))
		for q, at := range s.at {
			applies[at] = applies[at] || d.states[i].Applies(q) == program.Yes
		}
	}
	for q := range plain {
		if !applies[q] {
			plain[q] = program.Unknown
		}
	}
	return plain
}

func sortChanges(list []Change) {
	slices.SortStableFunc(list, func(x, y Change) int {
		return cmp.Or(y.Count.Cmp(x.Count), x.From.Compare(y.From), x.To.Compare(y.To))
	})
}

// sameNames reports whether two stacks have the same options by id; those of b
// are numbered from offset on.
func sameNames(a *program.Program, x []int, b *program.Program, y []int, offset int) bool {
	if len(x) != len(y) {
		return false
	}
	names := func(p *program.Program, stack []int, offset int) []string {
		var ids []string
		for _, o := range stack {
			ids = append(ids, p.Options[o-offset].ID)
		}
		slices.Sort(ids)
		return ids
	}
	return slices.Equal(names(a, x, 0), names(b, y, offset))
}
