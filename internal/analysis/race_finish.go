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
	room        endings
	ended       []*ended
	depth       int // of ended: in use
	zeros       []int64
	alone       map[*lineup][]bundle
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

// endings is what all answers that are left make of a cell, which is a tree with
// equal branches left out. It is written down from the ends on, children before
// parents.
type endings struct {
	levels []int32 // of the variable that is looked at; of an end: how many there are
	kids   []int32 // by class: endings, one after the other, but for ends
	adds   []int64 // by worth: what is gained on the way to an end, end after end
}

// endings lists the endings of a cell.
func (r *runner) endings(c *cell) *endings {
	if c.ends == nil {
		f := &r.finishing
		f.room.levels, f.room.kids, f.room.adds = f.room.levels[:0], f.room.kids[:0], f.room.adds[:0]
		r.end(c, c.nodes, make([]int64, len(c.nodes)), c.later)
		c.ends = &endings{slices.Clone(f.room.levels), slices.Clone(f.room.kids), slices.Clone(f.room.adds)}
	}
	return c.ends
}

// end adds the endings behind functions and what the members gained before; later
// are the variables that they look at. It returns the last one.
func (r *runner) end(c *cell, nodes []int32, gained []int64, later uint64) int32 {
	e := &r.finishing.room
	level := int32(len(r.vars))
	if later == 0 {
		from := len(e.adds)
		e.adds = slices.Grow(e.adds, len(c.takes))[:from+len(c.takes)]
		c.sum(e.adds[from:], gained)
	} else {
		bit := bits.Len64(later) - 1
		level = int32(len(r.vars) - 1 - bit)
		n, classes := len(nodes), len(r.vars[level].weight)
		own := r.finishing.take(n, classes)
		for class := range classes {
			if same := r.step(c.lineup, nodes, level, class); same < class {
				own.kids[class] = own.kids[same]
				continue
			}
			copy(own.nodes, r.nodes)
			for i, add := range r.adds {
				own.gained[i] = gained[i] + add
			}
			own.kids[class] = r.end(c, own.nodes, own.gained, later&^(1<<bit))
		}
		e.kids = append(e.kids, own.kids...)
		r.finishing.depth--
	}
	e.levels = append(e.levels, level)
	return int32(len(e.levels) - 1)
}

// ended is the scratch of end for one variable.
type ended struct {
	nodes, kids []int32
	gained      []int64
}

func (f *finishing) take(members, classes int) *ended {
	if f.depth == len(f.ended) {
		f.ended = append(f.ended, &ended{})
	}
	own := f.ended[f.depth]
	f.depth++
	own.nodes = slices.Grow(own.nodes[:0], members)[:members]
	own.gained = slices.Grow(own.gained[:0], members)[:members]
	own.kids = slices.Grow(own.kids[:0], classes)[:classes]
	return own
}

// finish goes through all answers that are left to a state of a cell.
func (r *runner) finish(c *cell, key []uint64) bundle {
	f, e := &r.finishing, r.endings(c)
	f.zeros = slices.Grow(f.zeros[:0], len(c.takes))[:len(c.takes)]
	r.load(c.lineup, key, f.zeros)
	var alone []bundle
	if c.paths != nil {
		alone = r.alone(c.lineup)
	}
	f.leads = f.leads[:0]
	adds, kids := e.adds, e.kids
	for _, level := range e.levels {
		if int(level) == len(r.vars) {
			if alone != nil {
				f.leads = append(f.leads, alone[bestPath(r.worth[:len(c.takes)], adds)])
			} else {
				f.leads = append(f.leads, r.winner(c.lineup, adds))
			}
			adds = adds[len(c.takes):]
			continue
		}
		classes := len(r.vars[level].weight)
		f.kids = f.kids[:0]
		for _, n := range kids[:classes] {
			f.kids = append(f.kids, f.leads[n])
		}
		kids = kids[classes:]
		f.leads = append(f.leads, r.worked(level, f.kids))
	}
	return f.leads[len(f.leads)-1]
}

// bestPath is the path that is worth most when something is added; the first one wins
// ties.
func bestPath(worth, adds []int64) int {
	chosen, most := 0, worth[0]+adds[0]
	for i, w := range worth {
		if w+adds[i] > most {
			chosen, most = i, w+adds[i]
		}
	}
	return chosen
}

// alone has by path the end where it wins.
func (r *runner) alone(l *lineup) []bundle {
	if list, ok := r.finishing.alone[l]; ok {
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
	if r.finishing.alone == nil {
		r.finishing.alone = map[*lineup][]bundle{}
	}
	r.finishing.alone[l] = list
	return list
}

// winner is the best path of a lineup with many when something is added and nothing
// is left to gain.
func (r *runner) winner(l *lineup, adds []int64) bundle {
	for i, m := range l.members {
		r.score[m] = r.worth[i] + adds[i]
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
	b := r.newRun(run{level, int32(len(r.kids)*len(r.runners) + r.number)})
	r.kids = append(r.kids, kids...)
	return b
}

// own are the children of one of the runner's own runs that it worked out itself, by
// its local number.
func (r *runner) own(n int32) []bundle {
	x := r.runs[n]
	return r.kids[int(x.kids)/len(r.runners):][:len(r.vars[x.level].weight)]
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
