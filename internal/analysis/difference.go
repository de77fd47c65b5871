package analysis

// differences knows by how much one function can exceed another at most, exactly.
// It builds the difference of the two once, as a function of its own.
type differences struct {
	g     *gains
	slots []difference // open addressing by the two nodes
	used  int
	stack []gain
}

type difference struct {
	a, b ref  // a-b; free if both are 0
	is   gain // the difference
	high int64
}

func newDifferences(g *gains) *differences {
	return &differences{g: g, slots: make([]difference, 1<<10)}
}

// high is the greatest value of a-b.
func (d *differences) high(a, b ref) int64 {
	if a == b {
		return 0
	}
	return d.of(a, b).high
}

func (d *differences) find(a, b ref) *difference {
	mask := len(d.slots) - 1
	h := (uint64(uint32(a))<<32 | uint64(uint32(b))) * 0x9e3779b97f4a7c15
	slot := int(h>>32) & mask
	for {
		s := &d.slots[slot]
		if s.a == a && s.b == b || s.a == s.b {
			return s
		}
		slot = (slot + 1) & mask
	}
}

func (d *differences) of(a, b ref) difference {
	if s := d.find(a, b); s.a != s.b || d.g.spent {
		return *s
	}
	level := min(d.g.level(a), d.g.level(b))
	base := len(d.stack)
	for k := range d.g.vars[level].weight {
		x, y := d.g.child(a, level, k), d.g.child(b, level, k)
		kid := gain{nothing, x.add - y.add}
		if x.node != y.node {
			part := d.of(x.node, y.node).is
			kid = gain{part.node, kid.add + part.add}
		}
		d.stack = append(d.stack, kid)
	}
	is := d.g.node(level, d.stack[base:])
	d.stack = d.stack[:base]
	if d.used++; d.used*2 > len(d.slots) {
		d.grow()
	}
	made := difference{a, b, is, is.add + d.g.high(is.node)}
	*d.find(a, b) = made
	return made
}

func (d *differences) grow() {
	old := d.slots
	d.slots = make([]difference, 2*len(old))
	for _, s := range old {
		if s.a != s.b {
			*d.find(s.a, s.b) = s
		}
	}
}
