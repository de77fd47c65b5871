package verify

import (
	"context"
	"strings"
	"testing"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// claimedSet is a set in which "old" ended in 2025, and machines are told apart at
// 10 by its rules.
const claimedSet = base + `
[[layer]]
id = "high"

[[option]]
id = "old"
layer = "high"

[[option]]
id = "new"
layer = "high"

[[lifecycle]]
id = "old-ended"
option = "old"
status = "retired"
since = 2025-01-01

[[question]]
id = "machines"
prompt = "How many?"
kind = "number"
max = 100

[[rule]]
id = "many"
when = { machines = { at_least = 10 } }
points = { old = 5, new = 3 }

[[rule]]
id = "few"
when = { machines = { below = 10 } }
points = { new = 1 }
`

func TestInvariants(t *testing.T) {
	for _, test := range []struct {
		name, claim string
		broken      string // part of the message; "": it holds
	}{
		{"always", `stack = { filled = ["high", "low"] }`, ""},
		{"condition of the rules", "when = { machines = { at_least = 10 } }\nstack = { any = [\"@layer:high\"] }", ""},
		{"threshold that no rule has", "when = { machines = { at_most = 20 } }\nstack = { none = [\"old\"] }", "the recommended stack is a + old"},
		{"threshold below", "when = { machines = { at_most = 9 } }\nstack = { none = [\"old\"] }", ""},
		{"only the recommended one", "when = { machines = { at_least = 10 } }\nstack = { every = [\"old\"] }", "the stack of supported options is a + new"},
		{"if", "if = { every = [\"old\"] }\nstack = { none = [\"new\"] }", ""},
		{"if, broken", "if = { every = [\"new\", \"a\"] }\nstack = { empty = [\"high\"] }", "the recommended stack is a + new"},
		{"two questions", "when = { q = \"y\", machines = 55 }\nstack = { every = [\"b\", \"old\"] }", "the stack of supported options is b + new"},
		{"of two parts", "when = { q = \"y\" }\nstack = { every = [\"a\"] }", "the recommended stack is b + "},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := compile(t, []byte(claimedSet+invariant("claim", test.claim)))
			r, err := Verify(context.Background(), p, Options{Date: 20261201})
			if err != nil {
				t.Fatal(err)
			}
			checkClaim(t, p, r, test.broken)
		})
	}
}

// checkClaim holds what was said of the only invariant against what its example
// shows.
func checkClaim(t *testing.T, p *program.Program, r *Report, broken string) {
	t.Helper()
	var found *Finding
	for i := range r.Findings {
		if r.Findings[i].Code == diag.BrokenInvariant {
			found = &r.Findings[i]
		}
	}
	switch {
	case broken == "" && (found != nil || r.Claims[0].Holds != analysis.Yes):
		t.Errorf("claims %v, finding %v; want it proved", r.Claims, found)
	case broken != "" && (found == nil || r.Claims[0].Holds != analysis.No):
		t.Errorf("claims %v, finding %v; want it broken", r.Claims, found)
	}
	if found == nil {
		return
	}
	if !strings.Contains(found.Message, broken) {
		t.Errorf("message %q, want %q in it", found.Message, broken)
	}
	state := engine.New(p, engine.Config{Date: r.Date}).NewState()
	state.Reset(found.Example)
	if state.Truth(p.Invariants[0].When) != engine.True {
		t.Errorf("the condition is not true on the example %v", found.Example)
	}
	var without []int
	if strings.Contains(found.Message, "supported") {
		without = unsupported(state.Engine())
	}
	best, err := state.BestWith(without)
	if err != nil || !breaks(p.Resolved, &p.Invariants[0], best.Options()) {
		t.Errorf("the example %v does not break it: %v, %v", found.Example, best.Options(), err)
	}
}

// TestInvariantsWithoutRecommendation: an invariant is about recommended stacks;
// the empty one is none.
func TestInvariantsWithoutRecommendation(t *testing.T) {
	p := compile(t, []byte(base+rule("r", "", "exclude = [\"a\", \"b\"]")+invariant("i", "stack = { filled = [\"low\"] }")))
	r, err := Verify(context.Background(), p, Options{Date: 20261201})
	if err != nil {
		t.Fatal(err)
	}
	checkClaim(t, p, r, "")
}
