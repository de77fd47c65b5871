package program

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/ruleset"
)

// index finds the row of an answer to one question.
type index struct {
	// The row of the answer v is rows[v-min] while the question applies, if that
	// exists: the way that nearly every answer takes.
	rows []int32
	min  Value

	kind ruleset.Kind
	none int32 // the row while the question does not apply

	// The class of the answer v is classOf[v-min] if that exists. It does not
	// for numbers of a wide range, whose class c holds the numbers n with exactly
	// c cuts <= n, and for sets of many choices, which are a class each.
	classOf []uint16
	cuts    []int64
	classes int
	applied []int32 // by class: the row while the question applies
	pending []int32 // by class: the row while that is unknown

	// tests has instead, where a row for each class would take too much room,
	// the rows of each test.
	tests []testRows
}

// testRows are the rows of a test that passes and of one that fails.
type testRows struct {
	test           *check.Test
	passed, failed int32
}

const (
	// maxChoices is up to how many choices the sets of choices of a multi
	// question are sorted into classes (a 16-choice question has 65,536 sets).
	maxChoices = 10
	// maxTable is up to how many answers a question has a table of its answers.
	maxTable = 1 << maxChoices
	// maxCells is up to how many pairs of a class and a test a question has a
	// row for each class. A thousand thresholds are far below it; a hundred
	// thousand would need gigabytes.
	maxCells = 1 << 22
)

// emptyRow is the row of a question without an answer.
const emptyRow = 0

// Row is the number of the row of an answer v to question q. Rows of different
// questions are different, except the row 0, which makes nothing true. It is
// -1 where the answer has several rows, which AppendRows lists.
func (p *Program) Row(q int, v Value, applies Applies) int32 {
	x := &p.questions[q]
	switch {
	case applies == No && x.tests == nil:
		return x.none
	case v == Unknown && applies != No:
		return emptyRow
	case x.tests != nil:
		return -1
	case applies == Yes:
		return x.applied[x.class(v)]
	}
	return x.pending[x.class(v)]
}

// RowFor is a Row for an answer to a question that applies, found by a look into
// a table; ok is false where there is none for this answer. It is small enough to
// become part of its callers' loops.
func (p *Program) RowFor(q int, v Value) (row int32, ok bool) {
	x := &p.questions[q]
	if i := uint64(v - x.min); i < uint64(len(x.rows)) {
		return x.rows[i], true
	}
	return 0, false
}

// AppendRows appends all rows of an answer whose Row is -1.
func (p *Program) AppendRows(rows []int32, q int, v Value, applies Applies) []int32 {
	x := &p.questions[q]
	for i := range x.tests {
		t := &x.tests[i]
		if applies == No || !Passes(x.kind, t.test, v) {
			rows = append(rows, t.failed)
		} else if applies == Yes {
			rows = append(rows, t.passed)
		}
	}
	return rows
}

// Edges are the gate inputs that a row makes true: gates, one for each input.
func (p *Program) Edges(row int32) []int32 { return p.edges[p.rowStart[row]:p.rowStart[row+1]] }

// Columns are the rows of a small program as numbers: for each row how many of
// the gate's inputs it makes true, eight gates to a word, the first gate in the
// lowest byte. The first column has that word for each row and the gates 0 to 7,
// the second for the gates 8 to 15. There are none if the program has many gates.
func (p *Program) Columns() [][]uint64 { return p.columns }

// Class numbers the answers to q, 0 to Classes(q)-1, so that two answers of one
// class pass the same tests of the whole rule set.
func (p *Program) Class(q int, v Value) int { return p.questions[q].class(v) }

// Classes counts the classes of answers to q. For numbers these are the classes
// of the contract's section 4, for single and yesno questions there is one for
// each answer, and for multi questions they are as few as possible.
func (p *Program) Classes(q int) int {
	if x := &p.questions[q]; x.classes > 0 {
		return x.classes
	}
	return 1 << len(p.Questions[q].Choices)
}

// Domain lists the answers to q that a completion may give (contract 4), in
// ascending order of Value; each class of numbers is there once, as its
// smallest number.
func (p *Program) Domain(q int) []Value {
	question := &p.Questions[q]
	var domain []Value
	switch question.Kind {
	case ruleset.Multi:
		for s := Value(0); s < 1<<len(question.Choices); s++ {
			if n := int64(bits.OnesCount16(uint16(s))); question.Min <= n && n <= question.Max {
				domain = append(domain, s)
			}
		}
	case ruleset.Number:
		domain = append(domain, Value(question.Min))
		for _, cut := range p.questions[q].cuts {
			domain = append(domain, Value(cut))
		}
	default:
		for v := range p.questions[q].classes {
			domain = append(domain, Value(v))
		}
	}
	return domain
}

// Range is the smallest and the greatest number in the class of v, an answer to
// the number question q.
func (p *Program) Range(q int, v Value) (low, high int64) {
	x := &p.questions[q]
	low, high = p.Questions[q].Min, p.Questions[q].Max
	c := x.class(v)
	if c > 0 {
		low = x.cuts[c-1]
	}
	if c < len(x.cuts) {
		high = x.cuts[c] - 1
	}
	return low, high
}

func (x *index) class(v Value) int {
	if i := uint64(v - x.min); i < uint64(len(x.classOf)) {
		return int(x.classOf[i])
	}
	if x.kind == ruleset.Number {
		n, found := slices.BinarySearch(x.cuts, int64(v))
		if found {
			n++
		}
		return n
	}
	return int(v)
}

// Passes reports whether the answer v to the test's question passes the test.
// v is not Unknown.
func Passes(kind ruleset.Kind, t *check.Test, v Value) bool {
	switch kind {
	case ruleset.Multi:
		s := uint16(v)
		n := bits.OnesCount16(s)
		return (t.Any == 0 || s&t.Any != 0) && s&t.Every == t.Every && s&t.None == 0 &&
			(t.Only == 0 || s != 0 && s&^t.Only == 0) && t.AtLeast <= n && n <= t.AtMost
	case ruleset.Number:
		for _, r := range t.Ranges {
			if r.Low <= int64(v) && int64(v) <= r.High {
				return true
			}
		}
		return false
	}
	_, found := slices.BinarySearch(t.Choices, int(v))
	return found
}

// index gives the program its classes and rows, from the finished gates.
func (b *builder) index(p *Program) {
	tests := make([][]int32, len(b.r.Questions)) // by question
	for n, t := range b.tests {
		tests[t.Question] = append(tests[t.Question], int32(n))
	}
	p.rowStart = []int32{0, 0} // emptyRow
	p.questions = make([]index, len(b.r.Questions))
	cuts := b.cuts()
	for q := range p.questions {
		p.questions[q] = b.question(p, q, tests[q], cuts[q])
	}
	p.addColumns()
}

func (b *builder) question(p *Program, q int, tests []int32, cuts []int64) index {
	question := &b.r.Questions[q]
	x := index{kind: question.Kind, cuts: cuts}
	var members []Value // one answer of each class
	switch question.Kind {
	case ruleset.Multi:
		members = b.multiClasses(&x, len(question.Choices), tests)
	case ruleset.Number:
		members = numberClasses(&x, question.Min, question.Max)
	case ruleset.YesNo:
		members = choiceClasses(&x, 2)
	default:
		members = choiceClasses(&x, len(question.Choices))
	}
	x.classes = len(members)
	if x.kind == ruleset.Multi && x.classOf == nil || len(members)*len(tests) > maxCells {
		b.rowsByTest(p, &x, tests)
		return x
	}
	x.applied = b.rows(p, &x, tests, members, true)
	for _, c := range x.classOf {
		x.rows = append(x.rows, x.applied[c])
	}
	if question.AskWhen != nil {
		x.pending = b.rows(p, &x, tests, members, false)
		for _, n := range tests {
			p.edges = append(p.edges, b.uses[1][n]...)
		}
		x.none = p.endRow()
	}
	return x
}

// rows makes the row of each class. A test that passes makes its literal true
// only if the question applies for sure; one that fails fails either way.
func (b *builder) rows(p *Program, x *index, tests []int32, members []Value, sure bool) []int32 {
	rows := make([]int32, len(members))
	for c, v := range members {
		for _, n := range tests {
			if !Passes(x.kind, b.tests[n], v) {
				p.edges = append(p.edges, b.uses[1][n]...)
			} else if sure {
				p.edges = append(p.edges, b.uses[0][n]...)
			}
		}
		rows[c] = p.endRow()
	}
	return rows
}

func (b *builder) rowsByTest(p *Program, x *index, tests []int32) {
	x.tests = make([]testRows, len(tests))
	for i, n := range tests {
		x.tests[i].test = b.tests[n]
		p.edges = append(p.edges, b.uses[0][n]...)
		x.tests[i].passed = p.endRow()
		p.edges = append(p.edges, b.uses[1][n]...)
		x.tests[i].failed = p.endRow()
	}
}

// endRow makes a row of the edges appended since the last one.
func (p *Program) endRow() int32 {
	end := int32(len(p.edges))
	if end == p.rowStart[len(p.rowStart)-1] {
		return emptyRow
	}
	p.rowStart = append(p.rowStart, end)
	return int32(len(p.rowStart) - 2)
}

// maxColumns is up to how many columns there are. Adding up so many words for each
// row costs less than going through a list of a few gates whose length the
// processor guesses wrong.
const maxColumns = 16

func (p *Program) addColumns() {
	words := (len(p.Gates) + 7) / 8
	if words > maxColumns {
		return
	}
	p.columns = make([][]uint64, words)
	for w := range p.columns {
		p.columns[w] = make([]uint64, len(p.rowStart)-1)
	}
	for row := range len(p.rowStart) - 1 {
		for _, g := range p.Edges(int32(row)) {
			p.columns[g/8][row] += 1 << (g % 8 * 8)
		}
	}
}

func choiceClasses(x *index, choices int) (members []Value) {
	for c := range choices {
		members = append(members, Value(c))
		if choices <= maxTable {
			x.classOf = append(x.classOf, uint16(c))
		}
	}
	return members
}

func numberClasses(x *index, low, high int64) (members []Value) {
	members = append(members, Value(low))
	for _, cut := range x.cuts {
		members = append(members, Value(cut))
	}
	if uint64(high-low) < maxTable {
		x.min = Value(low)
		for c, from := range members {
			to := Value(high + 1)
			if c < len(x.cuts) {
				to = Value(x.cuts[c])
			}
			for range to - from {
				x.classOf = append(x.classOf, uint16(c))
			}
		}
	}
	return members
}

// cuts are the thresholds for each number question in all tests, wherever they
// stand: also in facts that nothing uses, which have no gate.
func (b *builder) cuts() [][]int64 {
	all := make([][]int64, len(b.r.Questions))
	VisitTests(b.r, func(t *check.Test) {
		question := &b.r.Questions[t.Question]
		for _, c := range t.Cuts {
			if question.Min < c && c <= question.Max {
				all[t.Question] = append(all[t.Question], c)
			}
		}
	})
	for q, cuts := range all {
		slices.Sort(cuts)
		all[q] = slices.Compact(cuts)
	}
	return all
}

// multiClasses numbers the sets of choices by the tests they pass, unless there
// are too many.
func (b *builder) multiClasses(x *index, choices int, tests []int32) (members []Value) {
	if choices > maxChoices || len(tests)<<choices > maxCells {
		return nil
	}
	x.classOf = make([]uint16, 1<<choices)
	known := map[string]uint16{}
	signature := make([]byte, 0, len(tests)/8+8)
	for s := range x.classOf {
		signature = signature[:0]
		var word uint64
		for i, n := range tests {
			word <<= 1
			if Passes(ruleset.Multi, b.tests[n], Value(s)) {
				word |= 1
			}
			if i%64 == 63 {
				signature = binary.LittleEndian.AppendUint64(signature, word)
				word = 0
			}
		}
		signature = binary.LittleEndian.AppendUint64(signature, word)
		c, ok := known[string(signature)]
		if !ok {
			c = uint16(len(members))
			known[string(signature)] = c
			members = append(members, Value(s))
		}
		x.classOf[s] = c
	}
	return members
}
