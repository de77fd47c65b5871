package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// size is how large a workload is. The three sizes and their shape are those that
// stackadvisor's own benchmarks have.
type size struct {
	name                              string
	questions, rules, options, layers int
}

var sizes = []size{
	{"article", 12, 40, 15, 6},
	{"medium", 60, 500, 20, 6},
	{"large", 300, 10_000, 50, 6},
}

func (z size) String() string {
	return fmt.Sprintf("%s: %d questions, %d rules", z.name, z.questions, z.rules)
}

type kind int

const (
	single kind = iota
	yesNo
	multi
	number
)

const (
	choices = 4    // of single and multi questions
	most    = 1000 // of a number
)

// workload is a rule set in no engine's language: rules are conjunctions of one to
// three tests, and give points to one or two options; some exclude an option.
type workload struct {
	size
	kinds  []kind // by question
	rules  []rule
	sheets [][]int // answers by question
}

type rule struct {
	tests   []test
	points  []points
	exclude int // an option, or -1
}

type points struct{ option, n int }

// test holds if the answer is in the set (single), is 1 (yesNo), shares a choice
// with the set (multi), or is at least the number.
type test struct {
	question int
	set      int // a bit for each choice
	atLeast  int
}

// sheet answers: the choice (single), 0 or 1 (yesNo), a set (multi), a number.

func newWorkload(z size) *workload {
	rng := rand.New(rand.NewPCG(1, uint64(z.rules)))
	w := &workload{size: z}
	for q := range z.questions {
		w.kinds = append(w.kinds, [...]kind{single, yesNo, single, multi, single, number}[q%6])
	}
	for range z.rules {
		r := rule{exclude: -1}
		for range 1 + rng.IntN(3) {
			t := w.randomTest(rng)
			if !slices.ContainsFunc(r.tests, func(other test) bool { return other.question == t.question }) {
				r.tests = append(r.tests, t)
			}
		}
		for range 1 + rng.IntN(2) {
			p := points{rng.IntN(z.options), rng.IntN(11) - 4}
			if p.n != 0 && !slices.ContainsFunc(r.points, func(other points) bool { return other.option == p.option }) {
				r.points = append(r.points, p)
			}
		}
		if rng.IntN(20) == 0 || len(r.points) == 0 {
			r.exclude = rng.IntN(z.options)
		}
		w.rules = append(w.rules, r)
	}
	for range min(1000, 2_000_000/z.rules) {
		w.sheets = append(w.sheets, w.randomSheet(rng))
	}
	return w
}

func (w *workload) randomTest(rng *rand.Rand) test {
	t := test{question: rng.IntN(w.questions)}
	switch w.kinds[t.question] {
	case single, multi:
		t.set = 1 << rng.IntN(choices)
		if rng.IntN(3) == 0 {
			t.set |= 1 << rng.IntN(choices)
		}
	case number:
		t.atLeast = 1 + rng.IntN(most)
	}
	return t
}

func (w *workload) randomSheet(rng *rand.Rand) []int {
	sheet := make([]int, w.questions)
	for q, k := range w.kinds {
		sheet[q] = [...]int{single: rng.IntN(choices), yesNo: rng.IntN(2), multi: 1 + rng.IntN(1<<choices-1), number: rng.IntN(most + 1)}[k]
	}
	return sheet
}

// outcome is what every engine must find out.
type outcome struct {
	points   []int // by option
	excluded []bool
	fired    []bool // by rule
}

func (w *workload) newOutcome() *outcome {
	return &outcome{make([]int, w.options), make([]bool, w.options), make([]bool, len(w.rules))}
}

func (o *outcome) clear() {
	clear(o.points)
	clear(o.excluded)
	clear(o.fired)
}

func (o *outcome) copy(from *outcome) {
	copy(o.points, from.points)
	copy(o.excluded, from.excluded)
	copy(o.fired, from.fired)
}

// fire adds what a rule does.
func (w *workload) fire(o *outcome, r int) {
	o.fired[r] = true
	for _, p := range w.rules[r].points {
		o.points[p.option] += p.n
	}
	if x := w.rules[r].exclude; x >= 0 {
		o.excluded[x] = true
	}
}

// evaluate is the plain reading of the rules.
func (w *workload) evaluate(sheet []int, o *outcome) {
	o.clear()
	for r := range w.rules {
		if w.holds(r, sheet) {
			w.fire(o, r)
		}
	}
}

func (w *workload) holds(r int, sheet []int) bool {
	for _, t := range w.rules[r].tests {
		a := sheet[t.question]
		ok := a == 1
		switch w.kinds[t.question] {
		case single:
			ok = t.set>>a&1 == 1
		case multi:
			ok = t.set&a != 0
		case number:
			ok = a >= t.atLeast
		}
		if !ok {
			return false
		}
	}
	return true
}

// condition writes the conjunction of a rule's tests in an engine's language.
func (w *workload) condition(r int, and string, write func(t test, k kind) string) string {
	var parts []string
	for _, t := range w.rules[r].tests {
		parts = append(parts, write(t, w.kinds[t.question]))
	}
	return strings.Join(parts, and)
}

// list is the ids of a set of choices: "c0", "c2".
func list(set int) string { return strings.Join(ids(set), ", ") }

func ids(set int) (quoted []string) {
	for c := range choices {
		if set>>c&1 == 1 {
			quoted = append(quoted, fmt.Sprintf("%q", fmt.Sprint("c", c)))
		}
	}
	return quoted
}

// typed is a sheet as the engines with variables of types take it.
func (w *workload) typed(sheet []int) map[string]any {
	values := map[string]any{}
	for q, a := range sheet {
		name := fmt.Sprint("q", q)
		switch w.kinds[q] {
		case single:
			values[name] = fmt.Sprint("c", a)
		case yesNo:
			values[name] = a == 1
		case multi:
			chosen := []string{}
			for c := range choices {
				if a>>c&1 == 1 {
					chosen = append(chosen, fmt.Sprint("c", c))
				}
			}
			values[name] = chosen
		case number:
			values[name] = int64(a)
		}
	}
	return values
}
