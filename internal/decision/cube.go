package decision

import (
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
)

// at is the position that topic i has in a cell.
func (c *cube) at(cell, i int) int { return cell / c.stride[i] % len(c.topics[i].Positions) }

// number finds or adds an outcome.
func (c *cube) number(choice engine.Choice) int32 {
	key := []byte{byte(choice.Status)}
	for _, word := range choice.Bits {
		for shift := 0; shift < 64; shift += 8 {
			key = append(key, byte(word>>shift))
		}
	}
	n, ok := c.known[string(key)]
	if !ok {
		n = int32(len(c.outcomes))
		c.known[string(key)] = n
		c.outcomes = append(c.outcomes, analysis.OutcomeOf(choice))
	}
	return n
}

// counted is how many combinations do not contradict themselves.
func (c *cube) counted() (n int64) {
	for _, o := range c.cells {
		if o != void {
			n++
		}
	}
	return n
}

// shares counts the outcomes of the cells that are chosen and count.
func (c *cube) shares(chosen func(cell int) bool) []Share {
	counts := make([]int64, len(c.outcomes))
	total := int64(0)
	for cell, o := range c.cells {
		if o != void && chosen(cell) {
			counts[o]++
			total++
		}
	}
	return c.ranked(counts, total, true)
}

func (c *cube) ranked(counts []int64, total int64, exact bool) []Share {
	var list []Share
	for o, n := range counts {
		if n == 0 {
			continue
		}
		s := Share{Outcome: c.outcomes[o], Share: shareOf(n, total)}
		if s.Low, s.High = s.Share, s.Share; exact {
			s.Count = big.NewInt(n)
		} else {
			s.Low, s.High = interval(n, total)
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b Share) int {
		if a.Share != b.Share {
			return int(b.Share - a.Share)
		}
		return a.Compare(b.Outcome)
	})
	return list
}

// shareOf rounds to the nearest millionth; total is not 0.
func shareOf(n, total int64) analysis.Share {
	return analysis.Share((n*2*int64(analysis.Whole) + total) / (2 * total))
}

// sway is the share of the lines along topic i, with a cell that counts, on which
// the outcome is not the same everywhere. It is 0 only if there is none.
func (c *cube) sway(i int) analysis.Share {
	lines, swayed := int64(0), int64(0)
	step, length := c.stride[i], len(c.topics[i].Positions)
	for cell := range c.cells {
		if c.at(cell, i) != 0 {
			continue
		}
		differ, outcome := false, int32(void)
		for k := range length {
			switch o := c.cells[cell+k*step]; {
			case outcome == void:
				outcome = o
			case o != void && o != outcome:
				differ = true
			}
		}
		if outcome != void {
			lines++
		}
		if differ {
			swayed++
		}
	}
	if swayed == 0 {
		return 0
	}
	return max(shareOf(swayed, lines), 1)
}

// settle finds a smallest set of topics that decides the outcome: of sets of the
// same size the one with the earliest topics. Topics that do not matter cannot
// be in it, unless some combinations contradict themselves: then one topic may tell
// of another. It is nil if too many matter to go through their subsets, and where
// nothing counts.
func (c *cube) settle() []int {
	var mattering []int
	counted := c.counted()
	for i, t := range c.topics {
		if *t.Matters || counted < int64(len(c.cells)) {
			mattering = append(mattering, i)
		}
	}
	if len(mattering) > mostSettle || counted == 0 {
		return nil
	}
	for size := 0; size <= len(mattering); size++ {
		if set := c.settleWith(mattering, size, []int{}); set != nil {
			return set
		}
	}
	return nil // cannot be: all that matter together decide
}

func (c *cube) settleWith(rest []int, size int, chosen []int) []int {
	if size == 0 {
		if c.decides(chosen) {
			return chosen
		}
		return nil
	}
	for i := range rest {
		if len(rest)-i < size {
			break
		}
		if set := c.settleWith(rest[i+1:], size-1, append(slices.Clone(chosen), rest[i])); set != nil {
			return set
		}
	}
	return nil
}

// decides reports whether cells that count and agree on the chosen topics have the
// same outcome.
func (c *cube) decides(chosen []int) bool {
	seen := map[int]int32{}
	for cell, o := range c.cells {
		if o == void {
			continue
		}
		key := 0
		for _, i := range chosen {
			key += c.at(cell, i) * c.stride[i]
		}
		if known, ok := seen[key]; ok && known != o {
			return false
		}
		seen[key] = o
	}
	return true
}
