package analysis

import (
	"math/bits"
	"slices"
)

// fewLeft is up to how many combinations of answers a state is finished by going
// through them: what remains of the race is decided by so little that bounds on
// each pair of members say less than the combinations do, and cost more.
const fewLeft = 48

// finishing is the scratch of finish.
type finishing struct {
	worth, rank []int64 // by stop of a row and of the next
	best        [][]int32
	leads, kids []bundle
	table       []int32 // own runs by their level and kids, open addressing; 0: free
	used        int
}

// bitOf is the bit of a variable in later: the last one has the lowest. The
// highest bit is for all that are further away.
func (r *race) bitOf(level int32) uint64 {
	return 1 << min(63, len(r.vars)-1-int(level))
}

// few reports whether the answers to some variables are few enough.
func (r *runner) few(later uint64) bool {
	if later>>63 != 0 {
		return false
	}
	n := 1
	for ; later != 0; later &= later - 1 {
		n *= len(r.vars[len(r.vars)-1-bits.TrailingZeros64(later)].weight)
		if n > fewLeft {
			return false
		}
	}
	return true
}

// ending is what is left of a cell behind some answers.
type ending struct {
	level int32   // of the variable that is looked at; of an end: how many there are
	kids  []int32 // by class: endings
	adds  []int64 // of an end, by position in the members: what they gain on the way
}

// endings lists all endings of a cell, kids before parents.
func (r *runner) endings(c *cell) []ending {
	if c.ends == nil {
		r.end(c, slices.Clone(c.nodes), make([]int64, len(c.nodes)), c.later)
	}
	return c.ends
}

// end adds the endings behind functions and what was gained before; later are the
// variables that they look at.
func (r *runner) end(c *cell, nodes []int32, gained []int64, later uint64) int32 {
	e := ending{level: int32(len(r.vars)), adds: gained}
	if later != 0 {
		bit := bits.Len64(later) - 1
		e.level, e.adds = int32(len(r.vars)-1-bit), nil
		for class := range r.vars[e.level].weight {
			adds := make([]int64, len(nodes))
			if same := r.step(c.lineup, nodes, e.level, class, adds); same < class {
				e.kids = append(e.kids, e.kids[same])
				continue
			}
			for i := range adds {
				adds[i] += gained[i]
			}
			e.kids = append(e.kids, r.end(c, slices.Clone(r.nodes), adds, later&^(1<<bit)))
		}
	}
	c.ends = append(c.ends, e)
	return int32(len(c.ends) - 1)
}

// finish goes through all answers that are left to a state of a cell.
func (r *runner) finish(c *cell, key []uint64) bundle {
	f := &r.finishing
	f.leads = f.leads[:0]
	for _, e := range r.endings(c) {
		if e.kids == nil {
			r.load(c, key, e.adds)
			f.leads = append(f.leads, r.winner(c.lineup))
			continue
		}
		f.kids = f.kids[:0]
		for _, n := range e.kids {
			f.kids = append(f.kids, f.leads[n])
		}
		f.leads = append(f.leads, r.worked(e.level, f.kids))
	}
	return f.leads[len(f.leads)-1]
}

// winner is the best path when nothing is left to gain.
func (r *runner) winner(l *lineup) bundle {
	f := &r.finishing
	for len(f.best) < len(l.rows) {
		f.best = append(f.best, nil)
	}
	n := 2 * l.width
	f.worth, f.rank = slices.Grow(f.worth[:0], n)[:n], slices.Grow(f.rank[:0], n)[:n]
	next := 0 // where the next row's values begin
	f.worth[0], f.rank[0] = 0, 0
	for row := len(l.rows) - 1; row >= 0; row-- {
		here := l.width - next
		best := f.best[row][:0]
		for i, arcs := range l.rows[row] {
			chosen := int32(-1)
			var worth, rank int64
			for j, a := range arcs {
				w := f.worth[next+int(a.to)] + r.score[a.member]
				k := f.rank[next+int(a.to)] + r.rank[a.member]
				if chosen < 0 || w > worth || w == worth && k > rank {
					chosen, worth, rank = int32(j), w, k
				}
			}
			f.worth[here+i], f.rank[here+i] = worth, rank
			best = append(best, chosen)
		}
		f.best[row] = best
		next = here
	}
	r.path = r.path[:0]
	stop := int32(0)
	for row, stops := range l.rows {
		a := stops[stop][f.best[row][stop]]
		if a.member > 0 {
			r.path = append(r.path, a.member)
		}
		stop = a.to
	}
	slices.Sort(r.path)
	return r.ofBundle(r.path, nil)
}

// worked is the run with these kids, which is made once.
func (r *runner) worked(level int32, kids []bundle) bundle {
	if !slices.ContainsFunc(kids, func(k bundle) bool { return k != kids[0] }) {
		return kids[0]
	}
	f := &r.finishing
	if 2*f.used >= len(f.table) {
		old := f.table
		f.table = make([]int32, max(64, 2*len(old)))
		for _, n := range old {
			if n != 0 {
				f.table[r.findWorked(r.runs[n-1].level, r.own(n-1))] = n
			}
		}
	}
	slot := r.findWorked(level, kids)
	if n := f.table[slot]; n != 0 {
		return bundle(int(n-1)*len(r.runners) + r.number)
	}
	f.table[slot] = int32(len(r.runs)) + 1
	f.used++
	b := r.newRun(run{level, int32(len(r.kids))})
	r.kids = append(r.kids, kids...)
	return b
}

// own are the children of one of the runner's own runs, by its local number.
func (r *runner) own(n int32) []bundle {
	x := r.runs[n]
	return r.kids[x.kids : int(x.kids)+len(r.vars[x.level].weight)]
}

func (r *runner) findWorked(level int32, kids []bundle) int {
	h := uint64(level)*0x9e3779b97f4a7c15 + 1
	for _, k := range kids {
		h = (h ^ uint64(uint32(k))) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	mask := len(r.finishing.table) - 1
	slot := int(h) & mask
	for ; r.finishing.table[slot] != 0; slot = (slot + 1) & mask {
		if n := r.finishing.table[slot] - 1; r.runs[n].level == level && slices.Equal(r.own(n), kids) {
			break
		}
	}
	return slot
}
