package verify

import (
	"context"
	"fmt"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Coverage is what the cases of a rule set show of it, and what they do not.
//
// # What counts
//
// A decision is a condition with a name: that of a rule, of a fact (its `when`),
// of a question (its `ask_when`). An atom is a leaf of a decision: a test of one
// question, or a fact, which inside the decision is one thing and whose own
// condition is a decision of its own. The goals are
//
//   - each decision is once true and once false (unknown is neither); a rule
//     without a condition needs only fire;
//   - masking MC/DC for each atom of a decision with more than one: a case in
//     which the decision is true and would be false with this atom alone turned
//     round, and one in which it is false and would be true. The two need not
//     agree in the other atoms, as long as these mask nothing. In a decision of
//     one atom that is the first goal again, and is not counted twice;
//   - each option is recommended;
//   - each invariant bites: some case would break it if one constraint of the set
//     were not there.
//
// A case whose answers contradict themselves shows nothing. A goal that no other
// answer sheet reaches, proved by going through them all, is impossible and does not
// count. An atom that stands twice in a decision is two
// atoms, each turned round alone.
type Coverage struct {
	Program   *program.Program
	Goals     []Goal // by file and place of the entry: rules, facts, questions; then options
	Suggested []Suggestion
	// Stacks is how many different stacks the cases lead to.
	Stacks int
}

// GoalKind says what a Goal asks for.
type GoalKind uint8

// The kinds of goals.
const (
	Holds      GoalKind = iota // the decision is true: the rule fires
	Fails                      // the decision is false
	AtomHolds                  // the decision is true, and this atom alone could make it false
	AtomFails                  // the decision is false, and this atom alone could make it true
	Recommends                 // the option is recommended
	Bites                      // a case would break the invariant with one constraint less
)

func (k GoalKind) String() string {
	return [...]string{"holds", "fails", "atom-holds", "atom-fails", "recommended", "bites"}[k]
}

// Goal is one thing that a case should show.
type Goal struct {
	Kind    GoalKind
	Subject string // rule, fact, question or option
	ID      string
	Span    diag.Span // of the atom, else of the entry
	Atom    *check.Cond
	Option  int // -1: none
	Rule    int // -1: none

	Case       int  // the first case that shows it, -1: none
	Impossible bool // proved: no answer sheet shows it
	Undecided  bool // whether one does was not decided within the budget
	// Nearest is the case that needs the fewest changed tests, -1 if the goal is
	// an option. Lacks are these tests.
	Nearest   int
	Lacks     []Lack
	Suggested int // the suggestion that covers it, -1: none

	wishes    []wish
	invariant int // Bites
}

// Lack is a test that stands in the way of a goal: it is Got, and would have to
// be Want.
type Lack struct {
	Test      *check.Cond
	Got, Want engine.Truth
}

// CoverageOptions say what to count and how hard to try.
type CoverageOptions struct {
	// Inherited counts what the set has from those that it extends, too. Their
	// own tests are the place for it.
	Inherited bool
	Limits    analysis.Limits
}

// Cover measures what the results of cases show of a rule set. The date of
// whatever hangs on a date is the latest of the cases. It fails with the
// context's error only.
func Cover(ctx context.Context, p *program.Program, results []Result, o CoverageOptions) (*Coverage, error) {
	c := &coverer{Coverage: &Coverage{Program: p}, results: results, options: o, ctx: ctx}
	c.own = p.Files[len(p.Files)-1]
	c.goals()
	for i := range results {
		c.date = max(c.date, results[i].Case.AsOf)
	}
	c.e = engine.New(p, engine.Config{Date: c.date})
	c.look()
	if err := c.bite(); err != nil {
		return nil, err
	}
	return c.Coverage, c.miss()
}

// Counts are how many goals there are, without those that are impossible, and
// how many of these the cases show.
func (c *Coverage) Counts() (covered, goals int) { return c.count(func(*Goal) bool { return true }) }

// CountKind is Counts for the goals of some kinds.
func (c *Coverage) CountKind(subject string, kinds ...GoalKind) (covered, goals int) {
	return c.count(func(g *Goal) bool { return g.Subject == subject && slices.Contains(kinds, g.Kind) })
}

func (c *Coverage) count(counts func(*Goal) bool) (covered, goals int) {
	for i := range c.Goals {
		g := &c.Goals[i]
		if g.Impossible || !counts(g) {
			continue
		}
		goals++
		if g.Case >= 0 {
			covered++
		}
	}
	return covered, goals
}

// Percent is the part of the goals that the cases show, rounded down: 100 means
// all.
func (c *Coverage) Percent() int {
	covered, goals := c.Counts()
	if goals == 0 {
		return 100
	}
	return covered * 100 / goals
}

// goals lists what there is to show.
func (c *coverer) goals() {
	p := c.Program
	for i := range p.Rules {
		if r := &p.Rules[i]; c.counts(r.Span) {
			c.decision("rule", r.ID, i, r.Span, r.When)
		}
	}
	for i := range p.Facts {
		if f := &p.Facts[i]; c.counts(f.Span) {
			c.decision("fact", f.ID, -1, f.Span, f.When)
		}
	}
	for i := range p.Questions {
		if q := &p.Questions[i]; q.AskWhen != nil && c.counts(q.Span) {
			c.decision("question", q.ID, -1, q.Span, q.AskWhen)
		}
	}
	for i := range p.Options {
		if o := &p.Options[i]; c.counts(o.Span) {
			c.goal(Goal{Kind: Recommends, Subject: "option", ID: o.ID, Span: o.Span, Option: i, Rule: -1})
		}
	}
	c.invariantGoals()
}

func (c *coverer) counts(at diag.Span) bool { return c.options.Inherited || at.File == c.own }

func (c *coverer) goal(g Goal) {
	g.Case, g.Nearest, g.Suggested = -1, -1, -1
	c.Goals = append(c.Goals, g)
}

func (c *coverer) decision(subject, id string, rule int, at diag.Span, when *check.Cond) {
	base := Goal{Subject: subject, ID: id, Span: at, Option: -1, Rule: rule}
	base.Kind, base.wishes = Holds, []wish{{when, engine.True}}
	c.goal(base)
	if when == nil {
		return
	}
	base.Kind, base.wishes = Fails, []wish{{when, engine.False}}
	c.goal(base)
	atoms := atomsOf(when, false, nil)
	if len(atoms) < 2 {
		return
	}
	for _, a := range atoms {
		g := base
		g.Atom, g.Span = a.cond, a.cond.Span
		with, without := engine.True, engine.False // what the atom is where it helps the decision
		if a.negated {
			with, without = without, with
		}
		decisive, possible := pivotal(when, a)
		for _, side := range []struct {
			kind GoalKind
			is   engine.Truth
		}{{AtomHolds, with}, {AtomFails, without}} {
			g.Kind, g.Impossible = side.kind, !possible
			g.wishes = append([]wish{{a.cond, side.is}}, decisive...)
			c.goal(g)
		}
	}
}

// pivotal are the wishes under which the decision is what the atom makes it.
// They cannot be fulfilled if possible is false.
func pivotal(when *check.Cond, a atom) (wishes []wish, possible bool) {
	for _, side := range []struct {
		holds bool
		want  engine.Truth
	}{{!a.negated, engine.True}, {a.negated, engine.False}} {
		rest, truth := assume(when, a.cond, side.holds)
		switch {
		case rest != nil:
			wishes = append(wishes, wish{rest, side.want})
		case truth != side.want:
			return nil, false
		}
	}
	return wishes, true
}

// atom is a leaf of a condition; negated if an odd number of `not` stands above.
type atom struct {
	cond    *check.Cond
	negated bool
}

func atomsOf(c *check.Cond, negated bool, list []atom) []atom {
	if c.Op == check.IsTest || c.Op == check.IsFact {
		return append(list, atom{c, negated})
	}
	for _, sub := range c.Sub {
		list = atomsOf(sub, negated != (c.Op == check.Not), list)
	}
	return list
}

// assume is a condition with one of its atoms replaced by true or false: what
// is left of it, or nil and what it has become.
func assume(c, atom *check.Cond, holds bool) (*check.Cond, engine.Truth) {
	if c == atom {
		if holds {
			return nil, engine.True
		}
		return nil, engine.False
	}
	if len(c.Sub) == 0 {
		return c, engine.Unknown
	}
	copied := *c
	copied.Sub = nil
	for _, sub := range c.Sub {
		rest, truth := assume(sub, atom, holds)
		switch {
		case rest != nil:
			copied.Sub = append(copied.Sub, rest)
		case c.Op == check.Not:
			return nil, -truth
		case c.Op == check.All && truth == engine.False, c.Op == check.Any && truth == engine.True:
			return nil, truth
		}
	}
	switch {
	case len(copied.Sub) > 0:
		return &copied, engine.Unknown
	case c.Op == check.All:
		return nil, engine.True
	}
	return nil, engine.False
}

// Name says in a few words what a goal asks for, without its atom's text.
func (g *Goal) Name() string {
	switch {
	case g.Kind == Recommends:
		return fmt.Sprintf("%s is recommended", g.ID)
	case g.Kind == Bites:
		return fmt.Sprintf("%s bites", g.ID)
	case g.Subject == "rule" && g.Kind == Holds:
		return fmt.Sprintf("%s fires", g.ID)
	case g.Subject == "rule" && g.Kind == Fails:
		return fmt.Sprintf("%s does not fire", g.ID)
	case g.Subject == "question" && g.Kind == Holds:
		return fmt.Sprintf("%s is asked", g.ID)
	case g.Subject == "question" && g.Kind == Fails:
		return fmt.Sprintf("%s is not asked", g.ID)
	case g.Kind == Holds:
		return fmt.Sprintf("%s holds", g.ID)
	case g.Kind == Fails:
		return fmt.Sprintf("%s does not hold", g.ID)
	case g.Kind == AtomHolds:
		return fmt.Sprintf("%s hangs on one condition", g.ID)
	}
	return fmt.Sprintf("%s fails by one condition", g.ID)
}
