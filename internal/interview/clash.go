package interview

import "slices"

// Clash is a contradiction of the rule set that the present answers make true.
// Nothing is refused because of it.
type Clash struct {
	Contradiction int
	// Questions are those whose answers contradict each other, ascending: each of
	// the answers helps to make the contradiction true, and together they do.
	Questions []int
}

// Clashes are all contradictions among the present answers, in the order of the
// file.
func (i *Interview) Clashes() []Clash {
	var list []Clash
	for _, c := range i.state.Contradictions() {
		list = append(list, Clash{c, i.state.Grounds(i.p.Contradictions[c].When)})
	}
	return list
}

// NewClashes are the contradictions that became true since the team was last told
// of them, or that a sheet brought along: those that were not acknowledged. One
// that is true again after it was not is new again.
func (i *Interview) NewClashes() []Clash {
	return slices.DeleteFunc(i.Clashes(), func(c Clash) bool { return slices.Contains(i.told, c.Contradiction) })
}

// Acknowledge says that the team knows of the contradictions among the present
// answers.
func (i *Interview) Acknowledge() { i.told = i.state.Contradictions() }

// Against lists the other questions whose answers contradict that of question q, in
// file order. It is nil if none does; a question that contradicts itself has itself.
func (i *Interview) Against(q int) []int {
	var list []int
	for _, c := range i.Clashes() {
		if !slices.Contains(c.Questions, q) {
			continue
		}
		for _, other := range c.Questions {
			if other != q || len(c.Questions) == 1 {
				list = append(list, other)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// turned follows every change of an answer: what is no longer true is forgotten.
func (i *Interview) turned() {
	i.serial++
	if len(i.told) > 0 {
		now := i.state.Contradictions()
		i.told = slices.DeleteFunc(i.told, func(c int) bool { return !slices.Contains(now, c) })
	}
}
