package analysis

import (
	"context"
	"math/big"
	"slices"
	"sync"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// A sweep counts the completions of a sheet by outcome, by going through all of
// them. It is for rule sets whose diagram does not fit.
//
// # How it works
//
// Answers that no rule tells apart are merged to classes first. Then 64
// combinations of classes share a machine word: a condition is a word of truth
// values, and the scores of an option are a word for each binary digit (bitslice.go).
// As many questions as fit in a block of words vary within it, preferably those
// that many rules look at; their part of a condition is a constant pattern. The
// others are loops, innermost those that few rules look at. What a loop does not
// change is computed further out (bitslice_plan.go, bitslice_run.go):
//
//	circuit of conditions --> points, exclusions, requirements of each option
//	                            |  by the level at which they are decided
//	lanes --> level 1 --> level 2 --> ... --> innermost: the stack of every lane
//
// The stack is found in each part of the layers by itself. At every level there
// is a small set of stacks left that inner levels can still make better, each
// together with the best of what does not change any more.
type sweep struct {
	plan *slicePlan

	mutex      sync.Mutex
	next, done int                 // chunks
	counts     map[uint64]*big.Int // by the ranks of the stacks of all parts
	infeasible *big.Int
}

// swept is how many completions lead to an outcome.
type swept struct {
	Outcome
	count *big.Int
}

// newSweep prepares a sweep over the completions of a sheet that make none of some
// contradictions true. It reports false if the rule set is too large for it: too
// many stacks in layers that constraints join, or too many answers to count.
func newSweep(e *engine.Engine, values []program.Value, excluding []int) (*sweep, bool) {
	p, ok := newSlicePlan(e, values, excluding, sliceLanes)
	return &sweep{plan: p, counts: map[uint64]*big.Int{}, infeasible: new(big.Int)}, ok
}

// combinations is how many combinations of classes a sweep goes through.
func (s *sweep) combinations() float64 { return s.plan.combinations }

// run goes through all combinations with some goroutines, once. The outcomes are
// in the order of Outcome.Compare. It fails with the context's error only.
func (s *sweep) run(ctx context.Context, workers int, progress Progress) ([]swept, error) {
	if s.plan.void == sliceAlways {
		return nil, nil
	}
	if s.plan.infeasible && !s.plan.marked {
		return []swept{{Outcome{Status: engine.Infeasible, Stack: []int{}}, s.plan.completions()}}, nil
	}
	chunks := 1
	for _, v := range s.plan.loops[:s.plan.fixed] {
		chunks *= len(s.plan.vars[v].first)
	}
	var group sync.WaitGroup
	for range workers - 1 {
		group.Go(func() { s.work(ctx, chunks, nil) })
	}
	s.work(ctx, chunks, progress)
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.result(), nil
}

func (s *sweep) work(ctx context.Context, chunks int, progress Progress) {
	var run *sliceRun
	for {
		chunk, done := s.take()
		if chunk >= chunks || ctx.Err() != nil {
			return
		}
		progress.tell(done, chunks)
		if run == nil {
			run = newSliceRun(s.plan)
		}
		prefix, weight := s.plan.prefix(chunk)
		run.chunk(prefix)
		s.add(&run.tally, weight)
	}
}

func (s *sweep) take() (chunk, done int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.next++
	return s.next - 1, s.done
}

// add takes what a chunk has counted.
func (s *sweep) add(t *sliceTally, weight *big.Int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.done++
	add := func(total *big.Int, n uint64) {
		total.Add(total, new(big.Int).Mul(weight, new(big.Int).SetUint64(n)))
	}
	t.take(func(ranks, n uint64) {
		if s.counts[ranks] == nil {
			s.counts[ranks] = new(big.Int)
		}
		add(s.counts[ranks], n)
	})
	add(s.infeasible, t.infeasible)
	t.infeasible = 0
}

// result turns ranks into outcomes.
func (s *sweep) result() []swept {
	var list []swept
	elsewhere := s.plan.elsewhere()
	for ranks, n := range s.counts {
		o := Outcome{Status: engine.NoEvidence, Stack: []int{}}
		for i := range s.plan.races {
			o.Stack = append(o.Stack, s.plan.stack(i, ranks)...)
		}
		if slices.Sort(o.Stack); len(o.Stack) > 0 {
			o.Status = engine.Recommended
		}
		if s.plan.infeasible {
			o.Status = engine.Infeasible
		}
		list = append(list, swept{o, n.Mul(n, elsewhere)})
	}
	if s.infeasible.Sign() > 0 {
		list = append(list, swept{Outcome{engine.Infeasible, []int{}}, s.infeasible.Mul(s.infeasible, elsewhere)})
	}
	slices.SortFunc(list, func(a, b swept) int { return a.Compare(b.Outcome) })
	return list
}

// elsewhere counts the answers to unanswered questions that make no difference.
func (p *slicePlan) elsewhere() *big.Int {
	n := big.NewInt(1)
	for q, v := range p.state.Values() {
		if v == program.Unknown && p.varOf[q] < 0 {
			n.Mul(n, big.NewInt(int64(len(p.p.Domain(q)))))
		}
	}
	return n
}

// completions counts all completions.
func (p *slicePlan) completions() *big.Int {
	n := p.elsewhere()
	for _, v := range p.vars {
		n.Mul(n, big.NewInt(int64(len(p.p.Domain(v.question)))))
	}
	return n
}

// prefix is the classes of the outermost loops for a chunk, and how many answers
// they stand for.
func (p *slicePlan) prefix(chunk int) ([]int, *big.Int) {
	classes, weight := make([]int, p.fixed), big.NewInt(1)
	for i := range classes {
		v := &p.vars[p.loops[i]]
		classes[i] = chunk % len(v.first)
		chunk /= len(v.first)
		weight.Mul(weight, new(big.Int).SetUint64(v.weight[classes[i]]))
	}
	return classes, weight
}
