package cli

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/verify"
)

// setFlags are the answers of a sheet as flags.
func setFlags(p *program.Program, values []program.Value) []string {
	flags := []string{}
	for q, v := range values {
		if v != program.Unknown {
			flags = append(flags, "--set "+setWord(answers.Flag(&p.Questions[q], v)))
		}
	}
	return flags
}

// regionWords says which answers lie in a region, question by question.
func regionWords(w *lang.AuthoringWords, p *program.Program, r *verify.Region) []string {
	words := []string{}
	for q, list := range r.Answers {
		if list == nil {
			continue
		}
		question := &p.Questions[q]
		text := ""
		switch question.Kind {
		case ruleset.YesNo:
			text = w.No
			if list[0] == 1 {
				text = w.Yes
			}
		case ruleset.Single:
			text = strings.Join(choiceIDs(question, func(i int) bool { return slices.Contains(list, program.Value(i)) }), w.Or)
		case ruleset.Multi:
			text = setWords(w, p, q, list)
		default:
			text = rangeWords(w, p, q, list)
		}
		words = append(words, fmt.Sprintf(w.Is, question.ID, text))
	}
	if len(words) == 0 {
		return []string{w.AnyAnswer}
	}
	return words
}

func choiceIDs(q *check.Question, chosen func(int) bool) []string {
	var ids []string
	for i := range q.Choices {
		if chosen(i) {
			ids = append(ids, q.Choices[i].ID)
		}
	}
	return ids
}

// rangeWords names classes of numbers, those that touch as one range.
func rangeWords(w *lang.AuthoringWords, p *program.Program, q int, list []program.Value) string {
	var parts []string
	for i := 0; i < len(list); i++ {
		low, high := p.Range(q, list[i])
		for i+1 < len(list) {
			next, end := p.Range(q, list[i+1])
			if next != high+1 {
				break
			}
			high = end
			i++
		}
		if low == high {
			parts = append(parts, fmt.Sprint(low))
		} else {
			parts = append(parts, fmt.Sprintf(w.To, low, high))
		}
	}
	return strings.Join(parts, w.Or)
}

// shownSets is how many sets of choices are listed one by one.
const shownSets = 6

// setWords names the sets of choices in some classes: by what all of them have
// and what none has where that says it all, else one by one.
func setWords(w *lang.AuthoringWords, p *program.Program, q int, list []program.Value) string {
	question := &p.Questions[q]
	var sets []uint
	every, some := ^uint(0), uint(0)
	for _, v := range p.Domain(q) {
		if slices.ContainsFunc(list, func(in program.Value) bool { return p.Class(q, in) == p.Class(q, v) }) {
			sets = append(sets, uint(v))
			every, some = every&uint(v), some|uint(v)
		}
	}
	fitting := 0
	for _, v := range p.Domain(q) {
		if uint(v)&every == every && uint(v)&^some == 0 {
			fitting++
		}
	}
	ids := func(set uint) string {
		return strings.Join(choiceIDs(question, func(i int) bool { return set>>i&1 == 1 }), ", ")
	}
	if fitting == len(sets) && len(sets) > 1 {
		var parts []string
		if every != 0 {
			parts = append(parts, fmt.Sprintf(w.With, ids(every)))
		}
		if out := (uint(1)<<len(question.Choices) - 1) &^ some; out != 0 {
			parts = append(parts, fmt.Sprintf(w.Without, ids(out)))
		}
		if len(parts) > 0 {
			return strings.Join(parts, w.And)
		}
		return w.Anything
	}
	slices.SortStableFunc(sets, func(a, b uint) int { return bits.OnesCount(a) - bits.OnesCount(b) })
	var parts []string
	for i, set := range sets {
		if i == shownSets {
			parts = append(parts, fmt.Sprintf(w.MoreSets, len(sets)-i))
			break
		}
		parts = append(parts, "{"+ids(set)+"}")
	}
	return strings.Join(parts, w.Or)
}

func (a *app) writeDiffJSON(d *ruleDiff) error {
	set := func(p *program.Program) report.Ruleset {
		return report.NewRuleset(p)
	}
	j := report.RuleDiff{
		FormatVersion: report.FormatVersion, A: set(d.A), B: set(d.B), AsOf: d.on.String(), Differs: d.Differs(), Method: d.Method.String(),
		AnswerSpace: d.Sheets.String(), Share: report.Millionths(d.Share), Samples: d.Samples,
		Entries: []report.EntryChange{}, Changes: []report.AdviceChange{}, Regions: []report.DiffRegion{}, Cases: []report.CaseChange{}, Notes: append([]string{}, d.notes...),
	}
	for _, e := range d.Entries {
		entry := report.EntryChange{Kind: e.Kind, ID: e.ID, Change: e.What, File: e.Span.File.Name, Fields: []report.FieldChange{}}
		entry.Line, entry.Column = e.Span.Position()
		for _, f := range e.Fields {
			entry.Fields = append(entry.Fields, report.FieldChange(f))
		}
		j.Entries = append(j.Entries, entry)
	}
	if d.Different != nil {
		different, uncovered := d.Different.String(), d.Uncovered.String()
		j.Different, j.Uncovered = &different, &uncovered
	}
	for _, c := range d.Changes {
		change := report.AdviceChange{
			From: report.DiffOutcome{Status: c.From.Status.String(), Stack: stackIDs(d.A, c.From.Stack)}, To: report.DiffOutcome{Status: c.To.Status.String(), Stack: stackIDs(d.B, c.To.Stack)},
			Example: report.NewAnswers(d.Both, c.Example),
		}
		if c.Count != nil {
			count := c.Count.String()
			change.Count = &count
		}
		j.Changes = append(j.Changes, change)
	}
	for i := range d.Regions {
		j.Regions = append(j.Regions, report.DiffRegion{Words: regionWords(d.words, d.Both, &d.Regions[i]), Count: d.Regions[i].Count.String()})
	}
	for _, c := range d.cases {
		change := report.CaseChange{Name: c.c.Name, File: c.c.Span.File.Name, From: c.from.text, To: c.to.text, Passed: c.from.passed, Passes: c.to.passed}
		change.Line, change.Column = c.c.Span.Position()
		j.Cases = append(j.Cases, change)
	}
	return writing(report.WriteJSON(a.stdout, j))
}
