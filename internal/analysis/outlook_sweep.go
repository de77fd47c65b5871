package analysis

import (
	"context"
	"math/big"
	"runtime"
	"slices"
)

// sweepsForNext is how many times all combinations may be gone through, in units
// of Limits.Combinations, to find what each question tells of the outcome.
const sweepsForNext = 4

// swept counts all completions that do not contradict themselves.
func (v *View) swept(ctx context.Context, s *sweep, progress Progress) (Outcomes, error) {
	o := Outcomes{Method: Exact, Completions: v.Completions()}
	list, err := s.run(ctx, runtime.GOMAXPROCS(0), progress)
	if err != nil {
		return o, err
	}
	if len(v.excluding) > 0 {
		o.Completions = new(big.Int)
		for _, x := range list {
			o.Completions.Add(o.Completions, x.count)
		}
	}
	for _, x := range list {
		share := shareOf(x.count, o.Completions)
		o.Stacks = append(o.Stacks, OutcomeCount{x.Outcome, x.count, share, share, share})
	}
	o.sort()
	return o, nil
}

// sweepNext counts the outcomes under each class of answers to each question
// that is asked for sure.
func (p *prospect) sweepNext(b *Outlook) error {
	var failed error
	b.Next = p.inform(func(q int) Information {
		bits := int64(0)
		if failed == nil {
			bits, failed = p.sweptInformation(p.vars[p.varOf[q]])
		}
		return Information{Bits: bits, Low: bits, High: bits}
	})
	return failed
}

func (p *prospect) sweptInformation(x *variable) (int64, error) {
	values := slices.Clone(p.values)
	counts := map[string][]*big.Int{} // by outcome and class
	for class, answer := range x.first {
		values[x.question] = answer
		s, ok := newSweep(p.space.e, values, p.excluding)
		if !ok {
			panic("a sweep of a part is larger than one of the whole")
		}
		list, err := s.run(p.ctx, runtime.GOMAXPROCS(0), nil)
		if err != nil {
			return 0, err
		}
		for _, o := range list {
			key := o.Outcome.key()
			if counts[key] == nil {
				counts[key] = make([]*big.Int, len(x.first))
			}
			counts[key][class] = o.count.Mul(o.count, new(big.Int).SetUint64(x.weight[class]))
		}
	}
	return exactBits(counts), nil
}

// inform makes the list of View.Next from what questions that may matter tell.
func (v *View) inform(of func(question int) Information) []Information {
	_, varOf := v.space.variables(v.values, v.excluding)
	list := []Information{}
	for i, q := range v.unanswered {
		if !v.asked[i] {
			continue
		}
		n := Information{}
		if varOf[q] >= 0 {
			n = of(q)
		}
		n.Question = q
		list = append(list, n)
	}
	sortInformation(list)
	return list
}
