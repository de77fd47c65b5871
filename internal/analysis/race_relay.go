package analysis

import (
	"slices"
	"sync"
)

// course is what a state leads to by one class of answers: members that are
// certain, and parts, which are other states. It ends in arrivals from first on.
type course struct {
	won          []int32 // shared
	first, parts int32
}

// outbox has the states that one runner hands over to another.
type outbox struct {
	states []arrival
	keys   []uint64 // lineup and fields, state after state
}

type arrival struct {
	hash, later uint64
	level, at   int32 // at: where the sender wants to know what it leads to
	words       int32 // of its key
}

// blockOfStates is how many states a runner works out before all hand over.
const blockOfStates = 4096

// relay makes the children of all states that look at a variable. In each round
// every runner first works out some of its states, then takes over the new ones
// that belong to it, and then notes what its own lead to.
func (r *race) relay(level int) (bool, error) {
	next := make([]int, len(r.runners))
	for more := true; more; {
		r.all(func(x *runner) { next[x.number] = x.expand(level, next[x.number]) })
		r.all((*runner).takeOver)
		r.all((*runner).note)
		if err := r.ctx.Err(); err != nil {
			return false, err
		}
		more = false
		for _, x := range r.runners {
			x.settled = x.bundles.list
			*r.states -= x.made
			x.made = 0
			if x.g.spent {
				return false, r.ctx.Err()
			}
			more = more || next[x.number] < len(x.places[level].at)
		}
		if *r.states < 0 {
			return false, nil
		}
	}
	for _, x := range r.runners {
		x.places[level] = place{}
	}
	return true, nil
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

// expand works out a block of states from one on. It returns the next one.
func (r *runner) expand(level, from int) int {
	r.reset()
	p := &r.places[level]
	to := min(from+blockOfStates, len(p.at))
	for i := from; i < to; i++ {
		lead := p.leads[i]
		if lead < 0 || r.run(int32(lead)).kids >= 0 {
			continue // worked out already
		}
		r.parents = append(r.parents, int32(lead))
		key := p.slab[p.at[i]:]
		l := r.x.at(key[0])
		base := len(r.courses)
		for class := range r.vars[level].weight {
			r.unpack(l, key)
			if same := r.step(l, int32(level), class); same < class {
				r.courses = append(r.courses, r.courses[base+same])
				continue
			}
			r.courses = append(r.courses, r.enter(l))
		}
	}
	return to
}

func (r *runner) reset() {
	r.parents, r.courses, r.arrivals = r.parents[:0], r.courses[:0], r.arrivals[:0]
	for i := range r.outboxes {
		r.outboxes[i].states, r.outboxes[i].keys = r.outboxes[i].states[:0], r.outboxes[i].keys[:0]
	}
}

// takeOver settles the states that belong to the runner.
func (r *runner) takeOver() {
	for _, from := range r.runners {
		box := &from.outboxes[r.number]
		keys := box.keys
		for i := range box.states {
			a := &box.states[i]
			from.arrivals[a.at] = r.settle(a, keys[:a.words])
			keys = keys[a.words:]
		}
	}
	r.settled = r.bundles.list
}

// note writes down what the states of the block lead to.
func (r *runner) note() {
	courses := r.courses
	for _, n := range r.parents {
		x := r.run(n)
		x.kids = int32(len(r.kids))
		classes := len(r.vars[x.level].weight)
		for _, p := range courses[:classes] {
			r.kids = append(r.kids, r.bundle(p))
		}
		courses = courses[classes:]
	}
}

// bundle is what a course has come to.
func (r *runner) bundle(p course) bundle {
	arrivals := r.arrivals[p.first : p.first+p.parts]
	if len(p.won) == 0 && p.parts == 1 {
		return arrivals[0]
	}
	r.won, r.beside = append(r.won[:0], p.won...), r.beside[:0]
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
