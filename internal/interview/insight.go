package interview

import (
	"context"
	"errors"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// rivals is how many alternatives an Insight ranks behind the best stack.
const rivals = 5

// Query is a picture of the answers at one moment. It does not change and may be
// run on any goroutine.
type Query struct {
	serial int
	studio *studio
	values []program.Value
}

// Insight is what the answers of a Query lead to, and what is still worth asking.
type Insight struct {
	serial  int
	partial bool // Glance's

	// Standing is the stack for the answers so far.
	Standing Standing

	// Settled: whatever else is answered, the stack stays as it is. Never true
	// without a proof.
	Settled bool
	// AllContradict: whatever else is answered contradicts itself or what was
	// answered, so that nothing is settled, and nothing irrelevant.
	AllContradict bool
	// Irrelevant marks the questions without an answer that are proved never to
	// change the stack, whatever the others are answered.
	Irrelevant []bool
	// Next ranks the questions that apply by what they tell about the stack, best
	// first, estimated past the limits of the analysis; nil before it was run.
	Next []int
	// Stacks counts the outcomes that are still possible; 0 if that was not
	// decided.
	Stacks int
}

// Standing is the stack for the answers so far, with what comes closest.
type Standing struct {
	Status Status
	Layers []int   // by layer: the option that fills it, or -1
	Stacks []Stack // the recommended stack, then its alternatives, best first; empty unless recommended
	// Unsupported are the options of the recommended stack that are unsupported
	// on the date.
	Unsupported []int
	OpenRules   int  // rules that wait for an answer
	Failed      bool // the search for the stack was stopped by its node budget; nothing above is known

	trace []engine.OptionScore // by option
	fired []int                // rules
}

// Status says what the present answers amount to, in the engine's words.
type Status = engine.Status

// The statuses.
const (
	Recommended = engine.Recommended
	NoEvidence  = engine.NoEvidence // nothing speaks for any stack
	Infeasible  = engine.Infeasible // no stack satisfies the constraints
)

// Stack is a set of options, ascending, with its score in thousandths.
type Stack = engine.Stack

// Query is a picture of the present answers.
func (i *Interview) Query() Query {
	return Query{i.serial, i.studio, slices.Clone(i.sheet.Values)}
}

// Glance works out the part of an Insight that takes no time: the stack for the
// answers so far, and what follows without looking at completions.
func (q Query) Glance() Insight {
	state := q.studio.engine.NewState()
	state.Reset(q.values)
	n := Insight{serial: q.serial, partial: true, Irrelevant: make([]bool, len(q.values))}
	r, err := state.Recommend(rivals)
	if err != nil {
		n.Standing.Failed = true
		return n
	}
	n.Standing = standing(r)
	q.studio.prove(state, r.Open, &n)
	return n
}

// Run works out the Insight for the query's answers. Queries of one Interview
// wait for each other. The result does not depend on time; a context that ends
// makes Run return the context's error.
func (q Query) Run(ctx context.Context) (Insight, error) {
	n := q.Glance()
	n.partial = false
	if n.Standing.Failed || n.Settled {
		return n, ctx.Err()
	}
	err := q.studio.study(ctx, q.values, &n)
	if errors.Is(err, engine.ErrBudget) {
		err = ctx.Err() // what the engine proves stands
	}
	return n, err
}

func standing(r *engine.Recommendation) Standing {
	s := Standing{Status: r.Status, Layers: make([]int, len(r.Layers)), OpenRules: len(r.Open)}
	s.trace, s.fired = r.Options, r.Fired
	for l := range r.Layers {
		s.Layers[l] = r.Layers[l].Option
	}
	if r.Status == engine.Recommended {
		s.Stacks = append([]Stack{r.Stack}, r.Alternatives...)
	}
	for _, c := range r.Cautions {
		s.Unsupported = append(s.Unsupported, c.Option)
	}
	return s
}
