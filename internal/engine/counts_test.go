package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/synthetic"
)

// counts is work that is the same on every machine.
type counts struct {
	Inner int // gates that are not a rule's own
	Edges int // gate inputs counted, for all sheets
	Fired int // rules, for all sheets
	Nodes int // of the searches for the stacks of all sheets
}

// TestCounts guards the work that speed is made of, where a clock would only
// measure how busy the machine is. Whoever changes a number on purpose writes the
// new one down here and says why.
func TestCounts(t *testing.T) {
	want := map[string]counts{
		"article": {Inner: 0, Edges: 2993, Fired: 787, Nodes: 683},
		"medium":  {Inner: 1, Edges: 39024, Fired: 9329, Nodes: 1900},
		"large":   {Inner: 8, Edges: 754566, Fired: 196800, Nodes: 1300},
	}
	for _, z := range synthetic.Sizes() {
		if diff := cmp.Diff(want[z.Name], count(t, sized(z))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", z.Name, diff)
		}
	}
}

func count(t *testing.T, p *program.Program) (c counts) {
	t.Helper()
	c.Inner = p.Inner
	s := engine.New(p, engine.Config{Date: 20261122}).NewState()
	for _, sheet := range synthetic.Sheets(p, 100) {
		for q, v := range sheet {
			c.Edges += len(p.Edges(p.Row(q, v, program.Yes)))
		}
		s.Reset(sheet)
		for r := range p.Rules {
			if s.Fired(r) {
				c.Fired++
			}
		}
		c.Nodes += s.Nodes()
	}
	return c
}

// TestChangeTouchesItsQuestion says in numbers that one changed answer costs what
// the conditions that mention the question cost: it counts no more edges than the
// two rows of the answers have, and none if the rules do not tell them apart.
func TestChangeTouchesItsQuestion(t *testing.T) {
	p := sized(synthetic.Sizes()[1])
	all := 0
	for q := range p.Questions {
		most := 0
		for _, v := range p.Domain(q) {
			most = max(most, len(p.Edges(p.Row(q, v, program.Yes))))
		}
		mentions := 0
		for g := range p.Gates {
			for _, in := range p.Gates[g].Inputs {
				if in.Gate < 0 && in.Test.Question == q {
					mentions++
				}
			}
		}
		if most > mentions {
			t.Errorf("question %d: an answer counts %d edges, the rules mention it %d times", q, most, mentions)
		}
		all += mentions
	}
	if all < len(p.Rules) {
		t.Errorf("%d mentions in %d rules: that tests little", all, len(p.Rules))
	}
}

// TestCompileAllocations guards how much is allocated for a rule. The numbers are
// rounded up, as maps grow differently in other versions of Go.
func TestCompileAllocations(t *testing.T) {
	z := synthetic.Sizes()[1]
	set := z.Set(1)
	perRule := testing.AllocsPerRun(5, func() {
		engine.New(program.Compile(set), engine.Config{Date: 20261122}).NewState()
	}) / float64(z.Rules)
	t.Logf("%.1f allocations for a rule", perRule)
	if perRule > 8 {
		t.Errorf("%.1f allocations for a rule", perRule)
	}
}
