// Package program turns a resolved rule set into an immutable, indexed program:
// for every question and every answer the conditions that the answer makes true.
// The step cannot fail. A Program is safe to share between goroutines.
//
// # The circuit
//
// Conditions become a circuit of gates that only ever look at what is true.
// Every condition is brought into negation normal form first: by De Morgan's
// laws, which hold for Kleene's three values too, `not` moves inwards until it
// stands on single tests. What is left are gates with a number: a gate is on
// when at least Need of its inputs are true. All inputs for `all`, one for `any`.
//
//	answer --row--> edges --> inner gate --> rule's gate
//	                          inner gate --> ask_when
//
// A gate that is not on is false or unknown. Whoever must tell these apart (open
// rules, ask_when) has the gate of the negated condition beside it: a condition
// is false exactly where its negation is on.
//
// # Layout
//
// The numbers of gates are chosen for whoever counts their true inputs. Inner
// gates, which other gates or an ask_when build on, come first, in the order in
// which the questionnaire needs them: when question q is reached, the gates below
// Asked[q].Ready are all that can decide whether it applies. Then every rule has
// a gate of its own, in file order, so that the gates of the rules are the rules:
// eight of them are looked at in one step where their counters are bytes. Behind
// them stand the gates of the contradictions. No gate has more than MaxInputs
// inputs, so that a byte is enough.
//
// # Rows
//
// Answers that no test tells apart form a class. A row is the list of gate
// inputs that one class of answers to one question makes true, so that one
// answer costs what the conditions that mention it cost, and nothing else. All
// rows stand in one array, one behind the other: a row is read from front to back
// and its neighbour is there already. Small programs have their rows as numbers,
// too: see Columns.
package program

import "stackadvisor/internal/check"

// Program is a compiled rule set. The embedded Resolved has everything that
// people read; engine and analyses use the index beside it.
type Program struct {
	*check.Resolved

	// Gates in topological order: inputs of a gate that are gates themselves
	// stand before it.
	Gates []Gate
	// Inner is how many inner gates there are. Gate Inner+r is on where rule r
	// fires, gate Inner+len(Rules)+c where contradiction c is true; nothing builds
	// on them.
	Inner int
	// Asked has for each question the gates of its ask_when and of its
	// negation, or -1 and -1 for a question that is always asked.
	Asked []Asked

	questions []index
	rowStart  []int32 // by row, and one more: where its edges start
	edges     []int32
	columns   [][]uint64
}

// MaxInputs is the most inputs that a gate has. Wider conditions become trees.
// While an answer changes, the inputs of the old and of the new answer may count
// at once; twice MaxInputs still fits into a signed byte.
const MaxInputs = 60

// Gate is on when at least Need of its inputs are true. A gate that needs none
// is always on.
type Gate struct {
	Need    int32
	Parents []int32 // gates that have this one as input
	Rules   []int32 // the rule that fires when the gate is on, if it is a rule's
	Asks    []int32 // questions whose Asked.Yes or Asked.No this is
	Inputs  []Input
}

// Input is one input of a gate: another gate, or a literal.
type Input struct {
	Gate    int32 // -1 for a literal
	Test    *check.Test
	Negated bool // the literal holds where the test is false
}

// Asked are the gates that say whether a question applies: it does while Yes is
// on, it does not while No is on, and else that is unknown. What they build on
// stands before gate Ready and hangs on earlier questions only.
type Asked struct{ Yes, No, Ready int32 }

// Applies says whether a question applies to a sheet.
type Applies uint8

// The values of Applies.
const (
	Unsure Applies = iota // its ask_when is unknown
	Yes
	No
)

// Compile indexes a resolved set.
func Compile(r *check.Resolved) *Program {
	b := newBuilder(r)
	outer := make([]ref, len(r.Rules), len(r.Rules)+len(r.Contradictions))
	for i := range r.Rules {
		outer[i] = always
		if c := r.Rules[i].When; c != nil {
			outer[i] = b.node(c, false)
		}
	}
	for i := range r.Contradictions {
		outer = append(outer, b.node(r.Contradictions[i].When, false))
	}
	asked := make([]Asked, len(r.Questions))
	for q := range r.Questions {
		asked[q] = Asked{-1, -1, 0}
		if c := r.Questions[q].AskWhen; c != nil {
			asked[q] = Asked{Yes: b.gateOf(b.node(c, false)), No: b.gateOf(b.node(c, true))}
		}
	}
	p := &Program{Resolved: r, Asked: asked}
	b.layOut(p, outer)
	b.index(p)
	return p
}

// ContradictionGate is the gate that is on where a contradiction is true.
func (p *Program) ContradictionGate(i int) int32 { return int32(p.Inner + len(p.Rules) + i) }
