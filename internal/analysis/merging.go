package analysis

import (
	"context"
	"slices"
)

// merging makes the diagram of runs that each lead to one run or one end by each
// class of answers. It goes level by level from the last one, since by then the
// nodes that a level's runs lead to are there:
//
//	look up what the runs lead to, and hash it     (two halves of the runs)
//	-> find the first run that leads to the same   (two halves of the hashes)
//	-> give each first run a node of its own       (two halves of the runs)
//
// So a table is no larger than one level needs, and the nodes of a level stand
// together in the order of its runs.
type merging struct {
	r     *race
	d     *diagram
	leads []ref // by number of a bundle that is no run: its end, or its only run
	made  []ref // by run

	// Of the present level; runs are told by their place in it.
	level   int
	classes int
	runs    []int32
	kids    []ref           // run after run
	sights  [2][2][]sighted // by half of the runs and of the hashes: ascending, those of nodes
	firsts  [2][2]int       // likewise: how many are the first of their kind
	tables  [2][]slot       // by half of the hashes: open addressing
}

// sighted is a run, and the first one that leads to the same.
type sighted struct {
	hash      uint32
	at, first int32
}

// slot has a run by its place and one more; 0: free.
type slot struct {
	hash uint32
	next int32
}

// merged is the diagram of a race that is simple. It reports false if that has
// more nodes than limit.
func (j *joint) merged(start bundle, limit int) (*diagram, bool, error) {
	m := &merging{r: j.r, d: j.forge.d, leads: j.leads(), made: make([]ref, j.r.numbers())}
	byLevel := j.r.byLevel()
	runs, kids, most := 0, 0, 0
	for level, list := range byLevel {
		n := len(list) * len(m.d.vars[level].weight)
		runs, kids, most = runs+len(list), kids+n, max(most, n)
	}
	m.d.nodes, m.d.kids, m.kids = make([]node, 0, max(0, min(runs, limit))), make([]ref, 0, kids), make([]ref, most)
	for level, list := range slices.Backward(byLevel) {
		if err := context.Cause(j.r.ctx); err != nil {
			return nil, false, err
		}
		if !m.add(level, list, limit) {
			return nil, false, nil
		}
	}
	m.d.root = m.to(start)
	return m.d, len(m.d.nodes) <= limit, nil
}

// leads is what the bundles lead to that are no runs: an end, or their only run.
func (j *joint) leads() []ref {
	runners, most := len(j.r.runners), 0
	for _, x := range j.r.runners {
		most = max(most, len(x.bundles.list))
	}
	list := make([]ref, most*runners)
	for _, x := range j.r.runners {
		for i, c := range x.bundles.list {
			n := i*runners + x.number
			if len(c.runs) == 1 {
				list[n] = ref(c.runs[0])
			} else {
				list[n] = j.end(c.won)
			}
		}
	}
	return list
}

// to is the place that a bundle has come to.
func (m *merging) to(b bundle) ref {
	if b < 0 {
		lead := m.leads[^b]
		if lead < 0 {
			return lead
		}
		b = bundle(lead)
	}
	return m.made[b]
}

// add makes the nodes of a level. It reports false if there are too many.
func (m *merging) add(level int, runs []int32, limit int) bool {
	m.level, m.classes, m.runs = level, len(m.d.vars[level].weight), runs
	halves(len(runs), m.look)
	both(len(runs), m.compare)
	begin := [2]int{len(m.d.nodes), len(m.d.nodes) + m.firsts[0][0] + m.firsts[0][1]}
	end := begin[1] + m.firsts[1][0] + m.firsts[1][1]
	if end > limit {
		return false
	}
	m.d.kids = m.d.kids[:len(m.d.kids)+(end-len(m.d.nodes))*m.classes]
	m.d.nodes = m.d.nodes[:end]
	halves(len(runs), func(half, from, _ int) { m.write(half, from, begin[half]) })
	both(len(runs), func(hashes int) {
		for _, s := range m.sights[1][hashes] {
			if int(s.first) < len(runs)/2 {
				m.made[runs[s.at]] = m.made[runs[s.first]]
			}
		}
	})
	return true
}

// look looks up what some of the runs lead to.
func (m *merging) look(half, from, to int) {
	sights := [2][]sighted{m.sights[half][0][:0], m.sights[half][1][:0]}
	for i := from; i < to; i++ {
		n, kids := m.runs[i], m.children(int32(i))
		apart := false
		for class, b := range m.r.children(n) {
			kids[class] = m.to(b)
			apart = apart || kids[class] != kids[0]
		}
		if !apart {
			m.made[n] = kids[0]
			continue
		}
		h := hashRefs(m.level, kids)
		sights[h>>63] = append(sights[h>>63], sighted{uint32(h), int32(i), -1})
	}
	m.sights[half] = sights
}

// children are the places that a run leads to by class.
func (m *merging) children(i int32) []ref {
	return m.kids[int(i)*m.classes : (int(i)+1)*m.classes]
}

// compare finds the first run of each kind among those with one half of the hashes.
func (m *merging) compare(hashes int) {
	size := 64
	for size < 2*(len(m.sights[0][hashes])+len(m.sights[1][hashes])) {
		size *= 2
	}
	table := slices.Grow(m.tables[hashes][:0], size)[:size]
	clear(table)
	for half := range m.sights {
		firsts, sights := 0, m.sights[half][hashes]
		for i := range sights {
			s := &sights[i]
			at := m.find(table, s)
			if table[at].next == 0 {
				table[at] = slot{s.hash, s.at + 1}
				firsts++
			}
			s.first = table[at].next - 1
		}
		m.firsts[half][hashes] = firsts
	}
	m.tables[hashes] = table
}

func (m *merging) find(table []slot, s *sighted) int {
	mask := len(table) - 1
	at := int(s.hash) & mask
	for ; table[at].next != 0; at = (at + 1) & mask {
		if table[at].hash == s.hash && slices.Equal(m.children(table[at].next-1), m.children(s.at)) {
			break
		}
	}
	return at
}

// write makes the nodes of one half of the runs, of which the first one stands at
// from, and their numbers begin at number.
func (m *merging) write(half, from, number int) {
	kids := len(m.d.kids) - (len(m.d.nodes)-number)*m.classes
	sights := m.sights[half]
	for len(sights[0])+len(sights[1]) > 0 {
		hashes := 0
		if len(sights[0]) == 0 || len(sights[1]) > 0 && sights[1][0].at < sights[0][0].at {
			hashes = 1
		}
		s := sights[hashes][0]
		sights[hashes] = sights[hashes][1:]
		n := m.runs[s.at]
		if s.first == s.at {
			m.made[n] = ref(number)
			m.d.nodes[number] = node{int32(m.level), int32(kids)}
			kids += copy(m.d.kids[kids:], m.children(s.at))
			number++
		} else if int(s.first) >= from {
			m.made[n] = m.made[m.runs[s.first]]
		}
	}
}
