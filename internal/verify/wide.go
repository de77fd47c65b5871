package verify

import (
	"math"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// An option whose score hangs on more rules than this, with more combinations of
// answers than two to the power of this, is not tried to be drawn as a diagram:
// nothing bounds how large the diagram of a score becomes while it is built.
const (
	wideRules = 30
	wideBits  = 40
)

// tooWide reports whether a diagram of the set is not worth a try.
func tooWide(e *engine.Engine) bool {
	v := newSolver(e)
	rules := make([]int, len(e.Options))
	about := make([][]bool, len(e.Options))
	for i := range e.Rules {
		for _, p := range e.Rules[i].Points {
			if about[p.Option] == nil {
				about[p.Option] = make([]bool, len(e.Questions))
			}
			rules[p.Option]++
			v.mark(about[p.Option], e.Rules[i].When)
		}
	}
	for o, n := range rules {
		if n > wideRules && bitsOf(e.Program, about[o]) > wideBits {
			return true
		}
	}
	return false
}

// bitsOf is the binary logarithm of the combinations of answers to some
// questions that something tells apart.
func bitsOf(p *program.Program, questions []bool) float64 {
	bits := 0.0
	for q, yes := range questions {
		if yes {
			bits += math.Log2(float64(max(p.Classes(q), 1)))
		}
	}
	return bits
}
