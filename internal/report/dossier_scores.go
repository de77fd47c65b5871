package report

import (
	"cmp"
	"fmt"
	"slices"
)

// barGroup has the options whose own layer is one, the best first.
type barGroup struct {
	Layer string
	Bars  []bar
}

// bar is the score of an option, criterion by criterion.
type bar struct {
	Name, Score string
	Mark        string // why it is not in the stack; "" if it is
	Parts       []part // by criterion, without those that add nothing
}

// part is what the rules of one criterion give to an option.
type part struct {
	Criterion int // position in the Document's criteria
	Text      string
	Amount    Thousandths
}

// scores arranges the options that got points or stand in the stack, the top
// layer first.
func (o *dossier) scores() {
	for _, c := range o.Appendix.Texts.Criteria {
		weight := fmt.Sprintf(o.W.Weight, c.Weight)
		if c.Weight != c.Own {
			weight = fmt.Sprintf(o.W.WeightOwn, c.Weight, c.Own)
		}
		o.Criteria = append(o.Criteria, criterion{o.say(c.Name), weight})
	}
	for i := len(o.Layers) - 1; i >= 0; i-- {
		id := o.Layers[i].Layer
		var list []*Scored
		for j := range o.Options {
			s := &o.Options[j]
			if s.Layer == id && (o.inStack[s.ID] || len(s.Contributions) > 0) {
				list = append(list, s)
			}
		}
		slices.SortStableFunc(list, func(a, b *Scored) int { return cmp.Compare(b.Score, a.Score) })
		if len(list) > 0 {
			o.Bars = append(o.Bars, barGroup{o.layer(id), each(list, o.bar)})
		}
	}
}

func (o *dossier) bar(s *Scored) bar {
	b := bar{Name: o.option(s.ID), Score: signed(s.Score)}
	switch {
	case len(s.ExcludedBy) > 0:
		b.Mark = o.W.ExcludedShort
	case !o.inStack[s.ID]:
		b.Mark = o.W.NotChosen
	}
	for i, c := range o.Appendix.Texts.Criteria {
		amount := Thousandths(0)
		for _, k := range s.Contributions {
			if k.Criterion == c.ID && k.Counted {
				amount += k.Amount()
			}
		}
		if amount != 0 {
			b.Parts = append(b.Parts, part{i, fmt.Sprintf(o.W.Breakdown, o.say(c.Name), signed(amount)), amount})
		}
	}
	return b
}

// others are the alternatives with what they lack, rule by rule.
func (o *dossier) others() {
	for i, a := range o.Document.Alternatives {
		view := alternative{Number: i + 1, Stack: o.stackNames(a.Stack), Score: o.points(a.Score), Gap: o.words.SameScore}
		if gap := o.Score - a.Score; gap != 0 {
			view.Gap = fmt.Sprintf(o.words.Behind, gap)
		}
		if u := o.unsupportedIn(a.Stack); len(u) > 0 {
			view.Unsupported = fmt.Sprintf(o.words.UnsupportedNow, o.names(u))
		}
		view.Lacks, view.Has = o.difference(a.Stack)
		o.Others = append(o.Others, view)
	}
}

// difference lists the rules that give more to the recommended stack than to
// another, and those that give less, each by falling size, then in the order of
// the file.
func (o *dossier) difference(stack []string) (lacks, has []reason) {
	gap := map[string]Thousandths{}
	add := func(stack []string, sign Thousandths) {
		for _, id := range stack {
			if s := o.scored[id]; s != nil {
				for _, c := range s.Contributions {
					if c.Counted {
						gap[c.Rule] += sign * c.Amount()
					}
				}
			}
		}
	}
	add(o.Document.Stack, 1)
	add(stack, -1)
	rules := slices.DeleteFunc(slices.Clone(o.Fired), func(id string) bool { return gap[id] == 0 })
	size := func(id string) Thousandths { return max(gap[id], -gap[id]) }
	slices.SortStableFunc(rules, func(a, b string) int { return cmp.Compare(size(b), size(a)) })
	for _, id := range rules {
		r := o.ruleReason(id)
		r.Amount = signed(-gap[id])
		if gap[id] > 0 {
			lacks = append(lacks, r)
		} else {
			has = append(has, r)
		}
	}
	return lacks, has
}
