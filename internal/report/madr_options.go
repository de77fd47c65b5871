package report

import (
	"fmt"
	"slices"
	"strings"
)

// # What a record chooses
//
// A record chooses the recommended stack, if everything in it is supported on the
// date or accepted by a waiver. Else it chooses what can be built today, and the
// stack of the guidance stands under the considered options with the reason why
// it was not chosen. If nothing can be built, the record is proposed, whatever
// status was asked for, and says that nothing was chosen.

// NothingToChoose reports whether a stack is recommended that cannot be built,
// and none that can.
func (d *Document) NothingToChoose() bool { return d.IsOutdated() && len(d.Buildable()) == 0 }

// chosen is the chosen stack in words, "" if there is none.
func (m *madr) chosen() string {
	if len(m.Buildable()) == 0 {
		return ""
	}
	return m.stackNames(m.Buildable())
}

// considered is a stack with the points for and against it, in Markdown.
type considered struct {
	name   string
	points []string
}

// considered lists the chosen stack, or that none is, then the stack of the
// guidance if it is another one, then the alternatives.
func (m *madr) considered() []considered {
	list := []considered{m.first()}
	if m.IsOutdated() {
		why := "Bad, because " + markdownInline(fmt.Sprintf(m.W.NotBuildable, m.endings(m.Outdated())))
		list = append(list, considered{m.Stack, slices.Concat(m.points(m.Document.Stack, true), []string{why}, m.cautioned())})
	}
	for i, a := range m.Document.Alternatives {
		if !slices.Equal(a.Stack, m.Buildable()) {
			list = append(list, considered{m.Others[i].Stack, append(m.allPoints(a.Stack), m.neutral(m.gap(a)))})
		}
	}
	return list
}

// first is what is chosen.
func (m *madr) first() considered {
	if m.chosen() == "" {
		return considered{upperFirst(m.W.NoOption), []string{m.neutral(m.because())}}
	}
	return considered{m.chosen(), append(m.allPoints(m.Buildable()), m.neutral(m.because()))}
}

// allPoints are the points of a stack, and what in it is unsupported; of what is
// also recommended, since when.
func (m *madr) allPoints(stack []string) []string {
	list := m.points(stack, true)
	for _, id := range m.unsupportedIn(stack) {
		text := fmt.Sprintf(m.words.UnsupportedNow, m.option(id))
		if ending := m.ending(id); ending != "" {
			text = m.option(id) + m.words.Colon + ending
		}
		list = append(list, "Bad, because "+markdownInline(text))
	}
	return list
}

// gap says what an alternative scores, beside the chosen stack unless only one of
// the two is supported: these do not compete.
func (m *madr) gap(a Stack) string {
	score := m.Score
	if m.IsOutdated() {
		if m.NothingToChoose() || len(m.unsupportedIn(a.Stack)) > 0 {
			return fmt.Sprintf(m.W.ScoresPoints, a.Score)
		}
		score = m.Document.Supported.Score
	}
	if a.Score == score {
		return fmt.Sprintf(m.W.Tied, a.Score)
	}
	return fmt.Sprintf(m.W.LacksPoints, a.Score, score-a.Score)
}

// because says why the outcome is what it is, in a part of a sentence.
func (m *madr) because() string {
	switch {
	case m.Status == statusInfeasible:
		return m.W.BecauseOpen
	case m.Status != statusRecommended:
		return m.W.BecauseNone
	case m.NothingToChoose():
		return fmt.Sprintf(m.W.BecauseNothing, m.Stack, m.endings(m.Outdated()))
	case m.IsOutdated():
		return fmt.Sprintf(m.W.BecauseToday, m.Stack, m.endings(m.Outdated()))
	}
	return strings.Join(append([]string{m.becauseOfScore()}, m.waivers()...), m.words.Semicolon)
}

func (m *madr) becauseOfScore() string {
	switch {
	case m.Rival != nil && *m.page.Document.Lead == 0:
		return fmt.Sprintf(m.W.BecauseTie, m.Score)
	case m.Rival != nil:
		return fmt.Sprintf(m.W.BecauseLead, m.Score, *m.page.Document.Lead, m.stackNames(m.Rival.Stack))
	case m.Margin == nil || m.hasMinor():
		return fmt.Sprintf(m.W.BecauseOnly, m.Score)
	case *m.Margin == 0:
		return fmt.Sprintf(m.W.BecauseTie, m.Score)
	}
	return fmt.Sprintf(m.W.BecauseLead, m.Score, *m.Margin, m.W.BestAlternative)
}

// waivers say by whose waiver an unsupported option may be chosen, and until when.
func (m *madr) waivers() []string {
	var list []string
	for _, c := range m.page.Document.Cautions {
		w := m.waiverOf(c.Option)
		if !c.Waived || w == nil {
			continue
		}
		text := fmt.Sprintf(m.W.BecauseWaived, m.option(c.Option), w.Until)
		if w.Owner != "" {
			text = fmt.Sprintf(m.W.BecauseWaivedBy, w.Owner, m.option(c.Option), w.Until)
		}
		if w.Reason != "" {
			text += fmt.Sprintf(m.words.Aside, w.Reason)
		}
		list = append(list, text)
	}
	return list
}
