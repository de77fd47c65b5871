package analysis

// Irrelevance says of each unanswered question whether it never changes the
// outcome, whatever the other unanswered ones are.
type Irrelevance struct {
	Questions []int // irrelevant, ascending
	Undecided []int // not decided within the limits, ascending
}

// Irrelevant finds the unanswered questions that never change the outcome.
func (v *View) Irrelevant() Irrelevance {
	if v.d == nil {
		return Irrelevance{Undecided: v.unanswered}
	}
	used := map[int]bool{}
	for l, yes := range v.d.matters() {
		if yes {
			used[v.d.vars[l].question] = true
		}
	}
	var i Irrelevance
	for _, q := range v.unanswered {
		if !used[q] {
			i.Questions = append(i.Questions, q)
		}
	}
	return i
}
