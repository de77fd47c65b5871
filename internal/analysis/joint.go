package analysis

import (
	"context"
	"encoding/binary"
	"slices"
)

// joint goes through several functions at once, which look at the same
// variables: the runs of one race that go on beside each other.
type joint struct {
	r       *race
	bundles bundles // of runs in their least form
	forge   *forge
	byRun   []ref // noNode: not made yet
	byList  []ref
	least   []bundle // by run: what it leads to, with equal runs made one; see reduce
	budget  int
	calls   int
	err     error
}

// diagram is the race's result as a function to the options that win. It reports
// false if that has more nodes than limit.
func (r *race) diagram(start bundle, limit int) (*diagram, bool, error) {
	j := &joint{r: r, forge: newForge(r.vars), budget: limit}
	if r.simple() {
		return j.merged(start, limit)
	}
	j.reduce()
	root := j.of(j.leastOf(start))
	j.forge.d.root = root
	return j.forge.d, j.err == nil && j.budget >= 0, j.err
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

// backwards goes through the runs so that children come before parents.
func (j *joint) backwards(visit func(n int32)) {
	for _, runs := range slices.Backward(j.r.byLevel()) {
		for _, n := range runs {
			visit(n)
		}
	}
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

// reduce makes runs that lead to the same for all answers one.
func (j *joint) reduce() {
	r := j.r
	j.least = make([]bundle, r.numbers())
	known := map[string]bundle{}
	var key []byte
	kids := []bundle{}
	j.backwards(func(n int32) {
		key = binary.AppendUvarint(key[:0], uint64(r.run(n).level))
		kids = kids[:0]
		for _, k := range r.children(n) {
			k = j.leastOf(k)
			kids = append(kids, k)
			key = binary.AppendVarint(key, int64(k))
		}
		copy(r.children(n), kids)
		if !slices.ContainsFunc(kids, func(k bundle) bool { return k != kids[0] }) {
			j.least[n] = kids[0]
			return
		}
		b, ok := known[string(key)]
		if !ok {
			b = bundle(n)
			known[string(key)] = b
		}
		j.least[n] = b
	})
}

// leastOf is a bundle with each run in its least form.
func (j *joint) leastOf(b bundle) bundle {
	if b >= 0 {
		return j.least[b]
	}
	c := j.r.certain(b)
	won, runs := slices.Clone(c.won), []int32{}
	for _, n := range c.runs {
		least := j.least[n]
		if least >= 0 {
			runs = append(runs, int32(least))
			continue
		}
		more := j.bundles.list[^least]
		won, runs = append(won, more.won...), append(runs, more.runs...)
	}
	return j.bundle(won, runs)
}

func (j *joint) bundle(won, runs []int32) bundle {
	if len(won) == 0 && len(runs) == 1 {
		return bundle(runs[0])
	}
	slices.Sort(won)
	slices.Sort(runs)
	return j.bundles.of(won, runs)
}

// of is the place of a bundle.
func (j *joint) of(b bundle) ref {
	var c certain
	if b >= 0 {
		c.runs = []int32{int32(b)}
	} else {
		c = j.bundles.list[^b]
	}
	if len(c.runs) == 0 {
		return j.end(c.won)
	}
	known := j.place(b)
	if *known != noNode || j.stopped() {
		return *known
	}
	level := int32(len(j.r.vars))
	for _, n := range c.runs {
		level = min(level, j.r.run(n).level)
	}
	kids := make([]ref, len(j.r.vars[level].weight))
	for class := range kids {
		won, runs := slices.Clone(c.won), make([]int32, 0, len(c.runs))
		for _, n := range c.runs {
			if j.r.run(n).level != level {
				runs = append(runs, n)
				continue
			}
			k := j.r.children(n)[class]
			if k >= 0 {
				runs = append(runs, int32(k))
				continue
			}
			more := j.bundles.list[^k]
			won, runs = append(won, more.won...), append(runs, more.runs...)
		}
		kids[class] = j.of(j.bundle(won, runs))
	}
	n := j.forge.node(int(level), kids)
	*j.place(b) = n
	j.budget--
	return n
}

func (j *joint) stopped() bool {
	if j.calls++; j.calls%1024 == 0 {
		j.err = context.Cause(j.r.ctx)
	}
	return j.err != nil || j.budget < 0
}

// place is where the place of a bundle is kept.
func (j *joint) place(b bundle) *ref {
	list, n := &j.byRun, int(b)
	if b < 0 {
		list, n = &j.byList, int(^b)
	}
	for len(*list) <= n {
		*list = append(*list, noNode)
	}
	return &(*list)[n]
}
