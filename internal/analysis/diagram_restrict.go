package analysis

// restrict is the diagram of the sheets that have one class of answers to some
// variables; fixed has the class by level, -1 for any. Those variables stay in
// vars but no node looks at them.
func (d *diagram) restrict(fixed []int) *diagram {
	r := restriction{from: d, fixed: fixed, forge: newForge(d.vars), known: make([]ref, len(d.nodes))}
	for i := range r.known {
		r.known[i] = noNode
	}
	r.forge.d.ends, r.forge.d.void = d.ends, d.void
	r.forge.d.root = r.of(d.root)
	return r.forge.d
}

type restriction struct {
	from  *diagram
	fixed []int
	forge *forge
	known []ref // by node
	stack []ref // children of the nodes that are being made
}

func (r *restriction) of(n ref) ref {
	if n < 0 {
		return n
	}
	if r.known[n] != noNode {
		return r.known[n]
	}
	level := int(r.from.nodes[n].level)
	kids := r.from.children(n)
	if k := r.fixed[level]; k >= 0 {
		r.known[n] = r.of(kids[k])
		return r.known[n]
	}
	base := len(r.stack)
	for _, kid := range kids {
		made := r.of(kid)
		r.stack = append(r.stack, made)
	}
	r.known[n] = r.forge.node(level, r.stack[base:])
	r.stack = r.stack[:base]
	return r.known[n]
}

// matters marks the variables that some node below the root looks at.
func (d *diagram) matters() []bool {
	used := make([]bool, len(d.vars))
	for _, n := range d.nodes {
		used[n.level] = true
	}
	return used
}
