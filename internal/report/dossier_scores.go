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
			if s.Layer == id && (o.builds(s.ID) || len(s.Contributions) > 0) {
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
	case !o.builds(s.ID):
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
		view.Differences = o.difference(a.Stack)
		o.Others = append(o.Others, view)
	}
}

// difference lists the rules that count differently for the recommended stack
// and for another: what speaks for the one alone, what against the other alone,
// and the other way round; each by falling size, then in the order of the file.
func (o *dossier) difference(stack []string) []reasons {
	here, there := o.amounts(o.Document.Stack), o.amounts(stack)
	gap := func(id string) Thousandths { return there[id] - here[id] }
	size := func(id string) Thousandths { return max(gap(id), -gap(id)) }
	rules := slices.DeleteFunc(slices.Clone(o.Fired), func(id string) bool { return gap(id) == 0 })
	slices.SortStableFunc(rules, func(a, b string) int { return cmp.Compare(size(b), size(a)) })
	list := []reasons{{o.W.Lacks, nil}, {o.W.HasAgainst, nil}, {o.W.Has, nil}, {o.W.Avoids, nil}}
	for _, id := range rules {
		at := 0
		switch {
		case gap(id) < 0 && there[id] < 0:
			at = 1
		case gap(id) > 0 && here[id] >= 0:
			at = 2
		case gap(id) > 0:
			at = 3
		}
		r := o.ruleReason(id)
		r.Amount = signed(gap(id))
		list[at].List = append(list[at].List, r)
	}
	return slices.DeleteFunc(list, func(r reasons) bool { return len(r.List) == 0 })
}

// amounts is what each rule gives to the options of a stack together.
func (o *dossier) amounts(stack []string) map[string]Thousandths {
	sum := map[string]Thousandths{}
	for _, id := range stack {
		if s := o.scored[id]; s != nil {
			for _, c := range s.Contributions {
				if c.Counted {
					sum[c.Rule] += c.Amount()
				}
			}
		}
	}
	return sum
}
