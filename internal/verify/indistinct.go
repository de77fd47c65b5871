package verify

import (
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// indistinct finds choices of one question that no rule, fact or ask_when tells
// apart: exchanging them in any answer changes no test.
func (f *findings) indistinct() {
	tests := make([][]*check.Test, len(f.p.Questions))
	program.VisitTests(f.p.Resolved, func(t *check.Test) { tests[t.Question] = append(tests[t.Question], t) })
	for q := range f.p.Questions {
		question := &f.p.Questions[q]
		if question.Kind != ruleset.Single && question.Kind != ruleset.Multi || len(tests[q]) == 0 {
			continue // a question that no condition mentions is irrelevant as a whole
		}
		told := make([]bool, len(question.Choices)) // in an earlier group
		for a := range question.Choices {
			if told[a] {
				continue
			}
			group := []string{quote(question.Choices[a].ID)}
			for b := a + 1; b < len(question.Choices); b++ {
				if !told[b] && exchangeable(question.Kind, tests[q], a, b) {
					told[b] = true
					group = append(group, quote(question.Choices[b].ID))
				}
			}
			if len(group) > 1 {
				f.add(Finding{Code: diag.IndistinctChoices, Severity: diag.Warning, Message: f.say(
					"question %q: nothing tells the choices %s apart", question.ID, strings.Join(group, f.say(", ")))}, f.question(q))
			}
		}
	}
}

// exchangeable reports whether no test changes when the choices a and b change
// places.
func exchangeable(kind ruleset.Kind, tests []*check.Test, a, b int) bool {
	for _, t := range tests {
		if kind == ruleset.Single {
			if program.Passes(kind, t, program.Value(a)) != program.Passes(kind, t, program.Value(b)) {
				return false
			}
			continue
		}
		for _, set := range [...]uint16{t.Any, t.Every, t.None, t.Only} {
			if set>>a&1 != set>>b&1 {
				return false
			}
		}
	}
	return true
}
