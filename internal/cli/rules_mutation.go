package cli

import (
	"fmt"
	"io"
	"strings"

	"stackadvisor/internal/lang"
	"stackadvisor/internal/report"
	"stackadvisor/internal/verify"
)

// writeMutation tells people which changes to the rules no case notices.
func (a *app) writeMutation(r *testRun) error {
	_, err := io.WriteString(a.stdout, a.mutationText(r))
	return writing(err)
}

// mutationText is empty if no changes were asked for.
func (a *app) mutationText(r *testRun) string {
	b, w := &authorText{}, lang.Authoring(a.lang)
	m := r.mutation
	if m == nil {
		if r.unmutated {
			b.line(w.CasesFailFirst, r.p.ID)
		}
		return b.String()
	}
	for i := range m.Survivors {
		s := &m.Survivors[i]
		b.line(w.Unnoticed, s.Span, fmt.Sprintf(w.Subject, w.Kinds[s.Kind], s.ID), s.Words(w))
		switch {
		case s.Example == nil:
			b.line("  %s", w.NotDecidedChange)
		default:
			b.line("  "+w.Changes, s.Date, outcomeIDs(w, r.p, s.From), outcomeIDs(w, r.p, s.To))
			b.line("  "+w.ForExample, strings.Join(setFlags(r.p, s.Example), " "))
		}
	}
	b.line(w.Noticed, r.p.ID, m.Percent(), m.Killed, m.Mutants-m.Equivalent, m.Equivalent)
	return b.String()
}

func (a *app) newMutationJSON(r *testRun) *report.Mutation {
	m := r.mutation
	if m == nil {
		return nil
	}
	j := &report.Mutation{Percent: m.Percent(), Mutants: m.Mutants, Killed: m.Killed, Equivalent: m.Equivalent, Survivors: []report.SurvivingChange{}}
	for i := range m.Survivors {
		j.Survivors = append(j.Survivors, a.newSurvivorJSON(r, &m.Survivors[i]))
	}
	return j
}

func (a *app) newSurvivorJSON(r *testRun, s *verify.Survivor) report.SurvivingChange {
	j := report.SurvivingChange{
		Kind: s.Kind, ID: s.ID, Change: s.Words(lang.Authoring(a.lang)), File: s.Span.File.Name,
		Example: report.NewAnswers(r.p, s.Example), From: stackIDs(r.p, s.From.Stack), To: stackIDs(r.p, s.To.Stack),
	}
	j.Line, j.Column = s.Span.Position()
	if s.Example != nil {
		j.AsOf = s.Date.String()
	}
	return j
}
