package analysis

import (
	"math/big"
	"math/bits"
)

// counting counts the sheets of a diagram by outcome. Counts are fixed-size
// whole numbers of as many words as the number of all sheets needs, least
// significant word first; up to two words there is a quicker way, see countWide.
type counting struct {
	d     *diagram
	words int
	// spans has the number of answer combinations of the variables from one
	// level to before another, by from*(len(vars)+1)+to; nil until needed.
	spans [][]uint64
}

func (d *diagram) counting() *counting {
	n := len(d.vars) + 1
	return &counting{d: d, words: (d.sheets().BitLen() + 63) / 64, spans: make([][]uint64, n*n)}
}

// sheets is the number of all sheets: the product of the domains.
func (d *diagram) sheets() *big.Int {
	n := big.NewInt(1)
	for _, v := range d.vars {
		n.Mul(n, new(big.Int).SetUint64(v.size))
	}
	return n
}

// byOutcome counts the sheets that lead to each end. The classes of fixed, by
// level, are the only answers that count; -1 is any class.
func (c *counting) byOutcome(fixed []int) []*big.Int {
	if c.words <= 2 {
		return c.d.countWide(fixed)
	}
	return c.byWords(fixed)
}

// byWords is byOutcome for counts of any size.
func (c *counting) byWords(fixed []int) []*big.Int {
	d := c.d
	reached := make([]uint64, (len(d.nodes)+len(d.ends))*c.words)
	at := func(r ref) []uint64 {
		if r < 0 {
			r = ref(len(d.nodes)) + ^r
		}
		return reached[int(r)*c.words : (int(r)+1)*c.words]
	}
	c.add(at(d.root), c.span(fixed, 0, d.level(d.root)), 1)
	scratch := make([]uint64, c.words)
	for n := len(d.nodes) - 1; n >= 0; n-- {
		here := at(ref(n))
		if isZero(here) {
			continue
		}
		level := int(d.nodes[n].level)
		for k, kid := range d.children(ref(n)) {
			if fixed != nil && fixed[level] >= 0 && fixed[level] != k {
				continue
			}
			weight := d.vars[level].weight[k]
			if to := d.level(kid); to == level+1 {
				c.add(at(kid), here, weight)
			} else {
				multiply(scratch, here, c.span(fixed, level+1, to))
				c.add(at(kid), scratch, weight)
			}
		}
	}
	counts := make([]*big.Int, len(d.ends))
	for i := range counts {
		counts[i] = toBig(at(end(i)))
	}
	return counts
}

// span is the number of answer combinations of skipped variables.
func (c *counting) span(fixed []int, from, to int) []uint64 {
	n := len(c.d.vars) + 1
	if fixed == nil && c.spans[from*n+to] != nil {
		return c.spans[from*n+to]
	}
	product, next := make([]uint64, c.words), make([]uint64, c.words)
	product[0] = 1
	for l := from; l < to; l++ {
		v := c.d.vars[l]
		size := v.size
		if fixed != nil && fixed[l] >= 0 {
			size = v.weight[fixed[l]]
		}
		clear(next)
		c.add(next, product, size)
		product, next = next, product
	}
	if fixed == nil {
		c.spans[from*n+to] = product
	}
	return product
}

// add adds a count times a number.
func (c *counting) add(sum, count []uint64, times uint64) {
	if c.words == 1 {
		sum[0] += count[0] * times
		return
	}
	var high, carry uint64
	for i := range sum {
		hi, lo := bits.Mul64(count[i], times)
		lo, over := bits.Add64(lo, high, 0)
		high = hi + over
		sum[i], carry = bits.Add64(sum[i], lo, carry)
	}
}

// multiply sets a count to the product of two; all have the same size, which is
// large enough.
func multiply(product, a, b []uint64) {
	clear(product)
	for j, times := range b {
		if times == 0 {
			continue
		}
		var high, carry uint64
		for i := range product[j:] {
			hi, lo := bits.Mul64(a[i], times)
			lo, over := bits.Add64(lo, high, 0)
			high = hi + over
			product[i+j], carry = bits.Add64(product[i+j], lo, carry)
		}
	}
}

func isZero(count []uint64) bool {
	for _, word := range count {
		if word != 0 {
			return false
		}
	}
	return true
}

func toBig(count []uint64) *big.Int {
	n, word := new(big.Int), new(big.Int)
	for i := len(count) - 1; i >= 0; i-- {
		n.Or(n.Lsh(n, 64), word.SetUint64(count[i]))
	}
	return n
}
