package analysis

import (
	"math/big"
	"slices"

	"stackadvisor/internal/program"
)

// Sheets is a set of complete answer sheets, out of the completions of a View.
// It is read-only.
type Sheets struct {
	p   *program.Program
	d   *diagram // ends: nowhere, everywhere
	all *big.Int // completions of the View, also those that contradict themselves
}

// Box is a product of answers: for each question those that are in it, nil for
// any. Answers that a View does not tell apart (Sheets.Class) are in it together.
type Box [][]program.Value

// Where is the set of completions with an outcome that keep accepts, without those
// that contradict themselves; nil past the limits.
func (v *View) Where(keep func(Outcome) bool) *Sheets {
	return v.where(func(to ref) bool { return !v.d.isVoid(to) && keep(v.d.ends[^to]) })
}

// Contradicting is the set of completions that contradict themselves; nil past the
// limits.
func (v *View) Contradicting() *Sheets { return v.where(func(to ref) bool { return v.d.isVoid(to) }) }

// where is the set of completions that come to ends which keep accepts.
func (v *View) where(keep func(to ref) bool) *Sheets {
	if v.d == nil {
		return nil
	}
	ends := make([]ref, len(v.d.ends))
	for i := range ends {
		ends[i] = nowhere
		if keep(end(i)) {
			ends[i] = everywhere
		}
	}
	f := newSheetForge(v.d.vars)
	made := make([]ref, len(v.d.nodes))
	to := func(k ref) ref {
		if k < 0 {
			return ends[^k]
		}
		return made[k]
	}
	var kids []ref
	for n := range v.d.nodes {
		kids = kids[:0]
		for _, k := range v.d.children(ref(n)) {
			kids = append(kids, to(k))
		}
		made[n] = f.node(int(v.d.nodes[n].level), kids)
	}
	f.d.root = to(v.d.root)
	return &Sheets{v.space.e.Program, f.d, v.all()}
}

// newSheetForge makes diagrams of sets.
func newSheetForge(vars []*variable) *forge {
	f := newForge(vars)
	f.d.ends = make([]Outcome, 2)
	return f
}

// Apart is the set of completions for which the outcome is another one when the
// answer to a question is one of others than when it is a; the question's own
// answer does not matter, as long as none of the two sheets contradicts itself. It is
// nil past the limits.
func (v *View) Apart(question int, a program.Value, others ...program.Value) *Sheets {
	if v.d == nil {
		return nil
	}
	x := apart{
		from: v.d, forge: newSheetForge(v.d.vars), level: len(v.d.vars), budget: v.space.limits.Nodes,
		above: slices.Repeat([]ref{noNode}, len(v.d.nodes)), pairs: map[operands]ref{}, ors: map[operands]ref{},
	}
	for l, y := range v.d.vars {
		if y.question == question {
			x.level, x.a = l, y.class(v.space.e.Program, a)
			for _, b := range others {
				x.others = append(x.others, y.class(v.space.e.Program, b))
			}
		}
	}
	x.forge.d.root = x.of(v.d.root)
	if x.budget < 0 {
		return nil
	}
	return &Sheets{v.space.e.Program, x.forge.d, v.all()}
}

// apart follows several answers to one question at once.
type apart struct {
	from   *diagram
	forge  *forge
	level  int // of the question
	a      int // class
	others []int
	above  []ref // by node down to level
	pairs  map[operands]ref
	ors    map[operands]ref
	stack  []ref
	budget int
}

// of is where the answers below a place, not below the question, lead apart.
func (x *apart) of(n ref) ref {
	if n < 0 || x.from.level(n) > x.level {
		return nowhere
	}
	if x.above[n] != noNode {
		return x.above[n]
	}
	level, made := int(x.from.nodes[n].level), nowhere
	kids := x.from.children(n)
	if level == x.level {
		for _, b := range x.others {
			made = x.or(made, x.pair(kids[x.a], kids[b]))
		}
	} else {
		base := len(x.stack)
		for _, k := range kids {
			x.stack = append(x.stack, x.of(k))
		}
		made = x.node(level, base)
	}
	x.above[n] = made
	return made
}

// node makes the node whose children are on the stack from base on.
func (x *apart) node(level, base int) ref {
	made := x.forge.node(level, x.stack[base:])
	x.stack = x.stack[:base]
	x.budget--
	return made
}

// pair is where two places below the question lead to different ends.
func (x *apart) pair(m, n ref) ref {
	level := min(x.from.level(m), x.from.level(n))
	switch {
	case m == n || x.from.isVoid(m) || x.from.isVoid(n):
		return nowhere
	case level == len(x.from.vars):
		return everywhere
	}
	key := operands{min(m, n), max(m, n)}
	if made, ok := x.pairs[key]; ok || x.budget < 0 {
		return made
	}
	base := len(x.stack)
	for k := range x.from.vars[level].weight {
		x.stack = append(x.stack, x.pair(x.from.child(m, level, k), x.from.child(n, level, k)))
	}
	made := x.node(level, base)
	x.pairs[key] = made
	return made
}

func (x *apart) or(m, n ref) ref {
	switch {
	case m == everywhere || n == everywhere:
		return everywhere
	case m == nowhere || m == n:
		return n
	case n == nowhere:
		return m
	}
	key := operands{min(m, n), max(m, n)}
	if made, ok := x.ors[key]; ok || x.budget < 0 {
		return made
	}
	d := x.forge.d
	level := min(d.level(m), d.level(n))
	base := len(x.stack)
	for k := range d.vars[level].weight {
		x.stack = append(x.stack, x.or(d.child(m, level, k), d.child(n, level, k)))
	}
	made := x.node(level, base)
	x.ors[key] = made
	return made
}

// Empty reports whether there is no sheet in the set.
func (s *Sheets) Empty() bool { return s.d.root == nowhere }

// Count counts the sheets.
func (s *Sheets) Count() *big.Int { return s.count(everywhere) }

// count counts the sheets that lead to an end.
func (s *Sheets) count(to ref) *big.Int {
	n := s.d.counting().byOutcome(nil)[^to]
	// The diagram still has the answered questions, each with its domain.
	return n.Quo(n.Mul(n, s.all), s.d.sheets())
}

// Example is one of the sheets: Unknown where any answer will do, or where the
// View has an answer. It is nil if there is none.
func (s *Sheets) Example() []program.Value {
	return s.Pick(func(int) int { return 0 })
}

// Pick is the Example for which choose picks, question by question, one of the
// classes of answers that some sheet of the set goes on with, from 0 to n-1.
func (s *Sheets) Pick(choose func(n int) int) []program.Value {
	if s.Empty() {
		return nil
	}
	values := slices.Repeat([]program.Value{program.Unknown}, len(s.p.Questions))
	var open []int
	for n := s.d.root; n >= 0; {
		v := s.d.vars[s.d.nodes[n].level]
		open = open[:0]
		for k, kid := range s.d.children(n) {
			if kid != nowhere {
				open = append(open, k)
			}
		}
		k := open[choose(len(open))]
		values[v.question] = v.first[k]
		n = s.d.children(n)[k]
	}
	return values
}

// Holds reports whether all completions in a box are in the set.
func (s *Sheets) Holds(box Box) bool {
	in := s.inside(box)
	seen := make([]bool, len(s.d.nodes))
	var holds func(n ref) bool
	holds = func(n ref) bool {
		if n < 0 {
			return n == everywhere
		}
		if seen[n] {
			return true
		}
		seen[n] = true
		level := s.d.nodes[n].level
		for k, kid := range s.d.children(n) {
			if (in[level] == nil || in[level][k]) && !holds(kid) {
				return false
			}
		}
		return true
	}
	return holds(s.d.root)
}

// Within counts the sheets of the set that are in a box.
func (s *Sheets) Within(box Box) *big.Int {
	narrow := *s.d
	narrow.vars = slices.Clone(s.d.vars)
	for l, in := range s.inside(box) {
		if in == nil {
			continue
		}
		v := *s.d.vars[l]
		v.size, v.weight = 0, slices.Clone(v.weight)
		for k := range v.weight {
			if !in[k] {
				v.weight[k] = 0
			}
			v.size += v.weight[k]
		}
		narrow.vars[l] = &v
	}
	n := narrow.counting().byOutcome(nil)[^everywhere]
	return n.Quo(n.Mul(n, s.all), s.d.sheets())
}

// Without is the set without the sheets in a box.
func (s *Sheets) Without(box Box) *Sheets {
	in := s.inside(box)
	last := -1 // the last level at which the box is narrow
	for l := range in {
		if in[l] != nil {
			last = l
		}
	}
	f := newSheetForge(s.d.vars)
	type place struct {
		n     ref
		level int
	}
	known := map[place]ref{}
	copied := map[ref]ref{nowhere: nowhere, everywhere: everywhere}
	var outside func(n ref) ref // a part that the box is behind
	outside = func(n ref) ref {
		if made, ok := copied[n]; ok {
			return made
		}
		kids := make([]ref, len(s.d.children(n)))
		for k, kid := range s.d.children(n) {
			kids[k] = outside(kid)
		}
		copied[n] = f.node(int(s.d.nodes[n].level), kids)
		return copied[n]
	}
	var of func(n ref, level int) ref // inside the box so far, down to level
	of = func(n ref, level int) ref {
		for level <= last && s.d.level(n) > level && in[level] == nil {
			level++
		}
		if n == nowhere || level > last {
			// Behind the last narrow level, everything that is left is in the box.
			return nowhere
		}
		at := place{n, level}
		if made, ok := known[at]; ok {
			return made
		}
		kids := make([]ref, len(s.d.vars[level].weight))
		for k := range kids {
			kid := s.d.child(n, level, k)
			if in[level] == nil || in[level][k] {
				kids[k] = of(kid, level+1)
			} else {
				kids[k] = outside(kid)
			}
		}
		known[at] = f.node(level, kids)
		return known[at]
	}
	f.d.root = of(s.d.root, 0)
	return &Sheets{s.p, f.d, s.all}
}

// And is the set of the sheets in both of two sets. They are of one View, or of
// Views of one Space that has compiled a sheet with fewer answers than theirs.
func (s *Sheets) And(t *Sheets) *Sheets {
	f := newSheetForge(s.d.vars)
	known := map[operands]ref{}
	var of func(m, n ref) ref
	of = func(m, n ref) ref {
		switch {
		case m == nowhere || n == nowhere:
			return nowhere
		case m == everywhere && n == everywhere:
			return everywhere
		}
		if made, ok := known[operands{m, n}]; ok {
			return made
		}
		level := min(s.d.level(m), t.d.level(n))
		kids := make([]ref, len(s.d.vars[level].weight))
		for k := range kids {
			kids[k] = of(s.d.child(m, level, k), t.d.child(n, level, k))
		}
		made := f.node(level, kids)
		known[operands{m, n}] = made
		return made
	}
	f.d.root = of(s.d.root, t.d.root)
	return &Sheets{s.p, f.d, s.all}
}

// Or is the set of the sheets in one of two sets, or in both. They are of one View.
func (s *Sheets) Or(t *Sheets) *Sheets {
	if t.Empty() {
		return s
	}
	return s.outside().Minus(t).outside()
}

// Minus is the set of the sheets of s that are not in t.
func (s *Sheets) Minus(t *Sheets) *Sheets { return s.And(t.outside()) }

// outside is the set of the sheets that are not in the set.
func (s *Sheets) outside() *Sheets {
	ends := [2]ref{everywhere, nowhere}
	other := *s.d
	other.kids = slices.Clone(s.d.kids)
	flip := func(n ref) ref {
		if n < 0 {
			return ends[^n]
		}
		return n
	}
	for i, k := range other.kids {
		other.kids[i] = flip(k)
	}
	other.root = flip(other.root)
	return &Sheets{s.p, &other, s.all}
}

// inside marks the classes in a box, by level; nil: all.
func (s *Sheets) inside(box Box) [][]bool {
	in := make([][]bool, len(s.d.vars))
	for l, v := range s.d.vars {
		if box[v.question] == nil {
			continue
		}
		in[l] = make([]bool, len(v.weight))
		for _, answer := range box[v.question] {
			if c := v.class(s.p, answer); c >= 0 {
				in[l][c] = true
			}
		}
		if !slices.Contains(in[l], false) {
			in[l] = nil
		}
	}
	return in
}

// Classes has for each question one answer of each class that the View tells
// apart, whether it matters to the set or not; one answer for a question that
// never matters.
func (s *Sheets) Classes(question int) []program.Value {
	for _, v := range s.d.vars {
		if v.question == question {
			return v.first
		}
	}
	return s.p.Domain(question)[:1]
}

// Class is the position in Classes of the class of an answer.
func (s *Sheets) Class(question int, answer program.Value) int {
	for _, v := range s.d.vars {
		if v.question == question {
			return v.class(s.p, answer)
		}
	}
	return 0
}
