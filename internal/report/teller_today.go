package report

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
)

// outdatedIn lists the unsupported options of the recommended stack that no
// waiver accepts.
func outdatedIn(r *engine.Recommendation, waivers []answers.Waiver) []int {
	var list []int
	for _, c := range r.Cautions {
		if !slices.ContainsFunc(waivers, func(w answers.Waiver) bool { return w.Option == c.Option && r.Engine.Date <= w.Until }) {
			list = append(list, c.Option)
		}
	}
	return list
}

func (t *teller) supported(r *engine.Recommendation) *Supported {
	s := r.Supported
	if s == nil {
		return nil
	}
	return &Supported{s.Status.String(), ids(s.Stack.Options, t.optionID), Thousandths(s.Stack.Score)}
}

// ending is an option with the day on which its support ended, by the entry that
// says so.
func (t *teller) ending(option int, on date.Date) string {
	l := &t.p.Lifecycles[engine.UnsupportedBy(t.p, option, on)]
	entry := Lifecycle{Status: string(l.Status), Since: l.Since.String(), Until: l.Until.String()}
	return fmt.Sprintf(lang.Head(t.tag).Ended, t.option(option), endingText(t.words, &entry, on.String()))
}

// today says what the guidance says and what can be built today, if these are not
// the same; else nothing.
func (t *teller) today(r *engine.Recommendation, outdated []int) []string {
	if len(outdated) == 0 {
		return nil
	}
	head := lang.Head(t.tag)
	guidance := strings.Join(each(r.Stack.Options, func(o int) string {
		if slices.Contains(outdated, o) {
			return t.ending(o, r.Engine.Date)
		}
		return t.option(o)
	}), " + ")
	build := strings.Join(each(r.Supported.Stack.Options, t.option), " + ")
	switch {
	case r.Supported.Status == engine.Infeasible:
		build = head.TodayInfeasible
	case build == "":
		build = head.TodayNothing
	}
	return []string{head.Guidance + t.words.Colon + guidance, head.Today + t.words.Colon + build}
}

// contradictions are what the answers contradict, with the reasons.
func (t *teller) contradictions(r *engine.Recommendation) []string {
	return each(r.Contradictions, func(i int) string {
		c := &t.p.Contradictions[i]
		return fmt.Sprintf(lang.Head(t.tag).Contradicts, c.Because.In(t.tag)) + fmt.Sprintf(t.words.Aside, c.ID)
	})
}

// knowledge says on which day the knowledge of the rules ends.
func (t *teller) knowledge(on date.Date) string {
	r := NewRuleset(t.p)
	return knowledgeText(lang.Head(t.tag), &r, on.String())
}
