package analysis

import (
	"context"
	"slices"
)

// merging makes nodes of things that lead to one place each by each class of answers,
// where things that lead to the same are one node. It goes level by level from the
// last one, since by then the places that a level's things lead to are there:
//
//	look up what the things lead to, and hash it     (two halves of the things)
//	-> find the first thing that leads to the same   (two halves of the hashes)
//	-> give each first thing a node of its own       (two halves of the things)
//
// So a table is no larger than one level needs, and the nodes of a level stand
// together in the order of its things.
type merging struct {
	ctx  context.Context
	d    *diagram
	lead func(thing int32, kids []ref) // sets what a thing leads to by class
	made []ref                         // by thing

	// Of the present level; things are told by their place in it.
	level   int
	classes int
	things  []int32
	kids    []ref           // thing after thing
	sights  [2][2][]sighted // by half of the things and of the hashes: ascending, those of nodes
	firsts  [2][2]int       // likewise: how many are the first of their kind
	tables  [2][]slot       // by half of the hashes: open addressing
}

// sighted is a thing, and the first one that leads to the same.
type sighted struct {
	hash      uint32
	at, first int32
}

// slot has a thing by its place and one more; 0: free.
type slot struct {
	hash uint32
	next int32
}

// all makes the nodes of all things, and says which level it has come to. It reports
// false if they are more than limit.
func (m *merging) all(byLevel [][]int32, limit int, done func(level int)) (bool, error) {
	if limit < 0 {
		return false, nil
	}
	things, kids, most := 0, 0, 0
	for level, list := range byLevel {
		n := len(list) * len(m.d.vars[level].weight)
		things, kids, most = things+len(list), kids+n, max(most, n)
	}
	m.d.nodes, m.d.kids, m.kids = make([]node, 0, min(things, limit)), make([]ref, 0, kids), make([]ref, most)
	for level, list := range slices.Backward(byLevel) {
		if err := context.Cause(m.ctx); err != nil {
			return false, err
		}
		if !m.add(level, list, limit) {
			return false, nil
		}
		done(level)
	}
	return true, nil
}

// add makes the nodes of a level. It reports false if there are too many.
func (m *merging) add(level int, things []int32, limit int) bool {
	m.level, m.classes, m.things = level, len(m.d.vars[level].weight), things
	halves(len(things), m.look)
	both(len(things), m.compare)
	begin := [2]int{len(m.d.nodes), len(m.d.nodes) + m.firsts[0][0] + m.firsts[0][1]}
	end := begin[1] + m.firsts[1][0] + m.firsts[1][1]
	if end > limit {
		return false
	}
	m.d.kids = m.d.kids[:len(m.d.kids)+(end-len(m.d.nodes))*m.classes]
	m.d.nodes = m.d.nodes[:end]
	halves(len(things), func(half, from, _ int) { m.write(half, from, begin[half]) })
	both(len(things), func(hashes int) {
		for _, s := range m.sights[1][hashes] {
			if int(s.first) < len(things)/2 {
				m.made[things[s.at]] = m.made[things[s.first]]
			}
		}
	})
	return true
}

// look looks up what some of the things lead to.
func (m *merging) look(half, from, to int) {
	sights := [2][]sighted{m.sights[half][0][:0], m.sights[half][1][:0]}
	for i := from; i < to; i++ {
		kids := m.children(int32(i))
		m.lead(m.things[i], kids)
		if !slices.ContainsFunc(kids[1:], func(k ref) bool { return k != kids[0] }) {
			m.made[m.things[i]] = kids[0]
			continue
		}
		h := hashRefs(m.level, kids)
		sights[h>>63] = append(sights[h>>63], sighted{uint32(h), int32(i), -1})
	}
	m.sights[half] = sights
}

// children are the places that a thing leads to by class.
func (m *merging) children(i int32) []ref {
	return m.kids[int(i)*m.classes : (int(i)+1)*m.classes]
}

// compare finds the first thing of each kind among those with one half of the hashes.
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

// write makes the nodes of one half of the things, of which the first one stands at
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
		n := m.things[s.at]
		if s.first == s.at {
			m.made[n] = ref(number)
			m.d.nodes[number] = node{int32(m.level), int32(kids)}
			kids += copy(m.d.kids[kids:], m.children(s.at))
			number++
		} else if int(s.first) >= from {
			m.made[n] = m.made[m.things[s.first]]
		}
	}
}
