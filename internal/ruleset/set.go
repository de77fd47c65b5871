// Package ruleset has what rule-set files say, as written: every entry with its
// place, names unresolved and conditions untyped. It decodes one file from its
// syntax tree and merges a file over the sets that it extends. Whether the names
// mean anything is for package check.
package ruleset

import (
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/syntax"
)

// Set is one rule set, merged from its files. Slices are in the order of the
// contract: entries of extended sets first, unless `after` or `before` say
// otherwise.
type Set struct {
	Files []*diag.File // in load order: extended files first, the asked-for file last

	Header     Header // of the asked-for file
	Sources    []*Source
	Criteria   []*Criterion
	Layers     []*Layer
	Options    []*Option
	Questions  []*Question
	Facts      []*Fact
	Rules      []*Rule
	Relations  []*Relation
	Lifecycles []*Lifecycle

	Contradictions []*Contradiction
	Invariants     []*Invariant

	Drops []*Drop // of one file; a merged set has none

	// Dropped are names by kind of entry that overlays have taken out although
	// others still use them: that has been reported, once.
	Dropped map[string]map[string]bool

	// Partial says that whole entries could not be read, so that a name which is
	// not here may be none the less.
	Partial bool
}

// Drop removes an entry of an extended set.
type Drop struct {
	Kind Name // of entries: "rule", "option" and so on
	ID   Name
	// Cascade also drops what cannot stand without the entry, and takes the entry
	// out of the lists of others.
	Cascade bool
}

// Name is an id as written, at its place. The zero Name was not given.
type Name struct {
	ID   string
	Span diag.Span
}

// Text is a text with its place; its place is zero if it was not given.
type Text struct {
	lang.Text
	Span diag.Span
}

// Int is a whole number with its place.
type Int struct {
	Value int64
	Span  diag.Span
}

// Date is a day with its place.
type Date struct {
	Value date.Date
	Span  diag.Span
}

// Header is [ruleset].
type Header struct {
	Span           diag.Span
	ID             Name
	Version        string
	Title, Summary Text
	Extends        []Name // built-in ids or paths, as written
	KnowledgeUntil Date   // last day that the set knows of; zero: not given
	ContinuedBy    Name   // the set that goes on from there
	Allow          []*Allow
}

// Entry is what all entries with an id have in common.
type Entry struct {
	Span     diag.Span // the entry's first key
	ID       Name
	Override Override
	After    Name // at most one of After and Before is given
	Before   Name
	Allow    []*Allow

	// node is the entry as it was put together from several files; nil: it stands
	// in one file as it is.
	node *syntax.Node
}

// Override says what an entry of an overlay does to the one with its id.
type Override uint8

// The ways to override.
const (
	NoOverride   Override = iota // there must be none with its id
	ReplaceEntry                 // it stands in the place of the other
	PatchEntry                   // only the keys that are given change
)

// Place is where to point for the whole entry: at its id or, if it has none, at
// its first key.
func (e *Entry) Place() diag.Span {
	if e.ID.Span.IsZero() {
		return e.Span
	}
	return e.ID.Span
}

// Allow silences one code of rule verification for the entry, or the whole set.
type Allow struct {
	Code    Name
	Because Text
}

// Source is where guidance or a fact comes from.
type Source struct {
	Entry
	Title         Text
	URL           string
	Date, Checked date.Date // zero: not given
}

// Criterion is a point of view. Weight is in thousandths.
type Criterion struct {
	Entry
	Name   Text
	Weight int64
}

// Layer is a place in the stack that at most one option fills.
type Layer struct {
	Entry
	Name     Text
	Required bool
	Minor    bool // stacks that differ in minor layers only are variants of one platform
}

// Option is a technology.
type Option struct {
	Entry
	Name                      Text
	Layer                     Name
	Fills                     []Name
	Summary, Manages, Barrier Text
	Traits                    []*Trait
	Aliases                   []Name // what people may type instead of the id
	Tags                      []Name // families that it belongs to
}

// TraitKind says what a Trait tells.
type TraitKind string

// The kinds of traits.
const (
	Definition TraitKind = "definition"
	Strength   TraitKind = "strength"
	Weakness   TraitKind = "weakness"
)

// Trait is something a source says of an option.
type Trait struct {
	Span   diag.Span
	Kind   TraitKind
	Text   Text
	Source Name
	At     Text
}

// Kind is the kind of a question.
type Kind string

// The kinds of questions.
const (
	Single Kind = "single"
	Multi  Kind = "multi"
	YesNo  Kind = "yesno"
	Number Kind = "number"
)

// Question is one thing the team is asked. Min and Max have a zero Span where
// the file leaves them out.
type Question struct {
	Entry
	Prompt, Help Text
	Kind         Kind
	Choices      []*Choice
	Min, Max     Int
	AskWhen      *Cond // nil: always asked
}

// Choice is one answer of a single or multi question.
type Choice struct {
	Span        diag.Span
	ID          Name
	Label, Help Text
	Aliases     []Name // what people may type instead of the id
}

// Fact is a named condition.
type Fact struct {
	Entry
	Name Text
	When *Cond
}

// Rule gives points, vetoes or requirements where its condition holds.
type Rule struct {
	Entry
	When      *Cond // nil: always
	Criterion Name  // not given: the first criterion
	Points    []Points
	Exclude   []Name // option ids, families or "@unsupported"
	Require   []Name // option ids or families
	Group     Name
	Because   Text
	Source    Name
	At        Text
}

// Unsupported is the word in `exclude` for every option that is unsupported on
// the date.
const Unsupported = "@unsupported"

// FamilyMark begins the name of a family of options, which may be used where an
// option id may: "@tag" is each option with the tag, "@layer:cache" each option
// that fills the layer.
const FamilyMark, LayerMark = "@", "@layer:"

// Points are what a rule gives to one option, or to each of a family.
type Points struct {
	Option Name
	Value  Int
}

// RelationKind says how two options relate.
type RelationKind string

// The kinds of relations. Requires and Conflicts are enforced, the others told.
const (
	Requires  RelationKind = "requires"
	Conflicts RelationKind = "conflicts"
	RunsOn    RelationKind = "runs-on"
	Drives    RelationKind = "drives"
	Bundles   RelationKind = "bundles"
	Replaces  RelationKind = "replaces"
	Like      RelationKind = "like"
)

// Relation ties each option of From to others.
type Relation struct {
	Entry
	From         []Name
	Kind         RelationKind
	To           []Name
	ToLayers     []Name // requires, conflicts: options that fill one of these
	Because      Text
	Source       Name
	Since, Until Date // zero: open
}

// Status is the state of an option from a day on.
type Status string

// The states, best first.
const (
	Active      Status = "active"
	Maintenance Status = "maintenance"
	Deprecated  Status = "deprecated"
	Retired     Status = "retired"
)

// Lifecycle is one dated state of an option.
type Lifecycle struct {
	Entry
	Option    Name
	Status    Status
	Since     Date
	Until     Date // last day of support; zero: none
	Successor []Name
	Source    Name
	Checked   date.Date
	Note      Text
}

// Contradiction names answers that exclude each other: a sheet on which When is
// true contradicts itself.
type Contradiction struct {
	Entry
	When    *Cond
	Because Text
	Source  Name
	At      Text
}

// Invariant is what the author claims of every recommended stack. It changes no
// result.
type Invariant struct {
	Entry
	When    *Cond       // over answers; nil: always
	If      *StackShape // the claim is about stacks of this shape; nil: about all
	Stack   *StackShape // what is claimed
	Because Text
}

// StackShape describes stacks: all keys that are given must hold.
type StackShape struct {
	Span             diag.Span
	Every, Any, None []Name // option ids or families
	Filled, Empty    []Name // layer ids
}

// Cond is a condition as written: a table whose terms must all hold.
type Cond struct {
	Span  diag.Span
	Terms []Term
}

// Term is one entry of a condition. Exactly one of Conds and Value is used:
// Conds for all, any and not (one condition), Value for a question or a fact.
type Term struct {
	Key   Name
	Conds []*Cond
	Value *syntax.Node
}
