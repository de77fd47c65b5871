package answers

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/syntax"
)

// ReadTables understands answers and weights that stand inside another file, as
// in a rule test. A table that is nil was not given. The Sheet is good even if
// the list has errors; what is wrong is left out of it. Nothing is said of answers
// to questions that do not apply: a test may mean them. The list is sorted.
func ReadTables(p *program.Program, answers, weights *syntax.Node) (*Sheet, diag.List) {
	r := newReader(p)
	s := New(p)
	if answers != nil {
		r.answers(answers, s)
	}
	if weights != nil {
		r.weights(weights, s)
	}
	r.list.Sort()
	return s, r.list
}
