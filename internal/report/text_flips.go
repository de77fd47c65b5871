package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// nothingGiven says why there are no answers to change.
func (p *explainPage) nothingGiven() string {
	if len(p.Unanswered) == 0 {
		return p.says.NoQuestion
	}
	return p.says.Unanswered
}

// mostFlips is how many changes the text tells in one place; JSON has all.
const mostFlips = 12

// change tells which other answers would change the result.
func (p *explainPage) change() {
	if p.Search.Flips == 0 {
		return
	}
	p.section(p.says.Change, &p.Methods.Flips)
	switch {
	case len(p.Answers) == 0:
		p.paragraph(0, "", Plain, p.nothingGiven(), Plain)
	case len(p.Flips) == 0:
		p.paragraph(0, "", Plain, p.says.NoFlips.Of(p.searched()), Plain)
	default:
		p.flips(p.Flips, 4, p.most(mostFlips))
	}
	if n := p.Search.Skipped; n > 0 {
		p.paragraph(0, "", Plain, p.says.Skipped.Of(n), Warning)
	}
}

// searched is how many answers were changed together at most.
func (p *explainPage) searched() int { return min(p.Search.Flips, len(p.Answers)) }

// flips tells at most a number of ways to another result, those that change
// fewest choices first.
func (p *explainPage) flips(flips []Flip, indent, most int) {
	ways := p.ways(flips)
	for _, r := range ways[:min(most, len(ways))] {
		p.paragraph(indent, strings.Repeat(" ", indent-2)+"-", Frame, p.sentence(r), Plain)
	}
	if more := len(ways) - most; more > 0 {
		p.paragraph(indent, "", Plain, p.says.More.Of(more), Aside)
	}
}

// ways lists the ways to other results, those that change fewest choices first.
func (p *explainPage) ways(flips []Flip) []*Reached {
	var ways []*Reached
	for i := range flips {
		for k := range flips[i].Stacks {
			ways = append(ways, &flips[i].Stacks[k])
		}
	}
	slices.SortStableFunc(ways, func(a, b *Reached) int {
		return cmp.Or(cmp.Compare(len(a.Example), len(b.Example)), cmp.Compare(p.choicesChanged(a), p.choicesChanged(b)))
	})
	return ways
}

// choicesChanged counts the choices that an example adds and removes; another
// answer to a question of another kind counts one.
func (p *explainPage) choicesChanged(r *Reached) int {
	n := 0
	for i := range r.Example {
		if _, multi := r.Example[i].Value.([]string); !multi {
			n++
			continue
		}
		added, removed, _ := p.exchange(&r.Example[i])
		n += len(added) + len(removed)
	}
	return n
}

// sentence is "If the answer to ... were ..., ... would be recommended."
func (p *explainPage) sentence(r *Reached) string {
	changes := make([]string, len(r.Example))
	for i := range r.Example {
		changes[i] = p.changeOf(&r.Example[i], r.Ranges)
	}
	then := fmt.Sprintf(p.says.Then, p.marked(r.Stack))
	switch {
	case r.Status == statusInfeasible:
		then = p.says.ThenFails
	case r.Status == statusNoEvidence:
		then = p.says.ThenNone
	case len(r.Stack) == 1:
		then = fmt.Sprintf(p.says.ThenAlone, p.marked(r.Stack))
	}
	return fmt.Sprintf(p.says.If, strings.Join(changes, p.says.And), then)
}

// changeOf says what is different in a new answer.
func (p *explainPage) changeOf(a *Answer, ranges []Range) string {
	question := p.quoted(a.Question)
	added, removed, ok := p.exchange(a)
	switch {
	case ok && len(added) > 0 && len(removed) > 0:
		return fmt.Sprintf(p.says.Exchanged, question, p.choices(a.Question, added), p.choices(a.Question, removed))
	case ok && len(added) > 0:
		return fmt.Sprintf(p.says.Added, question, p.choices(a.Question, added))
	case ok && len(removed) > 0:
		return fmt.Sprintf(p.says.Removed, question, p.choices(a.Question, removed))
	}
	value := p.value(a)
	for _, r := range ranges {
		if r.Question == a.Question {
			value = fmt.Sprintf(p.says.Range, value, fmt.Sprint(r.Low), fmt.Sprint(r.High))
		}
	}
	return fmt.Sprintf(p.says.Answered, question, value, p.given(a.Question))
}

// exchange tells which choices a new answer adds and removes. It reports false
// for questions with one answer, and where nothing is left or was there before.
func (p *explainPage) exchange(a *Answer) (added, removed []string, ok bool) {
	now, ok := a.Value.([]string)
	if !ok {
		return nil, nil, false
	}
	var before []string
	for i := range p.Answers {
		if p.Answers[i].Question == a.Question {
			before, _ = p.Answers[i].Value.([]string)
		}
	}
	for _, c := range now {
		if !slices.Contains(before, c) {
			added = append(added, c)
		}
	}
	for _, c := range before {
		if !slices.Contains(now, c) {
			removed = append(removed, c)
		}
	}
	return added, removed, len(now) > 0 && len(before) > 0
}

func (p *explainPage) choices(question string, ids []string) string {
	return joined(each(ids, func(c string) string { return p.choice(question, c) }), p.words.List, p.says.LastAnd)
}
