package analysis

import (
	"context"
	"math/big"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Completions that contradict themselves do not count (contract 8.2). Which
// contradictions exclude completions of a sheet hangs on its given answers: those
// that are open there. One that is true already excludes nothing, and one that is
// false stays so.
//
// Where there is a diagram, what does not count comes to an end of its own. Where
// there is none, sweeps, draws and proofs ask the gates of the contradictions.

// newlyTrue lists the contradictions that other answers may make true: those that are
// not true now.
func newlyTrue(s *engine.State) (list []int) {
	for i := range s.Engine().Contradictions {
		if !s.Contradicts(i) {
			list = append(list, i)
		}
	}
	return list
}

// maxContradicting is how many nodes the condition of all contradictions together
// may have, and a diagram in any case that is made anew to have an end for them.
const maxContradicting = 1_000_000

// contradicting is the condition under which a completion of a sheet makes one of
// some contradictions true, over given variables or, if these are nil, over its own;
// nil if it is too large.
func (s *Space) contradicting(values []program.Value, contradictions []int, vars []*variable) *diagram {
	scope := newScope(s.e, values)
	if vars == nil {
		for _, i := range contradictions {
			scope.add(s.e.ContradictionGate(i))
		}
		vars = scope.variables()
	}
	cond := newConditions(scope, vars, maxContradicting)
	d := cond.forge.d
	d.root, d.ends = nowhere, make([]Outcome, 2)
	for _, i := range contradictions {
		d.root = cond.or(d.root, cond.gate(s.e.ContradictionGate(i)))
	}
	if cond.spent {
		return nil
	}
	return d
}

// count works out how many completions of the sheet count.
func (v *View) count() {
	if len(v.excluding) == 0 {
		v.completions = v.all()
		return
	}
	if d := v.space.contradicting(v.values, v.excluding, nil); d != nil {
		v.completions = (&Sheets{v.space.e.Program, d, v.all()}).count(nowhere)
	}
}

// all counts the completions of the sheet, also those that contradict themselves.
func (v *View) all() *big.Int {
	n := big.NewInt(1)
	for _, q := range v.unanswered {
		n.Mul(n, big.NewInt(int64(v.space.domain[q])))
	}
	return n
}

// CountSheets counts the complete answer sheets of a set that do not contradict
// themselves. Where it is too much work to tell which do, all are counted.
func CountSheets(p *program.Program) *big.Int {
	s := NewSpace(engine.New(p, engine.Config{Date: 1}), Limits{}) // contradictions hang on answers alone
	v := &View{space: s, values: make([]program.Value, len(p.Questions))}
	for q := range v.values {
		v.values[q] = program.Unknown
		v.unanswered = append(v.unanswered, q)
	}
	v.excluding = s.state.OpenContradictions()
	v.count()
	return v.Completions()
}

// AllContradict reports whether every completion of a result's sheet contradicts
// itself. It is false where that is too much work to tell.
func AllContradict(r *engine.Recommendation) bool {
	if len(r.Engine.Contradictions) == 0 {
		return false
	}
	s := NewSpace(r.Engine, Limits{})
	s.state.Reset(r.Values)
	v := &View{space: s, values: r.Values, unanswered: r.Unanswered, excluding: s.state.OpenContradictions()}
	v.count()
	return v.AllContradict()
}

// AllContradict reports whether every completion of the sheet contradicts itself.
func (v *View) AllContradict() bool { return v.completions != nil && v.completions.Sign() == 0 }

// without is the diagram in which the sheets of a condition come to an end of their
// own, which does not count. It is nil if that has more nodes than a limit, or the
// context has ended.
func (d *diagram) without(ctx context.Context, condition *diagram, limit int) *diagram {
	if condition.root == nowhere {
		return d
	}
	x := exclusion{ctx: ctx, from: d, on: condition, forge: newForge(d.vars), known: map[operands]ref{}, budget: limit}
	x.forge.d.void = end(len(d.ends))
	x.forge.d.ends = append(d.ends[:len(d.ends):len(d.ends)], Outcome{Status: engine.Infeasible})
	x.forge.d.root = x.of(d.root, condition.root)
	if x.budget < 0 {
		return nil
	}
	return x.forge.d
}

type exclusion struct {
	ctx      context.Context
	from, on *diagram
	forge    *forge
	known    map[operands]ref
	stack    []ref
	budget   int // nodes
}

// of is the place of a place of the diagram and one of the condition.
func (x *exclusion) of(n, on ref) ref {
	if on == everywhere {
		return x.forge.d.void
	}
	if n < 0 && on < 0 {
		return n
	}
	key := operands{n, on}
	if made, ok := x.known[key]; ok || x.budget < 0 {
		return made
	}
	level := min(x.from.level(n), x.on.level(on))
	base := len(x.stack)
	for k := range x.from.vars[level].weight {
		kid := x.of(x.from.child(n, level, k), x.on.child(on, level, k))
		x.stack = append(x.stack, kid)
	}
	made := x.forge.node(level, x.stack[base:])
	x.stack = x.stack[:base]
	x.known[key] = made
	if x.budget--; x.budget%4096 == 0 && x.ctx.Err() != nil {
		x.budget = -1
	}
	return made
}

// only is the one end that all sheets which count come to; false if there are
// several, or none.
func (d *diagram) only() (ref, bool) {
	if d.root < 0 {
		return d.root, !d.isVoid(d.root)
	}
	if d.void == 0 {
		return 0, false
	}
	found := ref(0)
	for _, kid := range d.kids {
		if kid >= 0 || d.isVoid(kid) || kid == found {
			continue
		}
		if found != 0 {
			return 0, false
		}
		found = kid
	}
	return found, found != 0
}

// matching finds out whether two places of a diagram lead to the same end wherever
// both lead to one that counts.
type matching struct {
	d      *diagram
	known  map[operands]bool
	budget int // pairs
}

// maxMatched is how many pairs of places may be compared.
const maxMatched = 4_000_000

// at decides whether the variable at a level never changes the end of a sheet that
// counts before and after.
func (x *matching) at(level int) Verdict {
	for n := range x.d.nodes {
		if int(x.d.nodes[n].level) != level {
			continue
		}
		kids := x.d.children(ref(n))
		for i, a := range kids {
			for _, b := range kids[:i] {
				same := x.same(a, b)
				if x.budget < 0 {
					return Undecided
				}
				if !same {
					return No
				}
			}
		}
	}
	return Yes
}

func (x *matching) same(a, b ref) bool {
	switch {
	case a == b || x.d.isVoid(a) || x.d.isVoid(b):
		return true
	case a < 0 && b < 0:
		return false
	}
	key := operands{min(a, b), max(a, b)}
	if same, ok := x.known[key]; ok || x.budget < 0 {
		return same
	}
	x.budget--
	same := true
	level := min(x.d.level(a), x.d.level(b))
	for k := range x.d.vars[level].weight {
		if same = x.same(x.d.child(a, level, k), x.d.child(b, level, k)); !same {
			break
		}
	}
	x.known[key] = same
	return same
}
