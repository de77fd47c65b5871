package analysis

import (
	"math/bits"
	"slices"
)

// fewLeft is up to how many combinations of answers a state is finished by going
// through them: what remains of the race is decided by so little that bounds on
// each pair of members say less than the combinations do, and cost more.
const fewLeft = 81

// finishing is the scratch of finish.
type finishing struct {
	worth, rank []int64 // by stop of a row and of the next
	best        [][]int32
	worths      [][]int64 // by how many answers were gone through
	kids        []bundle
	alone       []bundle             // of the lineup: by path the end where it wins; see aloneIn
	known       map[*lineup][]bundle // alone by lineup
	table       []int32              // own runs by their level and kids, open addressing; 0: free
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

// way is what an answer makes of a cell of which few answers are left, where nothing
// is dropped any more.
type way struct {
	same int     // the first class of answers that does the same; if another, the rest is not set
	to   *cell   // of the same lineup
	adds []int64 // by worth
}

// waysOf works out what the answers make of a cell.
func (r *runner) waysOf(c *cell) []way {
	if c.ways != nil {
		return c.ways
	}
	c.ways = make([]way, len(r.vars[c.level].weight))
	for class := range c.ways {
		w := &c.ways[class]
		if w.same = r.step(c.lineup, c.nodes, c.level, class); w.same < class {
			continue
		}
		w.adds = make([]int64, len(c.takes))
		c.sum(w.adds, r.adds)
		w.to = r.cellOf(c.lineup, r.nodes)
	}
	return c.ways
}

// finish goes through all answers that are left to a state of a cell.
func (r *runner) finish(c *cell, key []uint64) bundle {
	if c.paths != nil {
		r.finishing.alone = r.aloneIn(c.lineup)
	}
	worth := r.worth[:len(c.takes)]
	clear(worth)
	r.load(c.lineup, key, worth)
	return r.finishFrom(c, worth, 0)
}

// finishFrom goes through all answers that are left to a cell; so many were gone
// through before.
func (r *runner) finishFrom(c *cell, worth []int64, depth int) bundle {
	f := &r.finishing
	if c.later == 0 {
		return r.ended(c.lineup, worth)
	}
	for len(f.worths) <= depth {
		f.worths = append(f.worths, make([]int64, len(r.worth)))
	}
	next, base := f.worths[depth][:len(worth)], len(f.kids)
	for class, w := range r.waysOf(c) {
		b := bundle(0)
		if w.same < class {
			b = f.kids[base+w.same]
		} else {
			for i, add := range w.adds {
				next[i] = worth[i] + add
			}
			b = r.finishFrom(w.to, next, depth+1)
		}
		f.kids = append(f.kids, b)
	}
	b := r.worked(c.level, f.kids[base:])
	f.kids = f.kids[:base]
	return b
}

// ended is where a state ends to which no answer is left.
func (r *runner) ended(l *lineup, worth []int64) bundle {
	if l.paths == nil {
		return r.winner(l, worth)
	}
	best, most := 0, worth[0] // the first one wins ties
	for i, w := range worth {
		if w > most {
			best, most = i, w
		}
	}
	return r.finishing.alone[best]
}

// aloneIn has by path the end where it wins.
func (r *runner) aloneIn(l *lineup) []bundle {
	if list, ok := r.finishing.known[l]; ok {
		return list
	}
	var list []bundle
	for _, p := range l.paths {
		r.path = r.path[:0]
		for _, m := range p {
			if m > 0 {
				r.path = append(r.path, m)
			}
		}
		slices.Sort(r.path)
		list = append(list, r.ofBundle(r.path, nil))
	}
	if r.finishing.known == nil {
		r.finishing.known = map[*lineup][]bundle{}
	}
	r.finishing.known[l] = list
	return list
}

// winner is the best path of a lineup with many when nothing is left to gain.
func (r *runner) winner(l *lineup, worth []int64) bundle {
	for i, m := range l.members {
		r.score[m] = worth[i]
	}
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
				k := f.rank[next+int(a.to)] + r.x.rank[a.member]
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
	b := r.newRun(run{level, int32(len(r.kids[level])*len(r.runners) + r.number)})
	r.kids[level] = append(r.kids[level], kids...)
	return b
}

// own are the children of one of the runner's own runs that it worked out itself, by
// its local number.
func (r *runner) own(n int32) []bundle {
	x := r.runs[n]
	return r.kids[x.level][int(x.kids)/len(r.runners):][:len(r.vars[x.level].weight)]
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
