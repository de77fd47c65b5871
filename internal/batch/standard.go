package batch

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
)

// Standards is an answer to: if only so many stacks were allowed as standards,
// which would serve most of the sheets? Candidates are the stacks that are
// recommended with supported options only, as nobody should standardise on what
// has ended; sheets to which none is recommended so are left out. A stack serves a
// sheet that allows it and to which it is at most Tolerance worse than what is
// recommended to it so.
type Standards struct {
	Tolerance   int64 // thousandths
	Candidates  int   // how many stacks were tried: the most frequent ones
	Recommended int64 // sheets
	Choices     []StandardChoice
}

// StandardChoice is the best so many stacks.
type StandardChoice struct {
	Stacks [][]int // by falling number of sheets that they are recommended to
	Served int64
	// AtMost is how many sheets any choice of so many candidates serves at most:
	// Served, if that is proved.
	AtMost int64
	// Lost is the sum of what the served sheets give up, each with the stack that
	// is best for it, in thousandths.
	Lost int64
	// Beyond counts the sheets that some stack fits, at a larger loss; the largest
	// is MostLost. None fits the remaining ones.
	Beyond, MostLost, Without int64
}

// maxGroups is how many groups of sheets are told apart. If there are more, fewer
// candidates are tried.
const maxGroups = 1 << 17

// Standards finds the best 1 to most standard stacks, and stops early when they
// serve all sheets. It reads the spool twice.
func (t *Tally) Standards(tolerance int64, most int) (*Standards, error) {
	stacks := t.Supported.Stacks()
	tried := stacks[:min(len(stacks), maxCandidates)]
	groups, kept, err := t.groups(tried, tolerance)
	if err != nil {
		return nil, err
	}
	s := &Standards{Tolerance: tolerance, Candidates: min(kept, len(tried)), Recommended: t.Supported.Statuses[engine.Recommended]}
	c := newCover(groups, s.Candidates)
	var sets []mask
	for k := 1; k <= min(most, s.Candidates); k++ {
		best := c.choose(k)
		if len(best.candidates) < k { // one more adds nothing
			break
		}
		choice := StandardChoice{Served: best.served, AtMost: best.bound}
		var set mask
		for _, i := range best.candidates {
			choice.Stacks = append(choice.Stacks, tried[i].Stack)
			set.set(i)
		}
		s.Choices, sets = append(s.Choices, choice), append(sets, set)
		if best.served == s.Recommended {
			break
		}
	}
	return s, t.losses(s, tried, sets)
}

// StackCount is a stack and how many sheets it is recommended to.
type StackCount struct {
	Stack  []int
	Sheets int64
	bits   []uint64
}

// Stacks are the recommended stacks, most frequent first, then as the tie rules
// order stacks.
func (t *Count) Stacks() []StackCount {
	list := make([]StackCount, 0, len(t.stacks))
	for key, n := range t.stacks {
		s := StackCount{Sheets: *n, bits: bitsOf(key), Stack: []int{}}
		for o := range ones(s.bits) {
			s.Stack = append(s.Stack, o)
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b StackCount) int {
		return cmp.Or(cmp.Compare(b.Sheets, a.Sheets), analysis.CompareStacks(a.Stack, b.Stack))
	})
	return list
}

// Further counts sheets whose stack is not among Stacks, as there were too many.
func (t *Count) Further() int64 { return t.further }

// groups puts together the sheets that the same candidates serve. With too many
// groups it keeps only the first half of the candidates, and so on; how many it
// kept hangs on the sheets alone, not on their order.
func (t *Tally) groups(tried []StackCount, tolerance int64) (list []group, kept int, err error) {
	all := grouping{sheets: map[mask]int64{}, kept: maxCandidates}
	var parts []*grouping
	err = t.eachSheet(func() func(*engine.State, int64) {
		part := &grouping{sheets: map[mask]int64{}, kept: maxCandidates}
		parts = append(parts, part)
		return func(s *engine.State, best int64) {
			var served mask
			for i := range tried[:min(part.kept, len(tried))] {
				if score, ok := s.ScoreOf(tried[i].bits); ok && best-score <= tolerance {
					served.set(i)
				}
			}
			part.add(served, 1)
		}
	})
	for _, part := range parts {
		all.keep(min(all.kept, part.kept))
		for served, sheets := range part.sheets {
			served.cut(all.kept)
			all.add(served, sheets)
		}
	}
	for served, sheets := range all.sheets {
		if served != (mask{}) {
			list = append(list, group{served, sheets})
		}
	}
	slices.SortFunc(list, func(a, b group) int {
		return cmp.Or(cmp.Compare(b.sheets, a.sheets), slices.Compare(a.served[:], b.served[:]))
	})
	return list, all.kept, err
}

// grouping counts sheets by the candidates that serve them.
type grouping struct {
	sheets map[mask]int64
	kept   int // how many candidates it tells apart
}

func (g *grouping) add(served mask, sheets int64) {
	served.cut(g.kept)
	g.sheets[served] += sheets
	for len(g.sheets) > maxGroups && g.kept > 1 {
		g.keep(g.kept / 2)
	}
}

func (g *grouping) keep(n int) {
	if n == g.kept {
		return
	}
	g.kept = n
	old := g.sheets
	g.sheets = map[mask]int64{}
	for served, sheets := range old {
		served.cut(n)
		g.sheets[served] += sheets
	}
}

// losses fills in what sheets give up with each choice.
func (t *Tally) losses(s *Standards, tried []StackCount, sets []mask) error {
	var parts [][]StandardChoice
	err := t.eachSheet(func() func(*engine.State, int64) {
		part := make([]StandardChoice, len(sets))
		parts = append(parts, part)
		return func(state *engine.State, best int64) {
			for n := range sets {
				part[n].lose(state, best, tried, &sets[n], s.Tolerance)
			}
		}
	})
	for _, part := range parts {
		for n := range part {
			c := &s.Choices[n]
			c.Lost += part[n].Lost
			c.Beyond += part[n].Beyond
			c.Without += part[n].Without
			c.MostLost = max(c.MostLost, part[n].MostLost)
		}
	}
	return err
}

// lose counts one sheet.
func (c *StandardChoice) lose(s *engine.State, best int64, tried []StackCount, set *mask, tolerance int64) {
	least := int64(-1)
	for i := range ones(set[:]) {
		if score, ok := s.ScoreOf(tried[i].bits); ok && (least < 0 || best-score < least) {
			least = best - score
		}
	}
	switch {
	case least < 0:
		c.Without++
	case least > tolerance:
		c.Beyond++
		c.MostLost = max(c.MostLost, least)
	default:
		c.Lost += least
	}
}

// eachSheet goes through the sheets with a supported stack again, on all cores. newVisit is
// called once for each core, before any visit; a visit gets a State with the
// sheet's answers, and its score with supported options only.
func (t *Tally) eachSheet(newVisit func() func(*engine.State, int64)) error {
	blocks := make(chan []byte, 4)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		visit := newVisit()
		wait.Go(func() {
			s := t.engine.NewState()
			values := slices.Clone(s.Values())
			for block := range blocks {
				for len(block) > 0 {
					var score int64
					block, score = takeSheet(block, values)
					s.Reset(values)
					visit(s, score)
				}
			}
		})
	}
	err := t.spool.blocks(func(block []byte) { blocks <- block })
	close(blocks)
	wait.Wait()
	return err
}

func bitsOf(key string) []uint64 {
	words := make([]uint64, len(key)/8)
	for i := range words {
		for n := range 8 {
			words[i] |= uint64(key[8*i+n]) << (8 * n)
		}
	}
	return words
}
