package reference

// The kinds of caution.
const (
	UnsupportedOption = "unsupported"
	EndedRelation     = "ended-relation"
	AgainstReasons    = "against"
)

// Caution is a reason not to build the recommended stack as it is.
type Caution struct {
	Kind     string
	Option   string   // unsupported: the option; ended-relation: the option that it leads from
	Relation string   // ended-relation
	To       string   // ended-relation: the option that it leads to
	Required Conflict // against: what requires the stack
}

// cautions lists what section 3.8 and contract 8.1 and 8.7 warn of in a recommended stack: its unsupported options in
// file order, then the relations that ended, in file order, then the reasons.
func (e evaluation) cautions(recommended stack, date string) []Caution {
	list := []Caution{}
	for _, option := range e.set.unsupportedAmong(e.set.ids(recommended), date) {
		list = append(list, Caution{Kind: UnsupportedOption, Option: option})
	}
	for _, r := range e.set.Relations {
		if r.ended(date) {
			list = append(list, e.set.endedAmong(recommended, r)...)
		}
	}
	if len(recommended) > 0 && e.sum(recommended) <= 0 {
		list = append(list, Caution{Kind: AgainstReasons, Required: e.required()})
	}
	return list
}

// ended tells whether "the relation had made the pair possible (kind = "drives", "runs-on" with an until before the
// date)".
//
// Reading: it may be that another relation still makes the pair possible; the contract asks only for this one.
func (r Relation) ended(date string) bool {
	return (r.Kind == "drives" || r.Kind == "runs-on") && r.Until != "" && r.Until < date
}

// endedAmong lists the cautions of an ended relation, one for each pair of options of the stack that it led
// between, in the order of the relation's lists: "if both its ends are in the recommended stack".
//
// Reading: an option that stands at both ends has no relation with itself.
func (s *Set) endedAmong(k stack, r Relation) (list []Caution) {
	for _, from := range r.From {
		for _, to := range r.To {
			if from != to && k.has(s.option(from)) && k.has(s.option(to)) {
				list = append(list, Caution{Kind: EndedRelation, Option: from, Relation: r.ID, To: to})
			}
		}
	}
	return list
}

// required is what the caution of contract 8.7 names: it "names what requires it".
//
// Reading: the constraints that the empty stack breaks, which would be recommended otherwise: fired rules with a
// require list, and required layers. Nothing else asks for an option where there is none.
func (e evaluation) required() Conflict {
	var broken []constraint
	for _, c := range e.constraints {
		if !c.met(nil) {
			broken = append(broken, c)
		}
	}
	return named(broken)
}
