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
	kind    ruleset.Kind
	cuts    []int64  // number: class c holds the numbers n with exactly c cuts <= n
	classOf []uint16 // multi: class by set of choices; nil if there are too many sets
	classes int

	// Rows by class while the question applies, and while that is unknown;
	// the row while it does not apply. All are positions in Program.rows.
	applied, pending []int32
	none             int32

	// wide has the rows of a multi question with too many sets of choices for
	// a row each: by test, the row where it passes and where it fails.
	wide []wideRow
}

type wideRow struct {
	test           *check.Test
	passed, failed int32
}

// maxChoices is up to how many choices a multi question has a row for each
// class of sets; beyond it a row for each test takes less room (a 16-choice
// question has 65,536 sets).
const maxChoices = 10

// emptyRow is the row of a question without an answer.
const emptyRow = 0

// Row is the number of the row of an answer v to question q. Rows of different
// questions are different, except the row 0, which makes nothing true. It is
// -1 where the answer has several rows, which AppendRows lists.
func (p *Program) Row(q int, v Value, applies Applies) int32 {
	x := &p.questions[q]
	switch {
	case applies == No:
		return x.none
	case v == Unknown:
		return emptyRow
	case x.wide != nil:
		return -1
	case applies == Yes:
		return x.applied[x.class(v)]
	}
	return x.pending[x.class(v)]
}

// AppendRows appends all rows of an answer whose Row is -1.
func (p *Program) AppendRows(rows []int32, q int, v Value, applies Applies) []int32 {
	for _, w := range p.questions[q].wide {
		if !Passes(ruleset.Multi, w.test, v) {
			rows = append(rows, w.failed)
		} else if applies == Yes {
			rows = append(rows, w.passed)
		}
	}
	return rows
}

// Edges are the gate inputs that a row makes true: gates, one for each input.
func (p *Program) Edges(row int32) []int32 { return p.rows[row] }

// Class numbers the answers to q, 0 to Classes(q)-1, so that two answers of one
// class pass the same tests of the whole rule set.
func (p *Program) Class(q int, v Value) int { return p.questions[q].class(v) }

// Classes counts the classes of answers to q. For numbers these are the classes
// of the contract's section 4, for single and yesno questions there is one for
// each answer, and for multi questions they are as few as possible.
func (p *Program) Classes(q int) int { return p.questions[q].classes }

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
	switch x.kind {
	case ruleset.Multi:
		if x.classOf == nil {
			return int(v)
		}
		return int(x.classOf[v])
	case ruleset.Number:
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

// index makes classes and rows of all questions from the finished gates.
func (b *builder) index() ([]index, [][]int32) {
	byQuestion := make([][]int32, len(b.r.Questions))
	for n, t := range b.tests {
		byQuestion[t.Question] = append(byQuestion[t.Question], int32(n))
	}
	all := make([]index, len(b.r.Questions))
	rows := [][]int32{nil} // emptyRow
	cuts := b.cuts()
	for q := range all {
		all[q] = b.question(q, byQuestion[q], cuts[q], &rows)
	}
	return all, rows
}

func (b *builder) question(q int, tests []int32, cuts []int64, rows *[][]int32) index {
	question := &b.r.Questions[q]
	x := index{kind: question.Kind, cuts: cuts}
	var members []Value // one answer of each class
	switch question.Kind {
	case ruleset.Multi:
		if len(question.Choices) > maxChoices {
			b.wide(&x, tests, rows)
			x.classes = 1 << len(question.Choices)
			break
		}
		members = b.multiClasses(&x, len(question.Choices), tests)
	case ruleset.Number:
		members = append(members, Value(question.Min))
		for _, cut := range x.cuts {
			members = append(members, Value(cut))
		}
	case ruleset.YesNo:
		members = []Value{0, 1}
	default:
		for c := range question.Choices {
			members = append(members, Value(c))
		}
	}
	for _, v := range members {
		applied, pending := b.row(x.kind, tests, v)
		x.applied = append(x.applied, addRow(rows, applied))
		x.pending = append(x.pending, addRow(rows, pending))
		x.classes++
	}
	var none []int32
	for _, n := range tests {
		none = append(none, b.uses[1][n]...)
	}
	x.none = addRow(rows, none)
	return x
}

func addRow(rows *[][]int32, row []int32) int32 {
	if len(row) == 0 {
		return emptyRow
	}
	*rows = append(*rows, slices.Clip(row))
	return int32(len(*rows) - 1)
}

// row lists what the answer v makes true while its question applies, and while
// that is unknown: then only that a test fails is certain.
func (b *builder) row(kind ruleset.Kind, tests []int32, v Value) (applied, pending []int32) {
	for _, n := range tests {
		if Passes(kind, b.tests[n], v) {
			applied = append(applied, b.uses[0][n]...)
		} else {
			applied = append(applied, b.uses[1][n]...)
			pending = append(pending, b.uses[1][n]...)
		}
	}
	return applied, pending
}

func (b *builder) wide(x *index, tests []int32, rows *[][]int32) {
	x.wide = make([]wideRow, len(tests))
	for i, n := range tests {
		x.wide[i] = wideRow{b.tests[n], addRow(rows, b.uses[0][n]), addRow(rows, b.uses[1][n])}
	}
}

// cuts are the thresholds for each number question in all tests, wherever they
// stand: also in facts that nothing uses, which have no gate.
func (b *builder) cuts() [][]int64 {
	all := make([][]int64, len(b.r.Questions))
	visitTests(b.r, func(t *check.Test) {
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

// multiClasses numbers the sets of choices by the tests they pass.
func (b *builder) multiClasses(x *index, choices int, tests []int32) (members []Value) {
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
