package analysis

import "slices"

// diagram is a function from complete answer sheets to outcomes: a reduced
// ordered decision diagram. A node looks at one variable and has a child for
// each of its classes of answers; ends are outcomes. Variables on which the
// outcome does not depend are skipped, and equal functions are one node, so a
// variable matters exactly if some node looks at it.
type diagram struct {
	vars  []*variable // ascending from the root to the ends
	nodes []node      // children stand before their parents
	kids  []ref       // of all nodes, node after node
	root  ref
	ends  []Outcome // all different
	// void is the end of the sheets that contradict themselves, which do not count;
	// it has no outcome. Zero, which is no end: all count.
	void ref
}

// node looks at the variable at position level; its children begin at kids.
type node struct{ level, kids int32 }

// ref is a place in a diagram: a node by its number, or an end as ^number.
type ref int32

func end(outcome int) ref { return ^ref(outcome) }

// isVoid reports whether a place is the end of the sheets that do not count.
func (d *diagram) isVoid(r ref) bool { return r < 0 && r == d.void }

// children are the node's children by class.
func (d *diagram) children(n ref) []ref {
	x := d.nodes[n]
	return d.kids[x.kids : int(x.kids)+len(d.vars[x.level].weight)]
}

// level is the position of the variable a place looks at; len(vars) for an end.
func (d *diagram) level(r ref) int {
	if r < 0 {
		return len(d.vars)
	}
	return int(d.nodes[r].level)
}

// under lists the nodes that are in reach of a place by level, ascending.
func (d *diagram) under(place ref) [][]int32 {
	reached := make([]bool, len(d.nodes))
	if place >= 0 {
		reached[place] = true
	}
	for n := len(d.nodes) - 1; n >= 0; n-- {
		for _, k := range d.children(ref(n)) {
			if reached[n] && k >= 0 {
				reached[k] = true
			}
		}
	}
	list := make([][]int32, len(d.vars))
	for n, x := range d.nodes {
		if reached[n] {
			list[x.level] = append(list[x.level], int32(n))
		}
	}
	return list
}

// forge makes the nodes of a diagram, each once.
type forge struct {
	d     *diagram
	table []ref // open addressing by the hash of level and children; noNode: free
	used  int
	ends  map[string]int
}

const noNode ref = -1 << 31

func newForge(vars []*variable) *forge {
	return &forge{d: &diagram{vars: vars}, table: slices.Repeat([]ref{noNode}, 64), ends: map[string]int{}}
}

// node returns the place of a function by its children at a level.
func (f *forge) node(level int, kids []ref) ref {
	if !slices.ContainsFunc(kids[1:], func(k ref) bool { return k != kids[0] }) {
		return kids[0]
	}
	if f.used*2 >= len(f.table) {
		f.grow()
	}
	slot := f.find(level, kids)
	if f.table[slot] != noNode {
		return f.table[slot]
	}
	n := ref(len(f.d.nodes))
	f.table[slot] = n
	f.used++
	f.d.nodes = append(f.d.nodes, node{int32(level), int32(len(f.d.kids))})
	f.d.kids = append(f.d.kids, kids...)
	return n
}

func (f *forge) find(level int, kids []ref) int {
	mask := len(f.table) - 1
	slot := int(hashRefs(level, kids)) & mask
	for ; f.table[slot] != noNode; slot = (slot + 1) & mask {
		if n := f.table[slot]; int(f.d.nodes[n].level) == level && slices.Equal(f.d.children(n), kids) {
			break
		}
	}
	return slot
}

func (f *forge) grow() {
	f.table = slices.Repeat([]ref{noNode}, 2*len(f.table))
	for n := range f.d.nodes {
		f.table[f.find(int(f.d.nodes[n].level), f.d.children(ref(n)))] = ref(n)
	}
}

func hashRefs(level int, kids []ref) uint64 {
	h := uint64(level)*0x9e3779b97f4a7c15 + 1
	for _, k := range kids {
		h = (h ^ uint64(uint32(k))) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	return h
}

// end returns the end with an outcome.
func (f *forge) end(o Outcome) ref {
	key := o.key()
	n, ok := f.ends[key]
	if !ok {
		n = len(f.d.ends)
		f.ends[key] = n
		f.d.ends = append(f.d.ends, o)
	}
	return end(n)
}

// key is a text that is the same for equal outcomes only.
func (o Outcome) key() string {
	key := []byte{byte(o.Status)}
	for _, option := range o.Stack {
		key = append(key, byte(option), byte(option>>8), byte(option>>16))
	}
	return string(key)
}
