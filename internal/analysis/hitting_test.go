package analysis

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHitting compares the smallest sets with those that plain enumeration finds,
// while changes are added one by one.
func TestHitting(t *testing.T) {
	sizes := map[int]int{}
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 1))
		questions := rng.Perm(130)[:9] // more than fit in a word
		slices.Sort(questions)
		h := newHitting(context.Background(), nil)
		var changes [][]int
		for range 12 {
			change := sample(rng, questions, 1+rng.IntN(4))
			changes = append(changes, change)
			h.add(change)
			got, enough, err := h.smallest()
			if !enough || err != nil {
				t.Fatal(enough, err)
			}
			if diff := cmp.Diff(plainHitting(questions, changes), got); diff != "" {
				t.Fatalf("seed %d: %v (-plain +search):\n%s", seed, changes, diff)
			}
			sizes[len(got)]++
		}
	}
	if sizes[5] < 50 {
		t.Errorf("sizes of the sets: %v", sizes)
	}
}

// sample draws n questions, ascending.
func sample(rng *rand.Rand, questions []int, n int) []int {
	var list []int
	for _, i := range rng.Perm(len(questions))[:n] {
		list = append(list, questions[i])
	}
	slices.Sort(list)
	return list
}

// plainHitting goes through all sets of questions.
func plainHitting(questions []int, changes [][]int) []int {
	var best []int
	for mask := range 1 << len(questions) {
		set := []int{}
		for i, q := range questions {
			if mask>>i&1 == 1 {
				set = append(set, q)
			}
		}
		meets := func(change []int) bool {
			return slices.ContainsFunc(change, func(q int) bool { return slices.Contains(set, q) })
		}
		missed := slices.ContainsFunc(changes, func(change []int) bool { return !meets(change) })
		if !missed && (best == nil || len(set) < len(best) || len(set) == len(best) && slices.Compare(set, best) < 0) {
			best = set
		}
	}
	return best
}

// TestHittingIsBounded has the search give up, or end with its context, where
// there are far too many sets to go through.
func TestHittingIsBounded(t *testing.T) {
	many := func(ctx context.Context) *hitting {
		h := newHitting(ctx, nil)
		rng := rand.New(rand.NewPCG(1, 1))
		var questions []int
		for q := range 100 {
			questions = append(questions, q)
		}
		for range 600 {
			h.add(sample(rng, questions, 4))
		}
		return h
	}
	h := many(context.Background())
	h.left = 20_000_000
	if set, enough, err := h.smallest(); enough || err != nil {
		t.Errorf("%v, enough %v, %v", set, enough, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	h = many(ctx)
	if set, enough, err := h.smallest(); enough || !errors.Is(err, context.Canceled) || h.left < hittingWork/2 {
		t.Errorf("%v, enough %v, %v", set, enough, err)
	}
}
