package analysis

import (
	"context"
	"math"
	"slices"
)

// joint makes the diagram of a race:
//
//	the runs, those that lead to the same made one  (merging)
//	-> those that go on beside each other, jointly  (of)
//	-> those that lead to the same made one         (merging)
//
// The first step is enough where runs never go on beside each other and nothing is
// certain before the last of them ends. Otherwise its places that are no nodes are
// lists of members that are certain and of nodes.
type joint struct {
	r       *race
	forge   *forge // for the ends
	simple  bool
	merging merging // of the runs
	leads   []ref   // by number of a bundle that is no run: its place
	lists   bundles

	// For of: the nodes of the merging and behind them those that are made.
	d      *diagram
	byNode []ref // by place of the merging: a node or an end; noNode: not made yet
	byList []ref
	limit  int // nodes
	calls  int
	err    error
}

// diagram is the race's result as a function to the options that win. It reports
// false if that has more nodes than limit.
func (r *race) diagram(start bundle, limit int) (*diagram, bool, error) {
	j := &joint{r: r, forge: newForge(r.vars), simple: r.simple(), limit: limit}
	most := limit
	if !j.simple {
		most = math.MaxInt
	}
	if ok, err := j.runs(most); !ok || err != nil {
		return nil, false, err
	}
	if j.simple {
		j.forge.d.nodes, j.forge.d.kids, j.forge.d.root = j.merging.d.nodes, j.merging.d.kids, j.place(start)
		return j.forge.d, true, nil
	}
	return j.beside(j.place(start))
}

// simple reports whether runs never go on beside each other and nothing is certain
// before the last of them ends.
func (r *race) simple() bool {
	for _, x := range r.runners {
		for _, c := range x.bundles.list {
			if len(c.runs) > 1 || len(c.runs) == 1 && len(c.won) > 0 {
				return false
			}
		}
	}
	return true
}

// byLevel are the numbers of the runs by level, those of one runner after those of
// another.
func (r *race) byLevel() [][]int32 {
	count := matrix[int](len(r.runners), len(r.vars))
	r.all(func(x *runner) {
		for _, run := range x.runs {
			count[x.number][run.level]++
		}
	})
	list := make([][]int32, len(r.vars))
	next := make([][][]int32, len(r.runners))
	for level := range list {
		n := 0
		for i := range next {
			n += count[i][level]
		}
		list[level] = make([]int32, n)
		rest := list[level]
		for i := range next {
			next[i], rest = append(next[i], rest[:0:count[i][level]]), rest[count[i][level]:]
		}
	}
	r.all(func(x *runner) {
		own := next[x.number]
		for n, run := range x.runs {
			own[run.level] = append(own[run.level], int32(n*len(r.runners)+x.number))
		}
	})
	return list
}

// runs merges the runs.
func (j *joint) runs(limit int) (bool, error) {
	r := j.r
	j.merging = merging{ctx: r.ctx, d: &diagram{vars: r.vars}, made: make([]ref, r.numbers())}
	j.merging.lead = func(n int32, kids []ref) {
		for class, b := range r.children(n) {
			kids[class] = j.place(b)
		}
	}
	ready := j.waiting()
	settle := func(level int) {
		for _, b := range ready[level] {
			j.leads[^b] = j.lead(r.certain(b))
		}
	}
	settle(len(r.vars))
	return j.merging.all(r.byLevel(), limit, settle)
}

// waiting are the bundles that are no runs by the level whose runs they wait for.
func (j *joint) waiting() [][]bundle {
	list := make([][]bundle, len(j.r.vars)+1)
	runners, most := len(j.r.runners), 0
	for _, x := range j.r.runners {
		most = max(most, len(x.bundles.list))
		for i, c := range x.bundles.list {
			level := len(j.r.vars)
			for _, n := range c.runs {
				level = min(level, int(j.r.run(n).level))
			}
			list[level] = append(list[level], ^bundle(i*runners+x.number))
		}
	}
	j.leads = make([]ref, most*runners)
	return list
}

// place is what a bundle has come to.
func (j *joint) place(b bundle) ref {
	if b >= 0 {
		return j.merging.made[b]
	}
	return j.leads[^b]
}

// lead is the place of a bundle whose runs are merged.
func (j *joint) lead(c certain) ref {
	if len(c.won) == 0 && len(c.runs) == 1 {
		return j.merging.made[c.runs[0]]
	}
	if j.simple {
		return j.end(c.won)
	}
	won, nodes := slices.Clone(c.won), []int32{}
	for _, n := range c.runs {
		won, nodes = j.with(won, nodes, j.merging.made[n])
	}
	return j.list(won, nodes)
}

// with adds a place to members that are certain and nodes.
func (j *joint) with(won, nodes []int32, place ref) ([]int32, []int32) {
	if place >= 0 {
		return won, append(nodes, int32(place))
	}
	more := j.lists.list[^place]
	return append(won, more.won...), append(nodes, more.runs...)
}

func (j *joint) list(won, nodes []int32) ref {
	if len(won) == 0 && len(nodes) == 1 {
		return ref(nodes[0])
	}
	slices.Sort(won)
	slices.Sort(nodes)
	return ref(j.lists.of(won, nodes))
}

// end is the end for members that win.
func (j *joint) end(won []int32) ref {
	o := Outcome{Stack: []int{}}
	for _, m := range won {
		if option := j.r.c.members[m].option; option >= 0 {
			o.Stack = append(o.Stack, option)
		}
	}
	slices.Sort(o.Stack)
	o.Status = statusOf(len(o.Stack))
	return j.forge.end(o)
}

// beside is the diagram behind a place of the merging.
func (j *joint) beside(start ref) (*diagram, bool, error) {
	j.d = j.merging.d
	j.begin()
	merged, root := len(j.d.nodes), j.of(start)
	if j.err != nil || j.made() > j.limit/heavyNodes {
		return nil, false, j.err
	}
	m := merging{ctx: j.r.ctx, d: j.forge.d, made: make([]ref, len(j.d.nodes))}
	to := func(place ref) ref {
		if place < 0 {
			return place
		}
		return m.made[place]
	}
	m.lead = func(n int32, kids []ref) {
		for class, k := range j.d.children(ref(n)) {
			if k < 0 && int(n) < merged {
				k = j.byList[^k]
			}
			kids[class] = to(k)
		}
	}
	ok, err := m.all(j.d.under(root), j.limit, func(int) {})
	j.forge.d.root = to(root)
	return j.forge.d, ok, err
}

// begin finds the nodes from which no list with a node is in reach. These stay as
// they are.
func (j *joint) begin() {
	for _, c := range j.lists.list {
		place := noNode
		if len(c.runs) == 0 {
			place = j.end(c.won)
		}
		j.byList = append(j.byList, place)
	}
	j.byNode = make([]ref, len(j.d.nodes))
	for n := range j.byNode {
		j.byNode[n] = ref(n)
		for _, k := range j.d.children(ref(n)) {
			if k >= 0 && j.byNode[k] == noNode || k < 0 && j.byList[^k] == noNode {
				j.byNode[n] = noNode
				break
			}
		}
	}
}

// of is the node or the end of a place.
func (j *joint) of(place ref) ref {
	known := j.known(place)
	if *known != noNode || j.stopped() {
		return *known
	}
	var c certain
	if place >= 0 {
		c.runs = []int32{int32(place)}
	} else {
		c = j.lists.list[^place]
	}
	if len(c.runs) == 0 {
		*known = j.end(c.won)
		return *known
	}
	level := int32(len(j.d.vars))
	for _, n := range c.runs {
		level = min(level, j.d.nodes[n].level)
	}
	kids := make([]ref, len(j.d.vars[level].weight))
	for class := range kids {
		won, nodes := slices.Clone(c.won), make([]int32, 0, len(c.runs))
		for _, n := range c.runs {
			if j.d.nodes[n].level != level {
				nodes = append(nodes, n)
			} else {
				won, nodes = j.with(won, nodes, j.d.children(ref(n))[class])
			}
		}
		kids[class] = j.of(j.list(won, nodes))
	}
	n := ref(len(j.d.nodes))
	j.d.nodes, j.d.kids = append(j.d.nodes, node{level, int32(len(j.d.kids))}), append(j.d.kids, kids...)
	*j.known(place) = n
	return n
}

// known is where the node or the end of a place is kept.
func (j *joint) known(place ref) *ref {
	if place >= 0 {
		return &j.byNode[place]
	}
	for len(j.byList) <= int(^place) {
		j.byList = append(j.byList, noNode)
	}
	return &j.byList[^place]
}

// made is how many nodes were made behind those of the merging.
func (j *joint) made() int { return len(j.d.nodes) - len(j.byNode) }

func (j *joint) stopped() bool {
	if j.calls++; j.calls%1024 == 0 {
		j.err = context.Cause(j.r.ctx)
	}
	return j.err != nil || j.made() > j.limit/heavyNodes
}
