package analysis

import "sync"

// worthTwo is of how many things a list must be for two workers to be faster.
const worthTwo = 2048

// both has each of two workers do its part of something that is about so many
// things, side by side if they are many.
func both(things int, do func(worker int)) {
	if things < worthTwo {
		do(0)
		do(1)
		return
	}
	var group sync.WaitGroup
	group.Go(func() { do(1) })
	do(0)
	group.Wait()
}

// halves has one worker go through the first half of a list of n, and the other
// through the second. Who goes through what hangs on n alone, so that even sums of
// fractions come to the same bytes on any number of processors.
func halves(n int, do func(worker, from, to int)) {
	both(n, func(worker int) { do(worker, worker*(n/2), n/2+worker*(n-n/2)) })
}

// stretch is a part of a diagram's nodes, from one to before another. If they are
// apart, none of them is a child of another.
type stretch struct {
	from, to int
	apart    bool
}

// stretches divides the nodes. Those of one level are apart where many of them
// stand together.
func (d *diagram) stretches() []stretch {
	var list []stretch
	done := 0
	for from, to := 0, 0; from < len(d.nodes); from = to {
		for to = from + 1; to < len(d.nodes) && d.nodes[to].level == d.nodes[from].level; {
			to++
		}
		if to-from < worthTwo {
			continue
		}
		if done < from {
			list = append(list, stretch{done, from, false})
		}
		list = append(list, stretch{from, to, true})
		done = to
	}
	if done < len(d.nodes) {
		list = append(list, stretch{done, len(d.nodes), false})
	}
	return list
}

// share gives each of two workers half of the stretch, or all of it to the first.
func (s stretch) share(do func(worker, from, to int)) {
	if !s.apart {
		do(0, s.from, s.to)
		return
	}
	halves(s.to-s.from, func(worker, from, to int) { do(worker, s.from+from, s.from+to) })
}
