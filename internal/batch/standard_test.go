package batch

import (
	"bytes"
	"context"
	"io"
	"math/bits"
	"math/rand/v2"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// bruteCover tries all choices of k candidates.
func bruteCover(groups []group, candidates, k int) (most int64) {
	for choice := range uint64(1) << candidates {
		if bits.OnesCount64(choice) != k {
			continue
		}
		served := int64(0)
		for _, g := range groups {
			if g.served[0]&choice != 0 {
				served += g.sheets
			}
		}
		most = max(most, served)
	}
	return most
}

func TestCover(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 3))
	for range 300 {
		candidates := 1 + rng.IntN(9)
		var groups []group
		for range 1 + rng.IntN(20) {
			var m mask
			for i := range candidates {
				if rng.IntN(4) == 0 {
					m.set(i)
				}
			}
			if m != (mask{}) {
				groups = append(groups, group{m, 1 + rng.Int64N(10)})
			}
		}
		c := newCover(groups, candidates)
		for k := 1; k <= min(4, candidates); k++ {
			got := c.choose(k)
			want := bruteCover(groups, candidates, k)
			if got.served != want || got.bound != want || len(got.candidates) > k {
				t.Fatalf("%d of %d candidates: %+v, want %d\n%v", k, candidates, got, want, groups)
			}
			var m mask
			for _, i := range got.candidates {
				m.set(i)
			}
			served := int64(0)
			for _, g := range groups {
				if g.served[0]&m[0] != 0 {
					served += g.sheets
				}
			}
			if served != got.served {
				t.Fatalf("%v serve %d, not %d", got.candidates, served, got.served)
			}
		}
	}
}

// TestCoverBound gives no budget for a proof: the bound must hold all the same.
func TestCoverBound(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 5))
	loose := 0
	for range 200 {
		var groups []group
		for range 40 {
			var m mask
			for range 3 {
				m.set(rng.IntN(10))
			}
			groups = append(groups, group{m, 1 + rng.Int64N(5)})
		}
		c := newCover(groups, 10)
		c.budget = 0
		got, want := c.choose(3), bruteCover(groups, 10, 3)
		if got.served > want || got.bound < want {
			t.Fatalf("%+v, want %d in between", got, want)
		}
		if got.bound > got.served {
			loose++
		}
	}
	if loose < 20 {
		t.Errorf("the greedy choice was proved best %d times of 200: that tests little", 200-loose)
	}
}

func TestMaskCut(t *testing.T) {
	for n := range maxCandidates + 1 {
		var m mask
		for i := range maxCandidates {
			m.set(i)
		}
		m.cut(n)
		for i := range maxCandidates {
			if m.has(i) != (i < n) {
				t.Fatalf("cut at %d: has %d is %v", n, i, m.has(i))
			}
		}
	}
}

// TestStandards compares with going through all sheets and all choices of stacks.
func TestStandards(t *testing.T) {
	e := builtin(t, "article")
	table := portfolio(e.Program, 400)
	r, err := Run(context.Background(), &Job{Engine: e, In: bytes.NewReader(table), Out: io.Discard, Spool: tempFile(t)})
	if err != nil {
		t.Fatal(err)
	}
	const tolerance = 3000
	got, err := r.Tally.Standards(tolerance, 2)
	if err != nil {
		t.Fatal(err)
	}
	stacks := r.Tally.Supported.Stacks()
	sheets := int64(0)
	for _, s := range stacks {
		sheets += s.Sheets
	}
	if sheets != got.Recommended || sheets != r.Tally.Supported.Statuses[engine.Recommended] || len(stacks) < 10 {
		t.Fatalf("%d sheets in %d stacks, %d recommended", sheets, len(stacks), got.Recommended)
	}
	losses := allLosses(t, e, table, stacks[:got.Candidates])
	for n, choice := range got.Choices {
		want := bestChoice(losses, n+1, tolerance)
		if choice.Served != want.served || choice.AtMost != want.served {
			t.Errorf("%d standards: %+v, want %d served", n+1, choice, want.served)
		}
		if choice.Served+choice.Beyond+choice.Without != got.Recommended {
			t.Errorf("%d standards: %+v does not add up to %d", n+1, choice, got.Recommended)
		}
	}
}

// allLosses has for each sheet with a supported stack what it loses with each stack, -1 where
// the stack is not allowed.
func allLosses(t *testing.T, e *engine.Engine, table []byte, stacks []StackCount) (losses [][]int64) {
	t.Helper()
	s := e.NewState()
	rows := records{data: table, last: true}
	rows.next() // header
	for rows.next() {
		values := make([]program.Value, len(e.Questions))
		for q := range values {
			text, _ := rows.fields[q].text(table, nil)
			values[q], _ = newColumn(e.Program, q).value(text)
		}
		s.Reset(values)
		best, err := s.BestWith(unsupported(e))
		if err != nil {
			t.Fatal(err)
		}
		if best.Status != engine.Recommended {
			continue
		}
		score := best.Score
		row := make([]int64, len(stacks))
		for i, c := range stacks {
			row[i] = -1
			// Only this stack: all else is forbidden, each of its options demanded.
			var without []int
			var with [][]int
			for o := range e.Options {
				if in := c.bits[o/64]>>(o%64)&1 == 1; in {
					with = append(with, []int{o})
				} else {
					without = append(without, o)
				}
			}
			only, err := s.BestWith(without, with...)
			if err != nil {
				t.Fatal(err)
			}
			if only.Status != engine.Infeasible {
				row[i] = score - only.Score
			}
		}
		losses = append(losses, row)
	}
	return losses
}

// unsupported lists the unsupported options.
func unsupported(e *engine.Engine) (list []int) {
	for o, u := range e.Unsupported {
		if u {
			list = append(list, o)
		}
	}
	return list
}

type found struct{ served int64 }

func bestChoice(losses [][]int64, k int, tolerance int64) (best found) {
	n := len(losses[0])
	for a := range n {
		for b := a; b < n; b++ {
			if k == 1 && b > a {
				break
			}
			served := int64(0)
			for _, row := range losses {
				if row[a] >= 0 && row[a] <= tolerance || row[b] >= 0 && row[b] <= tolerance {
					served++
				}
			}
			best.served = max(best.served, served)
		}
	}
	return best
}
