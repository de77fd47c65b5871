// Package check turns what rule-set files say into what they mean: names become
// positions, conditions get types, and whatever cannot mean anything becomes a
// diagnostic. It is the only maker of a Resolved, so an unchecked set cannot be
// compiled.
package check

import (
	"slices"

	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/ruleset"
)

// Resolved is a rule set without errors. Everything refers to other things by
// their position in these slices; -1 means none. It is never changed.
type Resolved struct {
	ID, Version    string
	Title, Summary lang.Text
	Digest         string // "sha256:" and 64 hex digits, over all files as contract 1.4 says
	Files          []*diag.File
	Span           diag.Span // of the set's [ruleset] table
	Allow          []Allow   // for the whole set
	KnowledgeUntil date.Date // last day that the set knows of; zero: not given
	ContinuedBy    string    // id of the set that goes on from there; "": none

	Sources    []Source
	Criteria   []Criterion // at least one
	Layers     []Layer     // bottom first
	Options    []Option
	Questions  []Question
	Facts      []Fact
	FactOrder  []int // positions in Facts, each after the facts it is built from
	Rules      []Rule
	Groups     []string // names of rule groups, in the order of their first rule
	Relations  []Relation
	Lifecycles []Lifecycle

	Contradictions []Contradiction
	Invariants     []Invariant
}

// Allow silences one code of rule verification.
type Allow struct {
	Code    diag.Code
	Because lang.Text
	Span    diag.Span
}

// Source is where guidance or a fact comes from.
type Source struct {
	ID            string
	Title         lang.Text
	URL           string
	Date, Checked date.Date // zero: not given
	Span          diag.Span
	Allow         []Allow
}

// Criterion is a point of view. Weight is in thousandths, 0 to 1,000,000.
type Criterion struct {
	ID     string
	Name   lang.Text
	Weight int64
	Span   diag.Span // zero for the criterion of a set that declares none
	Allow  []Allow
}

// Layer is a place in the stack.
type Layer struct {
	ID       string
	Name     lang.Text
	Required bool
	Minor    bool // stacks that differ in minor layers only are variants of one platform
	Span     diag.Span
	Allow    []Allow
}

// Option is a technology. Layers has its own layer first, then all that it
// fills beside, without repetition.
type Option struct {
	ID                        string
	Name                      lang.Text
	Layers                    []int
	Summary, Manages, Barrier lang.Text
	Traits                    []Trait
	Aliases, Tags             []string // as written
	Span                      diag.Span
	Allow                     []Allow
}

// Trait is something a source says of an option.
type Trait struct {
	Kind   ruleset.TraitKind
	Text   lang.Text
	Source int
	At     lang.Text
	Span   diag.Span
}

// Question is one thing the team is asked.
//
// Min and Max are the range of a number, and the fewest and most choices of a
// multi; they are 0 for other kinds.
type Question struct {
	ID           string
	Prompt, Help lang.Text
	Kind         ruleset.Kind
	Choices      []Choice // single, multi
	Min, Max     int64
	AskWhen      *Cond // nil: always asked
	Span         diag.Span
	Allow        []Allow
}

// Choice is one answer of a single or multi question.
type Choice struct {
	ID          string
	Label, Help lang.Text
	Aliases     []string
	Span        diag.Span
}

// Fact is a named condition.
type Fact struct {
	ID    string
	Name  lang.Text
	When  *Cond
	Span  diag.Span
	Allow []Allow
}

// Rule gives points, vetoes or requirements where its condition holds.
type Rule struct {
	ID                 string
	When               *Cond // nil: always
	Criterion          int
	Points             []Points // in option order, each option once
	Exclude            []int    // options, ascending
	ExcludeUnsupported bool     // "@unsupported" stands in exclude
	Require            []int    // options, ascending; empty: requires nothing
	Group              int
	Because            lang.Text
	Source             int
	At                 lang.Text
	Span               diag.Span
	Allow              []Allow
}

// Points are what a rule gives to one option, -1000 to 1000.
type Points struct {
	Option int
	Value  int64
	Span   diag.Span // of the number
}

// Relation ties each option of From to others.
//
// To has every option that meets it, or breaks it where it is a conflict: first
// the named ones in the order of the file, then those that fill one of ToLayers
// in option order. People read the first Named of them, and the names of the
// layers.
type Relation struct {
	ID           string
	From         []int // in the order of the file
	Kind         ruleset.RelationKind
	To           []int
	Named        int
	ToLayers     []int // in the order of the file
	Because      lang.Text
	Source       int
	Since, Until date.Date // first and last day; zero: open
	Span         diag.Span
	Allow        []Allow
}

// Holds reports whether the relation counts on the day.
func (r *Relation) Holds(on date.Date) bool {
	return r.Since <= on && (r.Until == 0 || on <= r.Until)
}

// IsFrom reports whether the relation is about the option.
func (r *Relation) IsFrom(option int) bool { return slices.Contains(r.From, option) }

// Enforced reports whether the relation is a constraint on the day.
func (r *Relation) Enforced(on date.Date) bool {
	return (r.Kind == ruleset.Requires || r.Kind == ruleset.Conflicts) && r.Holds(on)
}

// Lifecycle is one dated state of an option.
type Lifecycle struct {
	ID        string
	Option    int
	Status    ruleset.Status
	Since     date.Date
	Until     date.Date // last day of support; zero: none
	Successor []int     // in the order of the file
	Source    int
	Checked   date.Date
	Note      lang.Text
	Span      diag.Span
	Allow     []Allow
}

// Contradiction names answers that exclude each other: a sheet on which When is
// true contradicts itself.
type Contradiction struct {
	ID      string
	When    *Cond
	Because lang.Text
	Source  int
	At      lang.Text
	Span    diag.Span
	Allow   []Allow
}

// Invariant is what the author claims of the recommended stack and of what could
// be built with supported parts only, on every sheet that does not contradict
// itself.
type Invariant struct {
	ID      string
	When    *Cond       // nil: always
	If      *StackShape // nil: about every stack
	Stack   StackShape
	Because lang.Text
	Span    diag.Span
	Allow   []Allow
}

// StackShape describes stacks. All lists ascend; an empty list asks nothing.
type StackShape struct {
	Every, Any, None []int // options
	Filled, Empty    []int // layers
}

// Op says what a Cond is.
type Op uint8

// The operations of conditions.
const (
	All    Op = iota // every Sub holds
	Any              // at least one Sub holds
	Not              // the only Sub does not hold
	IsFact           // the fact holds
	IsTest           // the answer passes the test
)

// Cond is a typed condition. All and Any have at least one Sub.
type Cond struct {
	Op   Op
	Sub  []*Cond
	Fact int   // IsFact
	Test *Test // IsTest
	Span diag.Span
}

// Test is a question about one answer. Which fields count follows from the
// question's kind:
//
//	yesno, single  Choices: the answer is one of these positions (yesno: 0 is false, 1 is true)
//	multi          Any, Every, None, Only, AtLeast, AtMost, all of them together
//	number         Ranges: the answer lies in one of these
type Test struct {
	Question int

	Choices []int // ascending

	// Sets of choices, bit i for the choice at position i; a zero set was not
	// written. Only: something is chosen and nothing outside the set.
	Any, Every, None, Only uint16
	AtLeast, AtMost        int // how many are chosen; AtLeast 0 and AtMost 16 ask nothing

	Ranges []Range // ascending, disjoint; none: no number passes

	// Cuts are the thresholds as written (contract 4): an answer domain is cut
	// before each of these numbers.
	Cuts []int64
}

// Range is the numbers from Low to High, both included.
type Range struct{ Low, High int64 }
