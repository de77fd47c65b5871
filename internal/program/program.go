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
//	answer --row--> edges --> gate --> gate --> rules, ask_when
//
// A gate that is not on is false or unknown. Whoever must tell these apart (open
// rules, ask_when) has the gate of the negated condition beside it: a condition
// is false exactly where its negation is on.
//
// # Rows
//
// Answers that no test tells apart form a class. A row is the list of gate
// inputs that one class of answers to one question makes true, so that one
// answer costs what the conditions that mention it cost, and nothing else.
package program

import "stackadvisor/internal/check"

// Program is a compiled rule set. The embedded Resolved has everything that
// people read; engine and analyses use the index beside it.
type Program struct {
	*check.Resolved

	// Gates in topological order: inputs of a gate that are gates themselves
	// stand before it.
	Gates []Gate
	// RuleGate is the gate of each rule's condition, or -1 for a rule without
	// one, which always fires.
	RuleGate []int32
	// Asked has for each question the gates of its ask_when and of its
	// negation, or -1 and -1 for a question that is always asked.
	Asked []Asked

	questions []index
	rows      [][]int32
}

// Gate is on when at least Need of its inputs are true.
type Gate struct {
	Need    int32
	Parents []int32 // gates that have this one as input
	Rules   []int32 // rules that fire when the gate is on, in file order
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
// on, it does not while No is on, and else that is unknown.
type Asked struct{ Yes, No int32 }

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
	p := &Program{Resolved: r, RuleGate: make([]int32, len(r.Rules)), Asked: make([]Asked, len(r.Questions))}
	for i := range r.Rules {
		p.RuleGate[i] = -1
		if c := r.Rules[i].When; c != nil {
			g := b.gateOf(b.node(c, false))
			p.RuleGate[i] = g
			b.gates[g].Rules = append(b.gates[g].Rules, int32(i))
		}
	}
	for q := range r.Questions {
		p.Asked[q] = Asked{-1, -1}
		if c := r.Questions[q].AskWhen; c != nil {
			a := Asked{b.gateOf(b.node(c, false)), b.gateOf(b.node(c, true))}
			p.Asked[q] = a
			b.gates[a.Yes].Asks = append(b.gates[a.Yes].Asks, int32(q))
			b.gates[a.No].Asks = append(b.gates[a.No].Asks, int32(q))
		}
	}
	p.Gates = b.gates
	p.questions, p.rows = b.index()
	return p
}
