package reference

import "slices"

// shapes lists the shapes that an invariant has.
func (i Invariant) shapes() []Shape {
	if i.If == nil {
		return []Shape{i.Stack}
	}
	return []Shape{*i.If, i.Stack}
}

// fits tells whether a stack has a shape: "option ids of which the stack contains every one, at least one, none;
// layers that it fills, leaves empty; given keys must all hold" (contract 8.3). A layer is filled also by fills.
func (s *Set) fits(k stack, shape Shape) bool {
	filled := func(layer string) bool { return s.occupant(k, layer) != "" }
	switch {
	case !k.contains(s.positions(shape.Every)):
		return false
	case shape.Any != nil && !k.hasAny(s.positions(shape.Any)):
		return false
	case k.hasAny(s.positions(shape.None)):
		return false
	case slices.ContainsFunc(shape.Filled, func(layer string) bool { return !filled(layer) }):
		return false
	}
	return !slices.ContainsFunc(shape.Empty, filled)
}

// claims tells whether the invariant claims its shape of a stack: "with if = { ... } of the same shape it must hold
// only for stacks that satisfy it".
func (s *Set) claims(i Invariant, k stack) bool { return i.If == nil || s.fits(k, *i.If) }

// Violation is a stack that breaks an invariant.
type Violation struct {
	Invariant string
	Supported bool // it is the supported stack that breaks it, not the recommended one
	Stack     []string
}

// Violations lists the invariants that break on one sheet, in file order, for each first the recommended stack,
// then the supported one: an invariant is "what the author claims of the recommended stack and of supported, on
// every sheet that does not contradict itself".
//
// Reading: on a partial sheet the invariant counts if its condition is true. Where the status is not recommended
// there is no stack to judge: the empty one is none. That goes for the supported stack, too, which is judged only
// where something recommended is unsupported. A sheet on which a contradiction holds violates nothing.
func (s *Set) Violations(q Query) []Violation {
	list := []Violation{}
	if s.holdsAny(s.Contradictions, q.Answers) {
		return list
	}
	judged := s.judged(q)
	for _, i := range s.Invariants {
		if s.Truth(i.When, q.Answers) == True {
			list = append(list, s.violationsOf(i, judged)...)
		}
	}
	return list
}

// judged lists the stacks that invariants are about on one sheet, as violations of nothing in particular.
func (s *Set) judged(q Query) (list []Violation) {
	status, best := s.evaluate(q).choose()
	if status == Recommended {
		list = append(list, Violation{Stack: s.ids(best)})
	}
	if len(s.unsupportedAmong(s.ids(best), q.Date)) > 0 {
		if supported := s.supported(q); supported.Status == Recommended {
			list = append(list, Violation{Supported: true, Stack: supported.Stack})
		}
	}
	return list
}

func (s *Set) violationsOf(i Invariant, judged []Violation) (list []Violation) {
	for _, v := range judged {
		if k := stack(s.positions(v.Stack)); s.claims(i, k) && !s.fits(k, i.Stack) {
			v.Invariant = i.ID
			list = append(list, v)
		}
	}
	return list
}

// Decision tells whether an invariant holds on all completions of a sheet.
type Decision struct {
	Invariant string
	Witness   *Broken // nil if it holds
	Claims    int     // of how many stacks, over all sheets gone through, it claims its shape
}

// Broken is the first completion on which an invariant breaks, and the first violation there.
type Broken struct {
	Answers Sheet
	Violation
}

// Decide tells of each invariant, in file order, whether it holds on all completions of the query's answers that do
// not contradict themselves. Without answers these are all complete sheets.
//
// Reading: the thresholds of an invariant's own condition cut the ranges of numbers here, besides those of section 4,
// but not there: an invariant "never changes a result", so it must not change what is counted. Unlike in the analyses
// of section 4, a contradiction that the given answers alone make true leaves no completion over: the claim is about
// sheets that do not contradict themselves.
func (s *Set) Decide(q Query) (list []Decision) {
	known := map[string][]Violation{} // judged, by the key of the sheet
	for _, i := range s.Invariants {
		d := Decision{Invariant: i.ID}
		domain := func(question string) []Answer { return s.domainOf(question, append(s.whens(), i.When)) }
		s.eachOf(domain, s.unanswered(q.Answers), q.Answers, func(sheet Sheet) bool {
			if s.holdsAny(s.Contradictions, sheet) || s.Truth(i.When, sheet) != True {
				return true
			}
			judged := s.judgedOnce(Query{Answers: sheet, Weights: q.Weights, Date: q.Date}, known)
			d.add(sheet, s.violationsOf(i, judged), s.countClaims(i, judged))
			return true
		})
		list = append(list, d)
	}
	return list
}

func (d *Decision) add(sheet Sheet, violations []Violation, claims int) {
	d.Claims += claims
	if d.Witness == nil && len(violations) > 0 {
		d.Witness = &Broken{sheet, violations[0]}
	}
}

func (s *Set) countClaims(i Invariant, judged []Violation) (count int) {
	for _, v := range judged {
		if s.claims(i, s.positions(v.Stack)) {
			count++
		}
	}
	return count
}

// judgedOnce is judged, once for all complete sheets whose numbers are in the same classes.
func (s *Set) judgedOnce(q Query, known map[string][]Violation) []Violation {
	classes := Sheet{}
	for question, answer := range q.Answers {
		classes[question] = s.representative(question, answer)
	}
	key := s.key(classes)
	judged, isKnown := known[key]
	if !isKnown {
		judged = s.judged(q)
		known[key] = judged
	}
	return judged
}
