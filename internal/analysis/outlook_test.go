package analysis

import (
	"context"
	"fmt"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/program"
)

// pastSheet is a sheet with its View within the limits, and one past them with
// other limits.
func pastSheet(t *testing.T, seed uint64, answered int, limits Limits) (within, past *View) {
	t.Helper()
	e := sweepSet{layers: 2, options: 6, questions: 10, choices: 3, rules: 14, relations: 2, exclusions: true}.engine(seed)
	values := unknown(e)
	for q := range answered {
		values[q] = program.Value(seed>>q) % 3
	}
	var err error
	if within, err = NewSpace(e, Limits{}).View(context.Background(), values); err != nil {
		t.Fatal(err)
	}
	copied := *within
	past, copied.d, copied.space = &copied, nil, NewSpace(e, limits)
	return within, past
}

// TestOutlook holds what is said past the limits against the diagram: counted by
// sweeps, and with proofs and draws alone.
func TestOutlook(t *testing.T) {
	for _, limits := range []Limits{{}, {Combinations: 1}} {
		outside, figures, verdicts := 0, 0, map[string]int{}
		for seed := range uint64(60) {
			within, past := pastSheet(t, seed, min(10, int(seed%12)), limits)
			b, err := past.Outlook(context.Background(), Draw{Samples: 1000, Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			sufficient, err := within.Sufficient(context.Background(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if b.Settled != within.Settled() {
				t.Errorf("seed %d: settled %v, want %v", seed, b.Settled, within.Settled())
			}
			if b.Settled == Yes {
				reason, _, err := past.prospect(context.Background()).reason(nil)
				if err != nil {
					t.Fatal(err)
				}
				reason.Method = sufficient.Method
				if diff := cmp.Diff(sufficient, reason); diff != "" {
					t.Errorf("seed %d: sufficient (-diagram +proof):\n%s", seed, diff)
				}
			}
			if diff := cmp.Diff(within.Irrelevant(), b.Irrelevant); diff != "" {
				t.Errorf("seed %d: irrelevant (-diagram +proof):\n%s", seed, diff)
			}
			verdicts["settled "+b.Settled.String()]++
			verdicts[fmt.Sprint("sufficient ", len(sufficient.Questions))]++
			if limits.Combinations != 1 || b.Outcomes.Method == Exact { // one combination is counted
				same := cmp.Comparer(func(a, b *big.Int) bool { return a.Cmp(b) == 0 })
				if diff := cmp.Diff(within.Outcomes(), b.Outcomes, same); diff != "" {
					t.Fatalf("seed %d: outcomes (-diagram +sweep):\n%s", seed, diff)
				}
				if diff := cmp.Diff(within.Next(), b.Next); diff != "" || b.NextMethod != Exact {
					t.Fatalf("seed %d: next (-diagram +sweep):\n%s", seed, diff)
				}
				continue
			}
			out, all := outsideIntervals(t, within, b, seed)
			outside, figures = outside+out, figures+all
		}
		if verdicts["settled yes"] < 8 || verdicts["settled no"] < 20 || verdicts["sufficient 3"] < 1 {
			t.Errorf("verdicts: %v", verdicts)
		}
		if outside*15 > figures {
			t.Errorf("%d of %d figures lie outside of intervals of 95 %%", outside, figures)
		}
	}
}

// outsideIntervals counts the figures whose true value is outside its interval,
// and all.
func outsideIntervals(t *testing.T, truth *View, b *Outlook, seed uint64) (outside, all int) {
	t.Helper()
	check := func(what string, low, is, high, true int64) {
		if low > is || is > high {
			t.Errorf("seed %d: %s: %d to %d, estimated at %d", seed, what, low, high, is)
		}
		if all++; true < low || true > high {
			outside++
		}
	}
	if o := &b.Outcomes; o.Method != Estimated || o.Samples != 1000 || o.Seed != seed || b.NextMethod != Estimated {
		t.Errorf("seed %d: %v of %d, seed %d, next %v", seed, o.Method, o.Samples, o.Seed, b.NextMethod)
	}
	shares := map[string]Share{}
	for _, o := range truth.Outcomes().Stacks {
		shares[plainOutcome(o.Outcome)] = o.Share
	}
	for _, o := range b.Outcomes.Stacks {
		share, known := shares[plainOutcome(o.Outcome)]
		if !known || o.Low < 1 || o.High >= Whole {
			t.Fatalf("seed %d: %+v", seed, o)
		}
		check(plainOutcome(o.Outcome), int64(o.Low), int64(o.Share), int64(o.High), int64(share))
	}
	bits := map[int]int64{}
	for _, n := range truth.Next() {
		bits[n.Question] = n.Bits
	}
	if len(bits) != len(b.Next) {
		t.Errorf("seed %d: %d next questions, want %d", seed, len(b.Next), len(bits))
	}
	for _, n := range b.Next {
		check(fmt.Sprint("question ", n.Question), n.Low, n.Bits, n.High, bits[n.Question])
	}
	return outside, all
}
