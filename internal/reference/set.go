package reference

import "sync"

// Set is a rule set as its file says it, with every family (contract 8.8) replaced by its options. All lists are in
// file order. It is read-only after Parse. Aliases (8.5) are not read: no result depends on them.
type Set struct {
	ID             string
	KnowledgeUntil string // the last day that its knowledge covers, "" if the file leaves it out
	ContinuedBy    string // the id of the set that goes on from there, or ""
	Criteria       []Criterion
	Layers         []Layer
	Options        []Option
	Questions      []Question
	Facts          []Fact
	Rules          []Rule
	Relations      []Relation
	Lifecycles     []Lifecycle
	Contradictions []Contradiction
	Invariants     []Invariant

	arrangeOnce sync.Once
	arranged    []stack // see arrangements
}

// Criterion is a point of view with its weight in thousandths.
type Criterion struct {
	ID     string
	Weight int64
}

// Layer is a place in the stack that at most one option fills. Stacks that differ only in Minor layers are variants
// of one platform.
type Layer struct {
	ID       string
	Required bool
	Minor    bool
}

// Option is a technology. It occupies its Layer and every layer that it Fills.
type Option struct {
	ID    string
	Layer string
	Fills []string
	Tags  []string
}

// Question has a Kind (single, multi, yesno, number), the ids of its Choices (single, multi), and the range
// Min..Max (number: of the answer; multi: of how many are chosen). AskWhen is nil if it is always asked.
type Question struct {
	ID       string
	Kind     string
	Choices  []string
	Min, Max int64
	AskWhen  Condition
}

// Fact is a named condition.
type Fact struct {
	ID   string
	When Condition
}

// Rule gives Points to options, excludes options, or requires one of several. When is nil if it always fires.
// Criterion is never empty. Group is empty for a rule outside every group.
type Rule struct {
	ID        string
	When      Condition
	Criterion string
	Points    map[string]int64
	Exclude   []string // option ids and "@unsupported"
	Require   []string
	Group     string
}

// Relation is from each of some options to other options and, beside or instead of these, to whole layers. Since and
// Until are "" where the file leaves them out.
type Relation struct {
	ID           string
	From         []string
	Kind         string
	To           []string
	ToLayers     []string
	Since, Until string
}

// Lifecycle is one status of an option. Until is "" where the file leaves it out.
type Lifecycle struct {
	ID           string
	Option       string
	Status       string
	Since, Until string
}

// Contradiction holds on a sheet that contradicts itself.
type Contradiction struct {
	ID   string
	When Condition
}

// Invariant claims of the recommended stack, and of the supported one, that it has the shape Stack, on the sheets on
// which When is true (nil: on all) and if it has the shape If (nil: any).
type Invariant struct {
	ID    string
	When  Condition
	If    *Shape
	Stack Shape
}

// Shape is what a stack may be like. A list that is not there is nil; all that are there must hold.
type Shape struct {
	Every, Any, None []string // options
	Filled, Empty    []string // layers
}

// Condition holds if all its entries hold. Entries are in the order of their keys.
type Condition []Entry

// Entry is one key of a condition's table with its value. Kind is all, any, not, fact, or a question's kind.
type Entry struct {
	Kind  string
	Key   string      // the id of the fact or question
	Parts []Condition // all, any; for not the only one
	Is    bool        // fact, yesno: the value asked for
	Test  Test        // single, multi, number
}

// Test is the value that a condition gives for a single, multi or number question; all that is there must hold.
// A list that is not there is nil.
type Test struct {
	OneOf           []string // single
	Any             []string // multi: at least one is chosen; also the plain list and the plain text
	Every           []string // multi: each is chosen
	None            []string // multi: not one is chosen
	Only            []string // multi: something is chosen, and nothing else than these
	Numbers         []int64  // number: one of these
	AtLeast, AtMost *int64   // number; multi: how many are chosen
	Above, Below    *int64   // number
}

// Answer is what was said to a question: bool (yesno), string (single), []string (multi), int64 (number).
// nil and "unknown" are no answer.
type Answer = any

// Sheet has the answers by question id. A question that is not in it has no answer.
type Sheet map[string]Answer

// Given returns the answer to a question and whether there is one: "unknown" is "the same as no answer for
// every result".
func (a Sheet) Given(question string) (Answer, bool) {
	answer := a[question]
	return answer, answer != nil && answer != "unknown"
}

// with returns a copy of the sheet in which the question has that answer.
func (a Sheet) with(question string, answer Answer) Sheet {
	changed := Sheet{question: answer}
	for id, given := range a {
		if id != question {
			changed[id] = given
		}
	}
	return changed
}

// question returns the question with that id; it panics if there is none.
func (s *Set) question(id string) *Question {
	for i := range s.Questions {
		if s.Questions[i].ID == id {
			return &s.Questions[i]
		}
	}
	panic("reference: no question " + id)
}

// option returns the position of the option with that id; it panics if there is none.
func (s *Set) option(id string) int {
	for i := range s.Options {
		if s.Options[i].ID == id {
			return i
		}
	}
	panic("reference: no option " + id)
}
