package analysis

import (
	"math/big"
	"math/bits"
	"slices"
)

// wideCount is a whole number below 2^128. What a sum or a product has above is
// lost, which leaves what is below right.
type wideCount struct{ low, high uint64 }

func (a wideCount) plus(b wideCount) wideCount {
	low, carry := bits.Add64(a.low, b.low, 0)
	return wideCount{low, a.high + b.high + carry}
}

func (a wideCount) times(b wideCount) wideCount {
	high, low := bits.Mul64(a.low, b.low)
	return wideCount{low, high + a.low*b.high + a.high*b.low}
}

// countWide counts as counting.byOutcome does, where all sheets are fewer than
// 2^128. Each of two workers adds to what its own half of the nodes leads to.
func (d *diagram) countWide(fixed []int) []*big.Int {
	answers := d.answersWide(fixed)
	spans := spansWide(answers)
	behind := len(d.nodes)
	var reached [2][]wideCount // by worker, by node and then by end
	for worker := range reached {
		reached[worker] = make([]wideCount, behind+len(d.ends))
	}
	add := func(own []wideCount, level int, count wideCount, kid ref) {
		to := int(kid)
		if kid < 0 {
			to = behind + int(^kid)
		}
		if at := d.level(kid); at > level+1 {
			count = count.times(spans[level+1][at])
		}
		own[to] = own[to].plus(count)
	}
	add(reached[0], -1, wideCount{low: 1}, d.root)
	for _, s := range slices.Backward(d.stretches()) {
		s.share(func(worker, from, to int) {
			own := reached[worker]
			for n := to - 1; n >= from; n-- {
				level := int(d.nodes[n].level)
				count := reached[0][n].plus(reached[1][n])
				for k, kid := range d.children(ref(n)) {
					if weight := answers[level][k]; weight > 0 {
						add(own, level, count.times(wideCount{low: weight}), kid)
					}
				}
			}
		})
	}
	counts := make([]*big.Int, len(d.ends))
	for i := range counts {
		n := reached[0][behind+i].plus(reached[1][behind+i])
		counts[i] = toBig([]uint64{n.low, n.high})
	}
	return counts
}

// answersWide is how many answers count by level and class.
func (d *diagram) answersWide(fixed []int) [][]uint64 {
	list := make([][]uint64, len(d.vars))
	for level, v := range d.vars {
		list[level] = v.weight
		if fixed != nil && fixed[level] >= 0 {
			list[level] = make([]uint64, len(v.weight))
			list[level][fixed[level]] = v.weight[fixed[level]]
		}
	}
	return list
}

// spansWide is the number of answer combinations from one level to before another.
func spansWide(answers [][]uint64) [][]wideCount {
	spans := matrix[wideCount](len(answers)+1, len(answers)+1)
	for from := range spans {
		spans[from][from] = wideCount{low: 1}
		for to := from; to < len(answers); to++ {
			size := uint64(0)
			for _, n := range answers[to] {
				size += n
			}
			spans[from][to+1] = spans[from][to].times(wideCount{low: size})
		}
	}
	return spans
}
