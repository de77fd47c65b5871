package report

import (
	"fmt"
	"slices"
	"strings"
)

// ruleReason is what a rule says.
func (o *dossier) ruleReason(id string) reason {
	r := reason{Text: id}
	if rule := o.rules[id]; rule != nil {
		r.Source, r.At = o.number(rule.Source), o.say(rule.At)
		if why := o.say(rule.Because); why != "" {
			r.Text, r.Rule = why, id
		}
	}
	return r
}

func (o *dossier) reasoned() {
	if o.Status != statusRecommended {
		return
	}
	for _, id := range o.topDownOf(o.Document.Stack, o.Buildable()) {
		s := o.scored[id]
		if s == nil {
			continue
		}
		view := optionReasons{ID: id, Name: o.option(id), Score: signed(s.Score), Layer: o.layersOf(id), State: o.state(id)}
		if t := o.options[id]; t != nil {
			view.Summary = o.say(t.Summary)
		}
		for _, c := range s.Contributions {
			r := o.contributed(c)
			switch {
			case !c.Counted:
				view.NotCounted = append(view.NotCounted, r)
			case c.Amount() < 0:
				view.Against = append(view.Against, r)
			default:
				view.For = append(view.For, r)
			}
		}
		view.Needed = o.needed(id)
		o.Reasons = append(o.Reasons, view)
	}
}

func (o *dossier) contributed(c Contribution) reason {
	r := o.ruleReason(c.Rule)
	r.Amount = signed(c.Amount())
	if c.Weight != 1000 {
		r.Detail = fmt.Sprintf(o.words.Weighted, c.Points, c.Weight, o.criterion(c.Criterion))
	}
	return r
}

// layersOf names the layers that an option occupies.
func (o *dossier) layersOf(id string) string {
	if t := o.options[id]; t != nil {
		return strings.Join(each(t.Layers, o.layer), o.words.List)
	}
	return ""
}

// state tells what is wrong with an option on the date, "" if nothing is.
func (o *dossier) state(id string) string {
	if s := o.scored[id]; s != nil && s.Unsupported {
		return o.words.Unsupported
	}
	return ""
}

// needed tells which constraints an option of the stack is there for, or of the
// one to build.
func (o *dossier) needed(id string) []reason { return o.neededIn(id, o.Document.Stack, o.Buildable()) }

// neededIn tells which constraints an option is there for in some of the stacks.
func (o *dossier) neededIn(id string, stacks ...[]string) []reason {
	var list []reason
	for i := range o.Appendix.Texts.Relations {
		r := &o.Appendix.Texts.Relations[i]
		if r.Kind == "requires" && r.Holds && together(r.From, id, stacks...) && o.leadsTo(r, id) {
			list = append(list, o.relationReason(r, fmt.Sprintf(o.words.NeededBy, o.option(r.From))))
		}
	}
	for _, rule := range o.Fired {
		if r := o.rules[rule]; r != nil && slices.Contains(r.Require, id) {
			need := o.ruleReason(rule)
			need.Text = o.told(fmt.Sprintf(o.words.RuleRequires, o.oneOf(r.Require)), r.Because)
			list = append(list, need)
		}
	}
	for _, l := range o.Layers {
		if text := o.layerText[l.Layer]; text != nil && text.Required && o.fills(id, l.Layer) {
			list = append(list, reason{Text: upperFirst(fmt.Sprintf(o.words.LayerRequired, o.layer(l.Layer)))})
		}
	}
	return list
}

func (o *dossier) relationReason(r *Relation, what string) reason {
	return reason{Text: o.told(what, r.Because), Rule: r.ID, Source: o.number(r.Source)}
}

// told is what holds with the reason for it, if there is one.
func (o *dossier) told(what string, because Text) string {
	what = upperFirst(what)
	if why := o.say(because); why != "" {
		return what + o.words.Colon + why
	}
	return what
}

// conflict names the constraints that cannot hold together.
func (o *dossier) conflict() {
	if c := o.Document.Conflict; c != nil {
		o.Conflict = o.constraints(c)
	}
}

func (o *dossier) constraints(c *Conflict) []reason {
	var list []reason
	for _, id := range c.Rules {
		need := o.ruleReason(id)
		if r := o.rules[id]; r != nil {
			need.Text = o.told(o.effects(r), r.Because)
		}
		list = append(list, need)
	}
	for _, id := range c.Relations {
		r := o.relations[id]
		if r == nil {
			list = append(list, reason{Text: id, Rule: id})
			continue
		}
		format := o.words.RequiresRelation
		if r.Kind == "conflicts" {
			format = o.words.Conflicts
		}
		list = append(list, o.relationReason(r, fmt.Sprintf(format, o.starts(r.ID), o.ends(r))))
	}
	for _, id := range c.Layers {
		list = append(list, reason{Text: upperFirst(fmt.Sprintf(o.words.LayerRequired, o.layer(id)))})
	}
	return list
}

// exclusions has what was excluded; options that the same rules exclude stand
// together.
func (o *dossier) exclusions() {
	at := map[string]int{}
	for i := range o.Options {
		s := &o.Options[i]
		if len(s.ExcludedBy) == 0 {
			continue
		}
		key := strings.Join(s.ExcludedBy, " ")
		if n, ok := at[key]; ok {
			o.Excluded[n].Options += o.words.List + o.option(s.ID)
			continue
		}
		at[key] = len(o.Excluded)
		o.Excluded = append(o.Excluded, exclusion{o.option(s.ID), each(s.ExcludedBy, o.ruleReason)})
	}
}
