package analysis

import (
	"context"
	"slices"
)

// gains are functions from answer sheets to whole numbers, such as the scores of
// options, as diagrams with a number at each edge: the value of a sheet is the
// sum of the numbers on its path. The first edge of every node has 0, so that
// functions that differ by a constant are the same node.
type gains struct {
	ctx   context.Context
	vars  []*variable
	limit int  // nodes
	spent bool // there are too many nodes, or the context has ended: results are void
	nodes []gainNode
	kids  []gain // of all nodes, node after node
	table []ref  // open addressing by the hash of level and kids; noNode: free
}

// gain is a function: a node, or noGain for a constant, and a number on top.
type gain struct {
	node ref
	add  int64
}

// nothing is the node of the functions that are constant.
const nothing ref = -1

type gainNode struct {
	level, kids int32
	low, high   int64 // the least and the greatest value
}

func newGains(ctx context.Context, vars []*variable, limit int) *gains {
	g := &gains{ctx: ctx, vars: vars, limit: limit, table: make([]ref, 64)}
	for i := range g.table {
		g.table[i] = noNode
	}
	return g
}

// clone returns a copy to which more functions can be added.
func (g *gains) clone() *gains {
	copied := *g
	copied.nodes, copied.kids, copied.table = slices.Clone(g.nodes), slices.Clone(g.kids), slices.Clone(g.table)
	return &copied
}

func (g *gains) level(n ref) int {
	if n < 0 {
		return len(g.vars)
	}
	return int(g.nodes[n].level)
}

func (g *gains) children(n ref) []gain {
	x := &g.nodes[n]
	return g.kids[x.kids : int(x.kids)+len(g.vars[x.level].weight)]
}

// child is where a class of answers to the variable at a level leads.
func (g *gains) child(n ref, level, class int) gain {
	if n < 0 || int(g.nodes[n].level) != level {
		return gain{n, 0}
	}
	return g.kids[int(g.nodes[n].kids)+class]
}

// low and high bound the values of a node.
func (g *gains) low(n ref) int64 {
	if n < 0 {
		return 0
	}
	return g.nodes[n].low
}

func (g *gains) high(n ref) int64 {
	if n < 0 {
		return 0
	}
	return g.nodes[n].high
}

// node returns the function by its children at a level. It changes kids.
func (g *gains) node(level int, kids []gain) gain {
	add := kids[0].add
	same := true
	for i := range kids {
		kids[i].add -= add
		same = same && kids[i] == kids[0]
	}
	if same {
		return gain{kids[0].node, add}
	}
	if len(g.nodes)*2 >= len(g.table) {
		g.grow()
	}
	slot := g.find(level, kids)
	if g.table[slot] == noNode {
		x := gainNode{level: int32(level), kids: int32(len(g.kids))}
		for i, k := range kids {
			low, high := k.add+g.low(k.node), k.add+g.high(k.node)
			if i == 0 || low < x.low {
				x.low = low
			}
			if i == 0 || high > x.high {
				x.high = high
			}
		}
		g.table[slot] = ref(len(g.nodes))
		g.nodes = append(g.nodes, x)
		g.kids = append(g.kids, kids...)
		g.spent = g.spent || len(g.nodes) > g.limit || len(g.nodes)%4096 == 0 && g.ctx.Err() != nil
	}
	return gain{g.table[slot], add}
}

func (g *gains) find(level int, kids []gain) int {
	mask := len(g.table) - 1
	h := uint64(level)*0x9e3779b97f4a7c15 + 1
	for _, k := range kids {
		h = (h ^ uint64(uint32(k.node)) ^ uint64(k.add)<<32) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	slot := int(h) & mask
	for ; g.table[slot] != noNode; slot = (slot + 1) & mask {
		if n := g.table[slot]; int(g.nodes[n].level) == level && equalGains(g.children(n), kids) {
			break
		}
	}
	return slot
}

func equalGains(a, b []gain) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (g *gains) grow() {
	g.table = make([]ref, 2*len(g.table))
	for i := range g.table {
		g.table[i] = noNode
	}
	for n := range g.nodes {
		g.table[g.find(int(g.nodes[n].level), g.children(ref(n)))] = ref(n)
	}
}

// raising adds an amount to a function wherever a condition holds.
type raising struct {
	g      *gains
	on     *diagram // of conditions
	amount int64
	known  map[operands]gain
	stack  []gain
}

func (g *gains) raise(f gain, on *diagram, condition ref, amount int64) gain {
	r := raising{g: g, on: on, amount: amount, known: map[operands]gain{}}
	sum := r.of(f.node, condition)
	sum.add += f.add
	return sum
}

func (r *raising) of(f, condition ref) gain {
	switch condition {
	case nowhere:
		return gain{f, 0}
	case everywhere:
		return gain{f, r.amount}
	}
	if n, ok := r.known[operands{f, condition}]; ok || r.g.spent {
		return n
	}
	level := min(r.g.level(f), r.on.level(condition))
	base := len(r.stack)
	for k := range r.g.vars[level].weight {
		part := r.g.child(f, level, k)
		kid := r.of(part.node, r.on.child(condition, level, k))
		kid.add += part.add
		r.stack = append(r.stack, kid)
	}
	n := r.g.node(level, r.stack[base:])
	r.stack = r.stack[:base]
	r.known[operands{f, condition}] = n
	return n
}
