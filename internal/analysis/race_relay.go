package analysis

import (
	"slices"
	"sync"
)

// segment are the states of a cell from one on to before another that are worked
// on. For each class of answers and then for each of the states there is a course,
// from courses on; a class that does the same as another has none.
type segment struct {
	cell           *cell
	from, to       int
	courses, sames int
}

// course is what a state leads to by a class of answers: the arrivals from first
// on, one if nothing was dropped, and otherwise those of the parts.
type course struct {
	split *split // nil: nothing was dropped
	first int32
}

// outbox has the states that one runner hands over to another.
type outbox struct {
	states []arrival
	keys   []uint64 // words, state after state
}

type arrival struct {
	cell *cell // of the sender
	at   int32 // where the sender wants to know what the state leads to
}

// blockOfStates is how many states a runner works out before all hand over.
const blockOfStates = 4096

// relay makes the children of all states that look at a variable. The runners share
// them out evenly, whoever they belong to. In each round every runner first works out
// some states, then takes over the new ones that belong to it, and then notes what
// those that it worked out lead to.
func (r *race) relay(level int) (bool, error) {
	r.share(level)
	r.all(func(x *runner) { x.kids[level] = slices.Grow(x.kids[level], x.left*len(r.vars[level].weight)) })
	for more := true; more; {
		r.all((*runner).expand)
		r.all((*runner).takeOver)
		r.all((*runner).note)
		if err := r.ctx.Err(); err != nil {
			return false, err
		}
		more = false
		for _, x := range r.runners {
			x.settled = x.bundles.list
			r.budget.states -= x.used.states
			r.budget.words -= x.used.words
			x.used = budget{}
			if x.g.spent {
				return false, r.ctx.Err()
			}
			more = more || x.left > 0
		}
		if r.budget.states < 0 || r.budget.words < 0 {
			return false, nil
		}
	}
	for _, x := range r.runners {
		x.places[level] = place{}
	}
	return true, nil
}

// share gives each runner its part of the states that look at a variable.
func (r *race) share(level int) {
	r.field = r.field[:0]
	states := 0
	for _, x := range r.runners {
		for _, c := range x.places[level].cells {
			if !c.few { // otherwise its states are finished
				r.field = append(r.field, c)
				states += c.count
			}
		}
	}
	cell, state := 0, 0
	for i, x := range r.runners {
		x.cell, x.state = cell, state
		x.left = states*(i+1)/len(r.runners) - states*i/len(r.runners)
		for state += x.left; cell < len(r.field) && state >= r.field[cell].count; cell++ {
			state -= r.field[cell].count
		}
	}
}

// all has every runner do something, side by side.
func (r *race) all(do func(x *runner)) {
	if len(r.runners) == 1 {
		do(r.runners[0])
		return
	}
	var group sync.WaitGroup
	for _, x := range r.runners[1:] {
		group.Go(func() { do(x) })
	}
	do(r.runners[0])
	group.Wait()
}

// expand works out a block of the runner's part of the states.
func (r *runner) expand() {
	r.reset()
	for block := min(blockOfStates, r.left); block > 0; {
		c := r.field[r.cell]
		s := segment{
			cell: c, from: r.state, to: min(c.count, r.state+block),
			courses: len(r.courses), sames: len(r.sames),
		}
		block, r.left = block-(s.to-s.from), r.left-(s.to-s.from)
		if r.state = s.to; s.to == c.count {
			r.cell, r.state = r.cell+1, 0
		}
		r.segments = append(r.segments, s)
		r.advance(s)
	}
}

// advance works out what the states of a segment lead to.
func (r *runner) advance(s segment) {
	c, stride := s.cell, s.cell.words+1
	links := r.linked(c)
	for class := range links {
		k := &links[class]
		r.sames = append(r.sames, k.same)
		if k.same < class {
			continue
		}
		for n := s.from; n < s.to; n++ {
			r.load(c.lineup, c.states[n*stride:], k.adds)
			r.courses = append(r.courses, r.enter(c.lineup, k))
		}
	}
}

func (r *runner) reset() {
	r.segments, r.sames = r.segments[:0], r.sames[:0]
	r.courses, r.arrivals = r.courses[:0], r.arrivals[:0]
	for i := range r.outboxes {
		r.outboxes[i].states, r.outboxes[i].keys = r.outboxes[i].states[:0], r.outboxes[i].keys[:0]
	}
}

// handOver notes a state for the runner that it belongs to. It changes worth.
func (r *runner) handOver(c *cell, worth []int64) {
	key := r.pack(c.lineup, worth)
	to := &r.outboxes[r.owner(c)]
	to.states = append(to.states, arrival{c, int32(len(r.arrivals))})
	to.keys = append(to.keys, key...)
	r.arrivals = append(r.arrivals, 0)
}

// takeOver settles the states that belong to the runner.
func (r *runner) takeOver() {
	for _, from := range r.runners {
		box := &from.outboxes[r.number]
		keys := box.keys
		for i := range box.states {
			a := &box.states[i]
			c := a.cell.twin
			if c == nil {
				c = r.cellOf(a.cell.lineup, a.cell.nodes)
				a.cell.twin = c
			}
			from.arrivals[a.at] = r.settle(c, keys[:c.words])
			keys = keys[c.words:]
		}
	}
	r.settled = r.bundles.list
}

// note writes down what the states of the block lead to.
func (r *runner) note() {
	w := len(r.runners)
	for _, s := range r.segments {
		kids := r.kids[s.cell.level]
		stride, many := s.cell.words+1, s.to-s.from
		of, next := r.of[:0], s.courses // by class: where its courses begin
		for class, same := range r.sames[s.sames:][:len(r.vars[s.cell.level].weight)] {
			if same < class {
				of = append(of, of[same])
				continue
			}
			of = append(of, next)
			next += many
		}
		r.of = of
		for i := range many {
			n := int32(bundle(s.cell.states[(s.from+i+1)*stride-1]))
			r.run(n).kids = int32(len(kids)*w + r.number)
			for _, at := range of {
				kids = append(kids, r.arrived(r.courses[at+i]))
			}
		}
		r.kids[s.cell.level] = kids
	}
}

// arrived is what a course has come to.
func (r *runner) arrived(p course) bundle {
	if p.split == nil {
		return r.arrivals[p.first]
	}
	arrivals := r.arrivals[p.first:][:len(p.split.parts)]
	if len(p.split.won) == 0 && len(arrivals) == 1 {
		return arrivals[0]
	}
	return r.bundle(p.split.won, arrivals)
}

// bundle are members that are certain and what arrivals have come to.
func (r *runner) bundle(won []int32, arrivals []bundle) bundle {
	r.won, r.beside = append(r.won[:0], won...), r.beside[:0]
	for _, b := range arrivals {
		if b >= 0 {
			r.beside = append(r.beside, int32(b))
			continue
		}
		c := r.certain(b)
		r.won, r.beside = append(r.won, c.won...), append(r.beside, c.runs...)
	}
	slices.Sort(r.won)
	return r.ofBundle(r.won, r.beside)
}
