package analysis

import (
	"cmp"
	"math/bits"
	"slices"

	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// candidate is a new answer to a question that has another one now.
type candidate struct {
	value   program.Value
	changed int // choices: those added and removed of a multi, else 1
}

// preference lists the other answers that a question may get, those that change
// fewest choices first. Ties: the nearest number, the lower of two as near; the
// smaller set of choices, then the one with the earlier choices; the earlier
// choice. A class of numbers is there once, as its member nearest to the present
// answer, and the present answer's own class is not there.
func preference(p *program.Program, q int, now program.Value) []candidate {
	var list []candidate
	kind := p.Questions[q].Kind
	for _, v := range p.Domain(q) {
		if kind == ruleset.Number {
			low, high := p.Range(q, v)
			v = max(program.Value(low), min(now, program.Value(high)))
		}
		if v == now {
			continue
		}
		c := candidate{v, 1}
		if kind == ruleset.Multi {
			c.changed = bits.OnesCount16(uint16(v ^ now))
		}
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		if kind == ruleset.Number {
			return cmp.Compare(distance(a.value, now), distance(b.value, now))
		}
		return cmp.Or(cmp.Compare(a.changed, b.changed), compareAnswers(kind, a.value, b.value))
	})
	return list
}

// distance is unsigned, as two numbers may lie further apart than a Value goes.
func distance(a, b program.Value) uint64 { return uint64(max(a, b)) - uint64(min(a, b)) }

// compareAnswers orders answers of the same kind: sets of choices by size and
// then by their ascending lists of positions.
func compareAnswers(kind ruleset.Kind, a, b program.Value) int {
	if kind != ruleset.Multi || a == b {
		return cmp.Compare(a, b)
	}
	if n := cmp.Compare(bits.OnesCount16(uint16(a)), bits.OnesCount16(uint16(b))); n != 0 {
		return n
	}
	if differ := a ^ b; a&(differ&-differ) != 0 {
		return -1
	}
	return 1
}
