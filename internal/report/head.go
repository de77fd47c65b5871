package report

import (
	"fmt"
	"slices"
	"strings"
)

// knowledge says on which day the knowledge of the rules ends; "" unless the date
// is later.
func (p *page) knowledge() string {
	r := &p.Ruleset
	return knowledgeText(p.head, r, p.AsOf)
}

// contradictory is a contradiction in words: a sentence with its reason, the
// answers that make it, and the way out.
type contradictory struct {
	reason
	Answers []string
	Resolve string
}

// contradictions are those that the answers make true. Sources are for the
// format to number.
func (p *page) contradictions() []contradictory {
	return each(p.Contradictions, func(id string) contradictory {
		c := p.contradiction[id]
		if c == nil {
			return contradictory{reason: reason{Text: fmt.Sprintf(p.head.Contradicts, id)}}
		}
		why := p.say(c.Because)
		if why == "" {
			why = id
		}
		return contradictory{
			reason:  reason{Text: fmt.Sprintf(p.head.Contradicts, why), Rule: id, At: p.say(c.At)},
			Answers: each(c.Questions, func(q string) string { return p.prompt(q) + p.words.Gap + p.givenOr(q) }),
			Resolve: fmt.Sprintf(p.head.Resolve, joined(c.Questions, p.words.List, p.words.Or)),
		}
	})
}

// givenOr is the answer to a question in words, a dash if it has none.
func (p *page) givenOr(question string) string {
	if text := p.given(question); text != "" {
		return text
	}
	return "–"
}

// subject is the stack as the subject of a sentence.
func (p *page) subject() string {
	if p.IsOutdated() {
		return p.head.TheGuidance
	}
	return p.head.It
}

// lead says by how much the stack leads over the nearest one that is really
// another.
func (p *page) lead() string {
	switch {
	case p.Rival != nil && p.Lead != nil && *p.Lead == 0:
		return fmt.Sprintf(p.words.Tie, p.stackNames(p.Rival.Stack))
	case p.Rival != nil && p.Lead != nil:
		return fmt.Sprintf(p.head.Leads, p.subject(), p.stackNames(p.Rival.Stack), *p.Lead)
	case p.Margin == nil:
		return p.words.NoAlternative
	case p.hasMinor():
		return p.head.NoRival
	case len(p.Alternatives) == 0: // there are some, but none was asked for
		return fmt.Sprintf(p.words.LeadsAlone, *p.Margin)
	case *p.Margin == 0:
		return fmt.Sprintf(p.words.Tie, p.stackNames(p.Alternatives[0].Stack))
	}
	return fmt.Sprintf(p.words.Leads, *p.Margin, p.stackNames(p.Alternatives[0].Stack))
}

func (p *page) hasMinor() bool {
	return slices.ContainsFunc(p.Appendix.Texts.Layers, func(l Layer) bool { return l.Minor })
}

// mostVariants is how many variants a report tells; JSON has all that are
// alternatives, or the best for a layer.
const mostVariants = 4

// variants tells what differs from the stack in minor layers only, and what it
// lacks; "" if nothing does.
func (p *page) variants() string {
	list := p.variantStacks()
	if len(list) == 0 {
		return ""
	}
	texts := each(list[:min(len(list), mostVariants)], func(s Stack) string {
		gap := p.words.SameScore
		if d := p.Score - s.Score; d != 0 {
			gap = fmt.Sprintf(p.words.Behind, d)
		}
		return p.exchanged(s.Stack) + fmt.Sprintf(p.words.Aside, gap)
	})
	return fmt.Sprintf(p.head.Variants, strings.Join(texts, p.words.Semicolon))
}

// variantStacks are those of the alternatives and of the best stacks that fill a
// layer otherwise which differ in minor layers only and have a positive sum, the
// best first.
func (p *page) variantStacks() []Stack {
	all := slices.Clone(p.Alternatives)
	for i := range p.Layers {
		if next := p.Layers[i].Next; next != nil && next.Score > 0 {
			all = append(all, *next)
		}
	}
	var list []Stack
	for _, s := range all {
		known := slices.ContainsFunc(list, func(t Stack) bool { return slices.Equal(s.Stack, t.Stack) })
		if !known && !slices.Equal(s.Stack, p.Stack) && p.isVariant(s.Stack) {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b Stack) int {
		if a.Score != b.Score {
			return int(b.Score - a.Score)
		}
		return len(a.Stack) - len(b.Stack)
	})
	return list
}

// isVariant reports whether a stack fills all layers alike that are not minor.
func (p *page) isVariant(stack []string) bool {
	for _, l := range p.Appendix.Texts.Layers {
		if !l.Minor && p.fillerOf(stack, l.ID) != p.fillerOf(p.Stack, l.ID) {
			return false
		}
	}
	return true
}

// exchanged says what another stack has, and what it has it for.
func (p *page) exchanged(stack []string) string {
	without := func(list, other []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(o string) bool { return slices.Contains(other, o) })
	}
	more, less := without(stack, p.Stack), without(p.Stack, stack)
	switch {
	case len(less) == 0:
		return fmt.Sprintf(p.head.VariantMore, p.stackNames(more))
	case len(more) == 0:
		return fmt.Sprintf(p.head.VariantLess, p.stackNames(less))
	}
	return fmt.Sprintf(p.head.VariantFor, p.stackNames(more), p.stackNames(less))
}

// mostDeciding is how many questions that decide a layer are told; JSON has all.
const mostDeciding = 3

// openLayers says of each empty layer that some answer may still fill, the bottom
// one first, which questions decide it.
func (p *page) openLayers() []string {
	var list []string
	for i := range p.Layers {
		l := &p.Layers[i]
		if !isOpen(l) {
			continue
		}
		names := each(l.DecidedBy[:min(len(l.DecidedBy), mostDeciding)], func(q string) string {
			return fmt.Sprintf(p.head.OpenQuestion, p.prompt(q), q)
		})
		if more := len(l.DecidedBy) - mostDeciding; more > 0 {
			names = append(names, p.head.MoreQuestions.Of(more))
		}
		list = append(list, p.head.OpenLayer.Of(len(l.DecidedBy), p.layer(l.Layer), joined(names, p.words.List, p.head.And)))
	}
	return list
}

// joined lists texts with another word before the last one.
func joined(list []string, between, last string) string {
	n := len(list) - 1
	if n < 1 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:n], between) + last + list[n]
}

// isOpen reports whether a layer is empty because of what is not answered.
func isOpen(l *LayerResult) bool { return l.Option == nil && len(l.DecidedBy) > 0 }
