package decision

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/program"
)

// contradicting is a set in which x decides, and some answers exclude each other.
func contradicting(t *testing.T, questions int, contradictions ...string) *program.Program {
	t.Helper()
	var b strings.Builder
	b.WriteString("format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n[[layer]]\nid = \"l\"\n" +
		"[[option]]\nid = \"a\"\nlayer = \"l\"\n[[option]]\nid = \"b\"\nlayer = \"l\"\n" +
		"[[rule]]\nid = \"r\"\npoints = { a = 1 }\n[[rule]]\nid = \"s\"\nwhen = { q0 = true }\npoints = { b = 2 }\n")
	for q := range questions {
		fmt.Fprintf(&b, "[[question]]\nid = \"q%d\"\nprompt = \"?\"\nkind = \"yesno\"\n", q)
	}
	for i, when := range contradictions {
		fmt.Fprintf(&b, "[[contradiction]]\nid = \"c%d\"\nwhen = %s\nbecause = \"no\"\n", i, when)
	}
	return compile(t, b.String())
}

// TestReviewContradictions: combinations of answers that contradict each other do
// not count.
func TestReviewContradictions(t *testing.T) {
	const no, yes = "[answers]\nq0 = false\nq1 = false\n", "[answers]\nq0 = true\nq1 = true\n"
	for _, test := range []struct {
		name           string
		contradictions []string
		one, two       string
		combinations   string
		stacks         string
		matters        []bool
		settle         []int
	}{
		{"none", nil, no, yes, "4", "a 2, b 2", []bool{true, false}, []int{0}},
		{"one combination", []string{"{ q0 = true, q1 = false }"}, no, yes, "3", "a 2, b 1", []bool{true, false}, []int{0}},
		{"the only ones that lead to b", []string{"{ q0 = true }"}, no, yes, "2", "a 2", []bool{false, false}, []int{}},
		// Either question tells the other's answer.
		{"alike", []string{"{ q0 = true, q1 = false }", "{ q0 = false, q1 = true }"}, no, yes, "2", "a 1, b 1", []bool{false, false}, []int{0}},
		{"all", []string{"{ q0 = true }", "{ q0 = false }"}, no, yes, "0", "", []bool{false, false}, nil},
		{"what they agree on", []string{"{ q1 = true }"}, yes, "[answers]\nq0 = false\nq1 = true\n", "2", "a 1, b 1", []bool{true}, []int{0}},
	} {
		p := contradicting(t, 2, test.contradictions...)
		r, err := Compare(p, day(t, "2024-01-01"), []*answers.Sheet{read(t, p, test.one), read(t, p, test.two)})
		if err != nil {
			t.Fatal(err)
		}
		var matters []bool
		for _, topic := range r.Topics() {
			matters = append(matters, *topic.Matters)
		}
		if got := stacks(p, r.Stacks); r.Method != analysis.Exact || r.Combinations.String() != test.combinations || got != test.stacks {
			t.Errorf("%s: %s combinations: %s", test.name, r.Combinations, got)
		}
		if diff := cmp.Diff(test.matters, matters) + cmp.Diff(test.settle, r.Settle); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

// TestEstimatedContradictions: past the exact limit combinations that contradict
// themselves are drawn again, or given up if they are nearly all.
func TestEstimatedContradictions(t *testing.T) {
	var yes, no strings.Builder
	yes.WriteString("[answers]\n")
	no.WriteString("[answers]\n")
	var any []string
	for q := range 21 {
		fmt.Fprintf(&yes, "q%d = true\n", q)
		fmt.Fprintf(&no, "q%d = false\n", q)
		any = append(any, fmt.Sprintf("{ q%d = true }", q))
	}
	for _, test := range []struct {
		when    string
		samples int
		low     analysis.Share // of a
	}{
		{"{ q0 = true, q1 = true }", samples, 650_000},
		{"{ any = [" + strings.Join(any, ", ") + "] }", 10, 1_000_000}, // one in two million
	} {
		p := contradicting(t, 21, test.when)
		r, err := Compare(p, day(t, "2024-01-01"), []*answers.Sheet{read(t, p, yes.String()), read(t, p, no.String())})
		if err != nil {
			t.Fatal(err)
		}
		if r.Method != analysis.Estimated || r.Samples > test.samples || (r.Samples == 0) != (len(r.Stacks) == 0) {
			t.Fatalf("%v of %d: %v", r.Method, r.Samples, r.Stacks)
		}
		if len(r.Stacks) == 0 {
			continue
		}
		if s := r.Stacks[0]; s.Share < test.low || s.Share > test.low+32_000 || s.Has(1) {
			t.Errorf("%+v", s)
		}
	}
}
