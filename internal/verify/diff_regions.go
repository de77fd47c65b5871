package verify

import (
	"math/big"
	"slices"

	"stackadvisor/internal/program"
)

// Region is a part of the answer space in which the advice differs everywhere:
// for some questions the answers that count, one of each class; nil for a
// question whose answer does not matter.
type Region struct {
	Answers [][]program.Value
	Count   *big.Int
	classes [][]int
}

// widest is how many combinations of answers are looked at to widen a region.
const widest = 64

// regions describes where the advice differs. It is greedy and does not promise
// the fewest: as long as there is a sheet that differs and is in no region, one
// is taken, from the most frequent changes if they have one; then its answers are left out, or joined
// by others, one question after the other, as long as everything in the region
// differs. What is left uncovered past the limit is counted exactly.
func (d *differ) regions(diff *Diff) error {
	for {
		left, err := d.uncovered(diff.Regions)
		if err != nil {
			return err
		}
		diff.Uncovered = left
		if left.Sign() == 0 || len(diff.Regions) == d.options.Regions {
			return nil
		}
		r, err := d.region(diff)
		if err != nil {
			return err
		}
		diff.Regions = append(diff.Regions, *r)
	}
}

// uncovered counts the sheets of the part that differ and are in no region.
func (d *differ) uncovered(regions []Region) (*big.Int, error) {
	c, err := d.count()
	if err != nil {
		return nil, err
	}
	return new(big.Int).Sub(c.different, d.union(regions, nil)), nil
}

// union counts the sheets of the part that are in the box or any region, by
// inclusion and exclusion; without a box, in any region.
func (d *differ) union(regions []Region, box [][]int) *big.Int {
	sum := new(big.Int)
	if box != nil {
		sum = d.volume(box)
		if sum.Sign() == 0 {
			return sum
		}
	}
	for i, r := range regions {
		both, ok := r.classes, true
		if box != nil {
			both, ok = meet(box, r.classes)
		}
		if !ok {
			continue
		}
		inner := d.union(regions[i+1:], both)
		if box == nil {
			sum.Add(sum, inner)
		} else {
			sum.Sub(sum, inner)
		}
	}
	return sum
}

// meet is what two boxes have in common.
func meet(a, b [][]int) ([][]int, bool) {
	both := make([][]int, len(a))
	for q := range a {
		switch {
		case a[q] == nil:
			both[q] = b[q]
		case b[q] == nil:
			both[q] = a[q]
		default:
			for _, c := range a[q] {
				if slices.Contains(b[q], c) {
					both[q] = append(both[q], c)
				}
			}
			if both[q] == nil {
				return nil, false
			}
		}
	}
	return both, true
}

// volume counts the sheets of the part that are in a box.
func (d *differ) volume(box [][]int) *big.Int {
	n := big.NewInt(1)
	for q, v := range d.values {
		count := int64(0)
		switch {
		case v == program.Unknown:
			for _, v := range d.both.Domain(q) {
				if box[q] == nil || slices.Contains(box[q], d.both.Class(q, v)) {
					count++
				}
			}
		case box[q] == nil || slices.Contains(box[q], d.both.Class(q, v)):
			count = 1
		}
		n.Mul(n, big.NewInt(count))
	}
	return n
}

// region finds sheets that differ and are in no region, those of the most
// frequent changes first, makes a region of each, and returns the largest.
func (d *differ) region(diff *Diff) (*Region, error) {
	var best *Region
	for i := 0; i < len(diff.Changes) && i < seeds; i++ {
		sheet := diff.Changes[i].sheet
		if sheet == nil || d.inside(diff.Regions, sheet) {
			continue
		}
		copy(d.values, sheet)
		if err := d.largest(&best); err != nil {
			return nil, err
		}
	}
	d.clear()
	if best != nil {
		return best, nil
	}
	if err := d.descend(func() (bool, error) {
		left, err := d.uncovered(diff.Regions)
		return err == nil && left.Sign() > 0, err
	}); err != nil {
		return nil, err
	}
	return best, d.largest(&best)
}

// seeds is how many sheets are tried for a region.
const seeds = 6

// inside reports whether a sheet is in a region.
func (d *differ) inside(regions []Region, sheet []program.Value) bool {
	return slices.ContainsFunc(regions, func(r Region) bool {
		for q, v := range sheet {
			if r.classes[q] != nil && !slices.Contains(r.classes[q], d.both.Class(q, v)) {
				return false
			}
		}
		return true
	})
}

// largest makes a region of the part, which is one sheet, and keeps it if it is
// larger than the best.
func (d *differ) largest(best **Region) error {
	r, err := d.grow()
	if err == nil && (*best == nil || r.Count.Cmp((*best).Count) > 0) {
		*best = r
	}
	return err
}

// grow makes a region of the part, which is one sheet. The questions with most
// answers are left out first.
func (d *differ) grow() (*Region, error) {
	defer d.clear()
	order := make([]int, len(d.values))
	for q := range order {
		order[q] = q
	}
	slices.SortStableFunc(order, func(x, y int) int { return d.both.Classes(y) - d.both.Classes(x) })
	r := &Region{Answers: make([][]program.Value, len(d.values)), classes: make([][]int, len(d.values))}
	for _, q := range order {
		v := d.values[q]
		d.values[q] = program.Unknown
		all, err := d.allDiffer()
		if err != nil {
			return nil, err
		}
		if !all {
			d.values[q] = v
			r.Answers[q] = []program.Value{v}
		}
	}
	if err := d.widen(r); err != nil {
		return nil, err
	}
	for q, list := range r.Answers {
		for _, v := range list {
			r.classes[q] = append(r.classes[q], d.both.Class(q, v))
		}
	}
	d.clear()
	r.Count = d.volume(r.classes)
	return r, nil
}

// descend answers one question after the other so that the part keeps a
// property, which it has.
func (d *differ) descend(keeps func() (bool, error)) error {
	v := newSolver(d.engine)
	for q := range d.values {
		for _, d.values[q] = range v.answers(q) {
			ok, err := keeps()
			if err != nil {
				return err
			}
			if ok {
				break
			}
		}
	}
	return nil
}

func (d *differ) clear() {
	for q := range d.values {
		d.values[q] = program.Unknown
	}
}

// allDiffer reports whether the advice differs everywhere in the part.
func (d *differ) allDiffer() (bool, error) {
	c, err := d.count()
	return err == nil && c.different.Cmp(c.sheets) == 0, err
}

// widen adds further answers to each question of a region as long as everything
// in it differs.
func (d *differ) widen(r *Region) error {
	v := newSolver(d.engine)
	for q := range r.Answers {
		if r.Answers[q] == nil {
			continue
		}
		for _, more := range v.answers(q) {
			if slices.Contains(r.Answers[q], more) {
				continue
			}
			tried := slices.Clone(r.Answers)
			tried[q] = []program.Value{more}
			all, err := d.everywhere(tried)
			if err != nil {
				return err
			}
			if all {
				r.Answers[q] = append(r.Answers[q], more)
			}
		}
		slices.Sort(r.Answers[q])
	}
	return nil
}

// everywhere reports whether the advice differs everywhere in a product of
// answers; false if that is too much to look at.
func (d *differ) everywhere(answers [][]program.Value) (bool, error) {
	combinations := 1
	for _, list := range answers {
		if combinations *= max(len(list), 1); combinations > widest {
			return false, nil
		}
	}
	return d.product(answers, 0)
}

func (d *differ) product(answers [][]program.Value, q int) (bool, error) {
	if q == len(answers) {
		return d.allDiffer()
	}
	if answers[q] == nil {
		d.values[q] = program.Unknown
		return d.product(answers, q+1)
	}
	for _, d.values[q] = range answers[q] {
		if all, err := d.product(answers, q+1); !all || err != nil {
			return false, err
		}
	}
	return true, nil
}

// example finds a sheet that shows a change.
func (d *differ) example(c *Change) error {
	defer d.clear()
	err := d.descend(func() (bool, error) {
		counts, err := d.count()
		return err == nil && slices.ContainsFunc(counts.changes, func(o Change) bool {
			return o.From.Equal(c.From) && o.To.Equal(c.To)
		}), err
	})
	c.sheet = slices.Clone(d.values)
	c.Example = d.plain(d.values)
	return err
}
