package verify

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// whole is what is known of all complete answer sheets together that do not
// contradict themselves, of one part of a rule set.
type whole struct {
	part
	dead     []bool // by rule of the whole set: it never fires
	e        *engine.Engine
	state    *engine.State
	sheets   *sheets
	limits   analysis.Limits
	outcomes analysis.Outcomes
	exact    bool // outcomes have counted every sheet

	irrelevant []bool // by question: it never changes anything; nil: not known
	// Counts of sheets; nil unless exact.
	infeasible, silent *big.Int
	// ties counts sheets on which the tie rules decide between stacks with
	// positive sums; nil: not known. level are sheets whose stack has no
	// positive sum though it has options.
	ties  *big.Int
	level bool

	// A sheet that shows each; nil: none seen, and none is there if exact.
	infeasibleAt, silentAt, tiedAt []program.Value
	wins                           [][]program.Value // by option

	changes []analysis.Verdict // by rule of the part: whether it changes anything
	margins map[int]margin     // by option that is never recommended, if some stack has it
}

func (f *findings) newWhole(ctx context.Context, of part, e *engine.Engine, o Options) (*whole, error) {
	if of.p != e.Program {
		e = engine.New(of.p, engine.Config{Date: e.Date})
	}
	w := &whole{
		part: of, dead: f.dead, e: e, state: e.NewState(), limits: o.Limits, sheets: newSheets(of.p, o.most),
		wins: make([][]program.Value, len(of.p.Options)), changes: make([]analysis.Verdict, len(of.p.Rules)), margins: map[int]margin{},
	}
	// Single sheets first: what is seen on one needs no proof.
	for _, look := range []func(context.Context) error{w.goThrough, w.effects, w.nearest, w.prove} {
		if err := look(ctx); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// prove decides with diagrams what the sheets that were gone through leave open:
// with one of everything, or if that is too large, one by one.
func (w *whole) prove(ctx context.Context) error {
	var open []int
	for i, v := range w.changes {
		if v == analysis.Undecided {
			open = append(open, i)
		}
	}
	if !w.sheets.all {
		if done, err := w.proveAll(ctx, open); done || err != nil {
			return err
		}
	}
	view, err := analysis.NewSpace(w.e, w.limits).View(ctx, slices.Repeat([]program.Value{program.Unknown}, len(w.p.Questions)))
	if errors.Is(err, engine.ErrBudget) {
		return nil // and a diagram that has variants of the set besides is larger
	}
	if err != nil {
		return err
	}
	if !drawn(view) {
		return nil
	}
	w.count(view, 0)
	return w.proveEffects(ctx, open)
}

// goThrough looks at sheets one by one, for examples and ties.
func (w *whole) goThrough(ctx context.Context) error {
	ties, completions, decided := new(big.Int), new(big.Int), w.sheets.all
	var met []analysis.OutcomeCount
	at := map[string]int{} // by outcome
	err := w.sheets.each(ctx, func(values []program.Value, weight *big.Int) bool {
		completions.Add(completions, weight)
		w.state.Reset(values)
		best, other, err := w.state.BestTwo()
		if err != nil {
			decided = false
			return false
		}
		if w.sheets.all {
			key := fmt.Sprint(best.Status, best.Bits)
			if _, ok := at[key]; !ok {
				at[key] = len(met)
				met = append(met, analysis.OutcomeCount{Outcome: analysis.OutcomeOf(best), Count: new(big.Int)})
			}
			met[at[key]].Count.Add(met[at[key]].Count, weight)
		}
		switch best.Status {
		case engine.Infeasible:
			keep(&w.infeasibleAt, values)
		case engine.NoEvidence:
			keep(&w.silentAt, values)
		default:
			for o := range w.wins {
				if best.Has(o) {
					keep(&w.wins[o], values)
				}
			}
			w.level = w.level || best.Score <= 0
			if other.Status == engine.Recommended && other.Score == best.Score {
				ties.Add(ties, weight)
				keep(&w.tiedAt, values)
			}
		}
		return true
	})
	if decided {
		w.ties = ties
		w.settle(analysis.Outcomes{Method: analysis.Exact, Completions: completions, Stacks: met})
	}
	return err
}

func keep(first *[]program.Value, values []program.Value) {
	if *first == nil {
		*first = slices.Clone(values)
	}
}

// count takes from a view how many sheets have which outcome, the examples that
// were not met yet, and which questions matter. The view may have questions
// before those of the set, which have answers.
func (w *whole) count(view *analysis.View, before int) {
	if i := view.Irrelevant(); len(i.Undecided) == 0 {
		w.irrelevant = make([]bool, len(w.p.Questions))
		for _, q := range i.Questions {
			w.irrelevant[q-before] = true
		}
	}
	outcomes := view.Outcomes()
	if outcomes.Method != analysis.Exact || len(outcomes.Stacks) == 0 && !view.AllContradict() {
		return
	}
	w.settle(outcomes)
	show := func(at *[]program.Value, o analysis.Outcome) {
		if *at == nil {
			*at = w.completed(view.Where(o.Equal).Example()[before:])
		}
	}
	for _, s := range outcomes.Stacks {
		switch s.Status {
		case engine.Infeasible:
			show(&w.infeasibleAt, s.Outcome)
		case engine.NoEvidence:
			show(&w.silentAt, s.Outcome)
		}
		for _, o := range s.Stack {
			show(&w.wins[o], s.Outcome)
		}
	}
}

// settle notes how many sheets have which outcome.
func (w *whole) settle(outcomes analysis.Outcomes) {
	w.outcomes, w.exact = outcomes, true
	w.infeasible, w.silent = new(big.Int), new(big.Int)
	for _, s := range outcomes.Stacks {
		switch s.Status {
		case engine.Infeasible:
			w.infeasible.Add(w.infeasible, s.Count)
		case engine.NoEvidence:
			w.silent.Add(w.silent, s.Count)
		}
	}
}

// completed answers what an example leaves open.
func (w *whole) completed(values []program.Value) []program.Value {
	for q, v := range values {
		if v == program.Unknown {
			values[q] = w.sheets.answers[q][0]
		}
	}
	return values
}

// feasibleAt is a sheet with a consistent stack; nil: none seen.
func (w *whole) feasibleAt() []program.Value {
	for _, sheet := range w.wins {
		if sheet != nil {
			return sheet
		}
	}
	return w.silentAt
}

// wonBy counts the sheets that recommend an option; only if exact.
func (w *whole) wonBy(option int) *big.Int {
	count := new(big.Int)
	for _, s := range w.outcomes.Stacks {
		if s.Has(option) {
			count.Add(count, s.Count)
		}
	}
	return count
}

// bestMargin is how near the option came to being recommended: the score of the
// best stack with it minus that of the best without it, at its best among the
// sheets that are gone through. sheet is nil if no stack has the option.
func (w *whole) bestMargin(ctx context.Context, option int) (best int64, sheet []program.Value, err error) {
	err = w.sheets.each(ctx, func(values []program.Value, _ *big.Int) bool {
		w.state.Reset(values)
		with, err1 := w.state.BestWith(nil, []int{option})
		if err1 != nil || with.Status == engine.Infeasible {
			return true
		}
		score := with.Score
		without, err1 := w.state.BestWith([]int{option})
		if err1 != nil || without.Status == engine.Infeasible {
			return true
		}
		if margin := score - without.Score; sheet == nil || margin > best {
			best, sheet = margin, slices.Clone(values)
		}
		return true
	})
	return best, sheet, err
}

// thousandths writes a decimal number of at most three decimals.
func thousandths(n int64) string {
	if n < 0 {
		return "-" + thousandths(-n)
	}
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", n/1000, n%1000), "0"), ".")
}
