package program

import (
	"encoding/binary"
	"slices"

	"stackadvisor/internal/check"
)

// builder makes the gates. Equal gates, literals and tests are made once.
type builder struct {
	r      *check.Resolved
	drafts []draft
	known  map[string]int32 // draft by its need and inputs

	tests   []*check.Test    // one for each distinct test
	byKey   map[string]int32 // test by question and content
	byAddr  map[*check.Test]int32
	uses    [2][][]int32 // gates that use a test as it is [0] and negated [1], by test
	facts   [2][]ref     // node of each fact, as it is and negated
	scratch []byte
	inputs  []ref // a stack of the inputs of the conditions that are being built
}

// draft is a gate before it has its final number. Drafts stand in topological
// order.
type draft struct {
	need   int32
	inputs []ref // ascending
}

// ref is a node of the circuit: a draft as its number, a literal as
// ^(2*test+negated). noRef marks a fact that was not built yet, always the
// condition that a rule does not have.
type ref int32

const (
	noRef  ref = 1<<31 - 1
	always ref = 1<<31 - 2
)

func literal(test int32, negated bool) ref {
	n := 2 * test
	if negated {
		n++
	}
	return ^ref(n)
}

func newBuilder(r *check.Resolved) *builder {
	b := &builder{
		r: r, known: make(map[string]int32, len(r.Rules)),
		byKey: map[string]int32{}, byAddr: make(map[*check.Test]int32, len(r.Rules)),
	}
	for i := range b.facts {
		b.facts[i] = slices.Repeat([]ref{noRef}, len(r.Facts))
	}
	return b
}

// node builds the circuit of a condition, or of its negation.
func (b *builder) node(c *check.Cond, negated bool) ref {
	switch c.Op {
	case check.Not:
		return b.node(c.Sub[0], !negated)
	case check.IsFact:
		return b.fact(c.Fact, negated)
	case check.IsTest:
		return literal(b.test(c.Test), negated)
	}
	bottom := len(b.inputs)
	for _, s := range c.Sub {
		in := b.node(s, negated)
		b.inputs = append(b.inputs, in)
	}
	inputs := b.inputs[bottom:]
	slices.Sort(inputs)
	n := b.join(slices.Compact(inputs), (c.Op == check.All) != negated)
	b.inputs = b.inputs[:bottom]
	return n
}

// join is the node of all inputs, or of any of them. They are ascending.
func (b *builder) join(inputs []ref, all bool) ref {
	if len(inputs) == 1 {
		return inputs[0]
	}
	for len(inputs) > MaxInputs {
		var joined []ref
		for part := range slices.Chunk(inputs, MaxInputs) {
			joined = append(joined, b.join(part, all))
		}
		slices.Sort(joined)
		inputs = joined
	}
	need := 1
	if all {
		need = len(inputs)
	}
	return ref(b.draft(need, inputs))
}

func (b *builder) fact(i int, negated bool) ref {
	memo := b.facts[0]
	if negated {
		memo = b.facts[1]
	}
	if memo[i] == noRef {
		memo[i] = b.node(b.r.Facts[i].When, negated)
	}
	return memo[i]
}

// gateOf gives a node a gate of its own, which it needs to drive something.
func (b *builder) gateOf(n ref) int32 {
	if n >= 0 {
		return int32(n)
	}
	return b.draft(1, []ref{n})
}

func (b *builder) draft(need int, inputs []ref) int32 {
	key := binary.AppendVarint(b.scratch[:0], int64(need))
	for _, in := range inputs {
		key = binary.AppendVarint(key, int64(in))
	}
	b.scratch = key
	if g, ok := b.known[string(key)]; ok {
		return g
	}
	g := int32(len(b.drafts))
	b.known[string(key)] = g
	b.drafts = append(b.drafts, draft{int32(need), slices.Clone(inputs)})
	return g
}

// test finds the one number of all tests that ask the same.
func (b *builder) test(t *check.Test) int32 {
	if n, ok := b.byAddr[t]; ok {
		return n
	}
	key := testKey(b.scratch[:0], t)
	b.scratch = key
	n, ok := b.byKey[string(key)]
	if !ok {
		n = int32(len(b.tests))
		b.byKey[string(key)] = n
		b.tests = append(b.tests, t)
	}
	b.byAddr[t] = n
	return n
}

func testKey(key []byte, t *check.Test) []byte {
	put := func(n int64) { key = binary.AppendVarint(key, n) }
	put(int64(t.Question))
	put(int64(len(t.Choices)))
	for _, c := range t.Choices {
		put(int64(c))
	}
	for _, s := range [...]uint16{t.Any, t.Every, t.None, t.Only} {
		put(int64(s))
	}
	put(int64(t.AtLeast))
	put(int64(t.AtMost))
	put(int64(len(t.Ranges)))
	for _, r := range t.Ranges {
		put(r.Low)
		put(r.High)
	}
	return key
}
