package analysis

// Irrelevance says of each unanswered question whether it never changes the
// outcome, whatever the other unanswered ones are: no two completions that count
// and differ in its answer only have different outcomes. Where answers exclude each
// other, several questions together may still change it. If every completion
// contradicts itself, no question is irrelevant.
type Irrelevance struct {
	Questions []int // irrelevant, ascending
	Undecided []int // not decided within the limits, ascending
}

// Irrelevant finds the unanswered questions that never change the outcome.
func (v *View) Irrelevant() Irrelevance {
	if v.d == nil {
		return Irrelevance{Undecided: v.unanswered}
	}
	var i Irrelevance
	if v.AllContradict() {
		return i
	}
	never := v.d.indifferent()
	for _, q := range v.unanswered {
		switch verdict, looked := never[q]; {
		case !looked || verdict == Yes:
			i.Questions = append(i.Questions, q)
		case verdict == Undecided:
			i.Undecided = append(i.Undecided, q)
		}
	}
	return i
}

// indifferent decides for each question that the diagram looks at whether it never
// changes the outcome.
func (d *diagram) indifferent() map[int]Verdict {
	x := matching{d: d, known: map[operands]bool{}, budget: maxMatched}
	never := map[int]Verdict{}
	for l, yes := range d.matters() {
		switch {
		case !yes:
		case d.void == 0:
			never[d.vars[l].question] = No
		default:
			never[d.vars[l].question] = x.at(l)
		}
	}
	return never
}
