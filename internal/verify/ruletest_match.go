package verify

import (
	"context"
	"slices"
	"strings"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// matcher compares a recommendation with what a case expects of it. Each
// expectation that is not met is a failure at its place.
type matcher struct {
	*Result
	p *program.Program
	r *engine.Recommendation
	e *Expect
}

func (m *matcher) match() {
	if w := m.e.Status; w != nil && w.Text != m.r.Status.String() {
		m.fail(w.Span, "status is %q, expected %q", m.r.Status, w.Text)
	}
	m.exactly("stack", m.e.Stack, m.r.Stack.Options)
	if missing := without(m.e.Includes, m.r.Stack.Options); len(missing) > 0 {
		m.fail(m.e.Includes.Span, "stack %s does not include %s", m.options(m.r.Stack.Options), m.options(missing))
	}
	if there := within(m.e.Lacks, m.r.Stack.Options); len(there) > 0 {
		m.fail(m.e.Lacks.Span, "stack %s does not lack %s", m.options(m.r.Stack.Options), m.options(there))
	}
	if missing := without(m.e.Fired, m.r.Fired); len(missing) > 0 {
		m.fail(m.e.Fired.Span, "did not fire: %s", m.rules(missing))
	}
	if there := within(m.e.NotFired, m.r.Fired); len(there) > 0 {
		m.fail(m.e.NotFired.Span, "fired all the same: %s", m.rules(there))
	}
	m.exactly("excluded options", m.e.Excluded, m.excluded())
	for _, s := range m.e.Scores {
		if got := m.r.Options[s.Option].Score; got != s.Score {
			m.fail(s.Span, "score of %q is %s, expected %s", m.p.Options[s.Option].ID, answers.FormatThousandths(got), answers.FormatThousandths(s.Score))
		}
	}
	m.alternative()
	m.exactly("supported stack", m.e.Supported, m.supported())
	m.exactly("options with a caution", m.e.Cautions, m.cautions())
	m.settled()
	m.addFired()
}

func (m *matcher) fail(at diag.Span, format string, args ...any) {
	m.Failures.Errorf(diag.FailedCase, at, "case %q: "+format, append([]any{m.Case.Name}, args...)...)
}

func (m *matcher) exactly(what string, want *Names, got []int) {
	if want != nil && !slices.Equal(want.Positions, got) {
		m.fail(want.Span, "%s: got %s, expected %s", what, m.options(got), m.options(want.Positions))
	}
}

// without are the expected ones that are not there.
func without(want *Names, got []int) []int {
	if want == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(want.Positions), func(i int) bool { return slices.Contains(got, i) })
}

// within are the unwanted ones that are there.
func within(unwanted *Names, got []int) []int {
	if unwanted == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(unwanted.Positions), func(i int) bool { return !slices.Contains(got, i) })
}

func (m *matcher) excluded() []int {
	var list []int
	for o := range m.r.Options {
		if len(m.r.Options[o].ExcludedBy) > 0 {
			list = append(list, o)
		}
	}
	return list
}

// supported is the stack without unsupported options, which is the stack itself
// if it has none.
func (m *matcher) supported() []int {
	if m.r.Supported == nil {
		return m.r.Stack.Options
	}
	return m.r.Supported.Stack.Options
}

func (m *matcher) cautions() []int {
	var list []int
	for _, c := range m.r.Cautions {
		list = append(list, c.Option)
	}
	return list
}

func (m *matcher) alternative() {
	want := m.e.Alternative
	if want == nil {
		return
	}
	var shown []string
	for _, a := range m.r.Alternatives {
		if len(without(want, a.Options)) == 0 {
			return
		}
		shown = append(shown, m.options(a.Options))
	}
	got := "there is no alternative"
	if len(shown) > 0 {
		got = "the alternatives are " + strings.Join(shown, ", ")
	}
	m.fail(want.Span, "no alternative has %s; %s", m.options(want.Positions), got)
}

func (m *matcher) settled() {
	want := m.e.Settled
	if want == nil {
		return
	}
	verdict := analysis.SettledNow(m.r)
	if verdict == analysis.Undecided {
		// The whole diagram decides more; it fails as the recommendation would.
		if v, err := analysis.NewSpace(m.r.Engine, analysis.Limits{}).View(context.Background(), m.r.Values); err == nil {
			verdict = v.Settled()
		}
	}
	switch {
	case verdict == analysis.Undecided:
		m.fail(want.Span, "whether the stack is settled could not be decided within the budget")
	case want.Value && verdict == analysis.No:
		m.fail(want.Span, "stack %s is not settled", m.options(m.r.Stack.Options))
	case !want.Value && verdict == analysis.Yes:
		m.fail(want.Span, "stack %s is settled", m.options(m.r.Stack.Options))
	}
}

// addFired tells with the first failure which rules fired: that is where the
// search for the reason starts.
func (m *matcher) addFired() {
	if len(m.Failures) > 0 {
		m.Failures[0].Notef(m.Case.Span, "fired: %s", m.rules(m.r.Fired))
	}
}

func (m *matcher) options(list []int) string {
	return braced(list, func(i int) string { return m.p.Options[i].ID })
}

func (m *matcher) rules(list []int) string {
	if len(list) == 0 {
		return "nothing"
	}
	ids := make([]string, len(list))
	for i, r := range list {
		ids[i] = m.p.Rules[r].ID
	}
	return strings.Join(ids, ", ")
}

// braced writes a set, {a, b}.
func braced(list []int, name func(int) string) string {
	ids := make([]string, len(list))
	for i, x := range list {
		ids[i] = name(x)
	}
	return "{" + strings.Join(ids, ", ") + "}"
}
