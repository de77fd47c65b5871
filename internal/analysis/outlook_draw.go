package analysis

import (
	"context"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// drawing draws completions of a sheet that do not contradict themselves, all alike.
type drawing struct {
	Draw
	v       *View
	state   *engine.State
	random  *rand.Rand
	domains [][]program.Value // by position in View.unanswered
	tries   int               // left
}

// triesPerSample is how many completions are drawn for each that does not contradict
// itself, before it is said that these are too rare.
const triesPerSample = 100

func newDrawing(v *View, draw Draw) *drawing {
	if draw.Samples == 0 {
		draw.Samples = DefaultSamples
	}
	d := &drawing{Draw: draw, v: v, state: v.space.e.NewState(), random: rand.New(rand.NewPCG(draw.Seed, 1))}
	d.state.Reset(v.values)
	d.tries = triesPerSample * (draw.Samples + sheetsTried)
	for _, q := range v.unanswered {
		d.domains = append(d.domains, v.space.e.Domain(q))
	}
	return d
}

// next gives every unanswered question an answer. It reports false where too many
// completions contradict themselves.
func (d *drawing) next() bool {
	for ; d.tries > 0; d.tries-- {
		for i, q := range d.v.unanswered {
			d.state.Set(q, d.domains[i][d.random.IntN(len(d.domains[i]))])
		}
		if !d.state.ContradictsAny(d.v.excluding) {
			return true
		}
	}
	return false
}

// draw estimates how many completions lead to which outcome, and what the answer
// to each question tells of it. Where completions that do not contradict themselves
// are too rare, there are no figures.
func (p *prospect) draw(b *Outlook) error {
	d := p.draws
	b.NextMethod = Estimated
	var tally tally
	joint := make([][][]int, len(p.vars)) // by variable, class and outcome: draws
	for i, x := range p.vars {
		joint[i] = make([][]int, len(x.weight))
	}
	for i := range d.Samples {
		if i%64 == 0 {
			if err := p.ctx.Err(); err != nil {
				return err
			}
			d.Progress.tell(i, d.Samples)
		}
		if !d.next() {
			b.Outcomes = d.outcomes(nil)
			return nil
		}
		choice, err := d.state.Best()
		if err != nil {
			return err
		}
		tally.count(choice)
		for k, x := range p.vars {
			counts := &joint[k][x.class(p.space.e.Program, d.state.Value(x.question))]
			for len(*counts) <= tally.last {
				*counts = append(*counts, 0)
			}
			(*counts)[tally.last]++
		}
	}
	b.Outcomes = d.outcomes(&tally)
	b.Next = p.inform(func(q int) Information { return estimateInformation(joint[p.varOf[q]], tally.counts, d.Samples) })
	return nil
}

// outcomes turns what was drawn into estimates; nil is nothing.
func (d *drawing) outcomes(t *tally) Outcomes {
	completions := d.v.Completions()
	o := Outcomes{Method: Estimated, Completions: completions, Samples: d.Samples, Seed: d.Seed}
	if t == nil {
		return o
	}
	for i, won := range t.counts {
		a := estimate(nil, won, d.Samples)
		n := new(big.Int).Mul(completions, big.NewInt(int64(a.Share)))
		n.Quo(n.Add(n, big.NewInt(int64(Whole/2))), big.NewInt(int64(Whole)))
		o.Stacks = append(o.Stacks, OutcomeCount{t.outcomes[i], n, a.Share, a.Low, a.High})
	}
	o.sort()
	return o
}

// estimateInformation is the mutual information of a question's answer and the
// outcome in drawn completions, by class and outcome, less what chance adds to it:
// with r classes and c outcomes (r-1)(c-1)/2N nats. Its 95 % interval is that of a
// normal distribution whose variance is the sum of two: of the mean of
// log2(p(v,s)/p(v)p(s)), which counts where the two hang together, and of a
// chi-square distribution with (r-1)(c-1) degrees of freedom, which counts where
// they do not.
//
// G. A. Miller: Note on the bias of information estimates (1955).
func estimateInformation(joint [][]int, won []int, samples int) Information {
	n := float64(samples)
	sum, squares, classes, most := 0.0, 0.0, 0, 0.0
	for _, counts := range joint {
		drawn := 0
		for _, k := range counts {
			drawn += k
		}
		if drawn == 0 {
			continue
		}
		classes++
		share := float64(drawn) / n
		most -= share * math.Log2(share)
		for s, k := range counts {
			if k > 0 {
				log := math.Log2(float64(k) * n / (float64(drawn) * float64(won[s])))
				sum += float64(k) / n * log
				squares += float64(k) / n * log * log
			}
		}
	}
	freedom := float64((classes - 1) * (len(won) - 1))
	bits := max(sum-freedom/(2*n*math.Ln2), 0)
	const z = 1.959963984540054 // two-sided 95 %
	spread := z * math.Sqrt(max(squares-sum*sum, 0)/n+2*freedom/(2*n*math.Ln2)/(2*n*math.Ln2))
	millionths := func(bits float64) int64 { return int64(math.Round(bits * 1e6)) }
	return Information{Bits: millionths(bits), Low: millionths(max(bits-spread, 0)), High: millionths(min(bits+spread, max(most, bits)))}
}

// matter looks for each unanswered question that has a variable whether some
// drawn completion has another outcome with another answer to it.
func (d *drawing) matter(ctx context.Context, varOf []int) ([]bool, error) {
	matters := make([]bool, len(d.v.unanswered))
	for range sheetsTried {
		if !d.next() {
			break
		}
		for i, q := range d.v.unanswered {
			if matters[i] || varOf[q] < 0 {
				continue
			}
			differs, err := d.differs(i)
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return nil, err
			}
			matters[i] = differs
		}
	}
	return matters, nil
}

// differs reports whether another answer to one question has another outcome, and
// does not contradict the others.
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
	if d.state.ContradictsAny(d.v.excluding) {
		return false, nil
	}
	if choice, err = d.state.Best(); err != nil {
		return false, err
	}
	return choice.Status != status || !slices.Equal(choice.Bits, bits), nil
}
