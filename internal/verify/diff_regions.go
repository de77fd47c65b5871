package verify

import (
	"cmp"
	"math/big"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/program"
)

// Region is a part of the answer space in which the advice differs on every sheet that
// does not contradict itself: for some questions the answers that count, one of each class; nil for a
// question whose answer does not matter.
type Region struct {
	Answers [][]program.Value
	Count   *big.Int
}

// seeds is how many sheets are tried for a region, beside those of the most
// frequent changes.
const seeds = 24

// regions describes where the advice differs. It is greedy and does not promise
// the fewest regions: as long as there is a sheet that differs and is in no
// region, some are taken; each grows in several ways as far as everything in it
// differs; and the one that covers most of what was not covered is kept. What is
// left past the limit is counted exactly.
func (d *differ) regions(diff *Diff, view *analysis.View) error {
	different := view.Where(func(o analysis.Outcome) bool {
		from, to := d.split(o.Stack)
		return !d.same(from, to)
	})
	allowed := different.Or(view.Contradicting()) // of which nothing is asked
	left := different
	rng := rand.New(rand.NewPCG(sheetsSeed, 0))
	for !left.Empty() && len(diff.Regions) < d.options.Regions {
		var best analysis.Box
		var most *big.Int
		for _, seed := range d.seeds(diff, left, rng) {
			for _, order := range d.orders(different, rng) {
				if d.ctx.Err() != nil {
					return d.ctx.Err()
				}
				box := grow(allowed, seed, order)
				if gain := left.Within(box); most == nil || gain.Cmp(most) > 0 {
					best, most = box, gain
				}
			}
		}
		diff.Regions = append(diff.Regions, d.region(different, best))
		left = left.Without(best)
	}
	diff.Uncovered = left.Count()
	diff.Regions = d.needed(different, diff.Regions, diff.Uncovered)
	slices.SortStableFunc(diff.Regions, func(x, y Region) int { return y.Count.Cmp(x.Count) })
	return nil
}

// seeds are sheets that differ and are in no region: of the most frequent
// changes that have one, and some that are drawn.
func (d *differ) seeds(diff *Diff, left *analysis.Sheets, rng *rand.Rand) [][]program.Value {
	var list [][]program.Value
	for _, c := range diff.Changes {
		if c.sheet != nil && left.Holds(exactly(c.sheet)) {
			list = append(list, c.sheet)
		}
	}
	for range seeds {
		list = append(list, left.Pick(rng.IntN))
	}
	return list
}

// exactly is the box with one sheet.
func exactly(sheet []program.Value) analysis.Box {
	box := make(analysis.Box, len(sheet))
	for q, v := range sheet {
		box[q] = []program.Value{v}
	}
	return box
}

// orders are in which order the questions that matter are left out of a region:
// those with most answers first, and in an order that is drawn.
func (d *differ) orders(different *analysis.Sheets, rng *rand.Rand) [][]int {
	var asked []int
	for q := range d.both.Questions {
		if len(different.Classes(q)) > 1 {
			asked = append(asked, q)
		}
	}
	drawn := slices.Clone(asked)
	rng.Shuffle(len(drawn), func(i, j int) { drawn[i], drawn[j] = drawn[j], drawn[i] })
	broad := slices.Clone(asked)
	slices.SortStableFunc(broad, func(x, y int) int {
		return cmp.Compare(len(different.Classes(y)), len(different.Classes(x)))
	})
	return [][]int{broad, drawn}
}

// grow makes a box around a sheet of a set that is wholly in the set: questions
// are left out in order, as far as that goes; then answers are added to the rest.
func grow(set *analysis.Sheets, sheet []program.Value, order []int) analysis.Box {
	box := make(analysis.Box, len(sheet))
	for _, q := range order {
		if v := sheet[q]; v != program.Unknown {
			box[q] = []program.Value{v}
		}
	}
	for _, q := range order {
		answer := box[q]
		if box[q] = nil; answer != nil && !set.Holds(box) {
			box[q] = answer
		}
	}
	for _, q := range order {
		if box[q] == nil {
			continue
		}
		for _, v := range set.Classes(q) {
			if set.Class(q, v) == set.Class(q, box[q][0]) {
				continue
			}
			box[q] = append(box[q], v)
			if !set.Holds(box) {
				box[q] = box[q][:len(box[q])-1]
			}
		}
	}
	return box
}

// region is a box in answers of both sets.
func (d *differ) region(set *analysis.Sheets, box analysis.Box) Region {
	r := Region{Answers: make([][]program.Value, len(box)), Count: set.Within(box)}
	for q, answers := range box {
		if answers == nil {
			continue
		}
		in := map[int]bool{}
		for _, v := range answers {
			in[set.Class(q, v)] = true
		}
		seen := map[int]bool{}
		for _, v := range d.both.Domain(q) {
			if class := d.both.Class(q, v); in[set.Class(q, v)] && !seen[class] {
				seen[class] = true
				r.Answers[q] = append(r.Answers[q], v)
			}
		}
	}
	return r
}

// needed leaves out regions without which as little stays uncovered.
func (d *differ) needed(set *analysis.Sheets, regions []Region, uncovered *big.Int) []Region {
	for i := 0; i < len(regions); i++ {
		rest := set
		for j, r := range regions {
			if j != i {
				rest = rest.Without(r.Answers)
			}
		}
		if rest.Count().Cmp(uncovered) == 0 {
			regions = slices.Delete(regions, i, i+1)
			i--
		}
	}
	return regions
}
