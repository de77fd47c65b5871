package analysis

import (
	"context"
	"math/big"
	"math/rand/v2"
	"runtime"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// beyond is what can be said of the completions of a sheet whose diagram does not
// fit in its node budget. Outcomes are counted one by one where a sweep can do it,
// and else estimated. Whether something is so or not is only said with a proof:
// completions that differ prove that nothing is settled and that a question
// matters, and conditions that do not look at a question prove that it does not.
type beyond struct {
	outcomes   Outcomes
	settled    Verdict
	irrelevant Irrelevance
}

// sweepLimit is how many combinations of answers a sweep may go through.
const sweepLimit = 1 << 30

// beyond fails if the engine does, or with the context's error.
func (v *View) beyond(ctx context.Context, draw Draw) (*beyond, error) {
	b := &beyond{}
	d := newDrawing(v, draw)
	var err error
	if s, ok := newSweep(v.space.e, v.values); ok && s.combinations() <= sweepLimit {
		b.outcomes, err = v.swept(ctx, s, draw.Progress)
	} else {
		b.outcomes, err = d.outcomes(ctx, v.Completions())
	}
	if err != nil {
		return nil, err
	}
	only := len(b.outcomes.Stacks) == 1 && b.outcomes.Stacks[0].Equal(v.now)
	switch {
	case !only:
		b.settled = No
	case b.outcomes.Method == Exact:
		b.settled = Yes
	}
	b.irrelevant, err = d.irrelevance(ctx)
	return b, err
}

// swept counts all completions.
func (v *View) swept(ctx context.Context, s *sweep, progress Progress) (Outcomes, error) {
	o := Outcomes{Method: Exact, Completions: v.Completions()}
	list, err := s.run(ctx, runtime.GOMAXPROCS(0), progress)
	if err != nil {
		return o, err
	}
	for _, x := range list {
		share := shareOf(x.count, o.Completions)
		o.Stacks = append(o.Stacks, OutcomeCount{x.Outcome, x.count, share, share, share})
	}
	o.sort()
	return o, nil
}

// drawing draws completions of a sheet, all alike.
type drawing struct {
	Draw
	v       *View
	state   *engine.State
	random  *rand.Rand
	domains [][]program.Value // by position in View.unanswered
}

func newDrawing(v *View, draw Draw) *drawing {
	if draw.Samples == 0 {
		draw.Samples = DefaultSamples
	}
	d := &drawing{Draw: draw, v: v, state: v.space.e.NewState(), random: rand.New(rand.NewPCG(draw.Seed, 1))}
	d.state.Reset(v.values)
	for _, q := range v.unanswered {
		d.domains = append(d.domains, v.space.e.Domain(q))
	}
	return d
}

// next gives every unanswered question an answer.
func (d *drawing) next() {
	for i, q := range d.v.unanswered {
		d.state.Set(q, d.domains[i][d.random.IntN(len(d.domains[i]))])
	}
}

// outcomes estimates how many completions lead to which outcome.
func (d *drawing) outcomes(ctx context.Context, completions *big.Int) (Outcomes, error) {
	o := Outcomes{Method: Estimated, Completions: completions, Samples: d.Samples, Seed: d.Seed}
	var tally tally
	for i := range d.Samples {
		if i%64 == 0 {
			if err := ctx.Err(); err != nil {
				return o, err
			}
			d.Progress.tell(i, d.Samples)
		}
		d.next()
		choice, err := d.state.Best()
		if err != nil {
			return o, err
		}
		tally.count(choice)
	}
	for i, won := range tally.counts {
		a := estimate(nil, won, d.Samples)
		n := new(big.Int).Mul(completions, big.NewInt(int64(a.Share)))
		n.Quo(n.Add(n, big.NewInt(int64(Whole/2))), big.NewInt(int64(Whole)))
		o.Stacks = append(o.Stacks, OutcomeCount{tally.outcomes[i], n, a.Share, a.Low, a.High})
	}
	o.sort()
	return o, nil
}

// sheetsTried is how many completions are drawn to find one in which a question
// matters.
const sheetsTried = 256

// irrelevance decides for each unanswered question whether it ever matters, as
// far as that is easy: it does not if no condition that is not decided yet looks
// at it, and it does if one of some completions has another outcome with another
// answer to it.
func (d *drawing) irrelevance(ctx context.Context) (Irrelevance, error) {
	var found Irrelevance
	c, _ := newSliceCircuit(d.v.space.e, d.v.values)
	matters := make([]bool, len(d.v.unanswered))
	for range sheetsTried {
		d.next()
		for i, q := range d.v.unanswered {
			if matters[i] || c.varOf[q] < 0 {
				continue
			}
			differs, err := d.differs(i)
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return found, err
			}
			matters[i] = differs
		}
	}
	for i, q := range d.v.unanswered {
		switch {
		case c.varOf[q] < 0:
			found.Questions = append(found.Questions, q)
		case !matters[i]:
			found.Undecided = append(found.Undecided, q)
		}
	}
	return found, nil
}

// differs reports whether another answer to one question has another outcome.
func (d *drawing) differs(i int) (bool, error) {
	q := d.v.unanswered[i]
	before := d.state.Value(q)
	defer d.state.Set(q, before)
	choice, err := d.state.Best()
	if err != nil {
		return false, err
	}
	status, bits := choice.Status, slices.Clone(choice.Bits)
	d.state.Set(q, d.domains[i][d.random.IntN(len(d.domains[i]))])
	if choice, err = d.state.Best(); err != nil {
		return false, err
	}
	return choice.Status != status || !slices.Equal(choice.Bits, bits), nil
}
