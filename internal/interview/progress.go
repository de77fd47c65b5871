package interview

import (
	"slices"

	"stackadvisor/internal/program"
)

// State is where a question stands in the interview.
type State uint8

// The states of a question.
const (
	Open         State = iota // will be asked
	Answered                  // has an answer that counts
	SaidUnknown               // asked, and the team does not know
	Skipped                   // proved not to change the stack; asked before the end unless that is settled
	Waiting                   // whether it applies depends on an earlier question without an answer
	DoesNotApply              // left out; an answer given before stays for the case that it applies again
)

// State is where question q stands now.
func (i *Interview) State(q int) State {
	switch applies := i.state.Applies(q); {
	case applies == program.No:
		return DoesNotApply
	case i.sheet.Values[q] != program.Unknown:
		return Answered
	case i.sheet.SaidUnknown[q]:
		return SaidUnknown
	case applies == program.Unsure:
		return Waiting
	case i.Settled() || i.Learned() && i.insight.Irrelevant[q]:
		return Skipped
	}
	return Open
}

// WaitsFor lists the questions without an answer on which it depends whether q
// applies, in file order.
func (i *Interview) WaitsFor(q int) []int {
	var list []int
	for earlier := range i.feeds().of(i.p.Questions[q].AskWhen) {
		if i.sheet.Values[earlier] == program.Unknown && i.state.Applies(earlier) != program.No {
			list = append(list, earlier)
		}
	}
	slices.Sort(list)
	return list
}

// Progress counts the questions that apply, or may.
type Progress struct {
	Asked int // with an answer, or said to be unknown
	Total int
	// Skipped are the questions that were not asked and that can no longer
	// change the stack, in file order.
	Skipped []int
}

// Progress is how far the interview is.
func (i *Interview) Progress() Progress {
	var p Progress
	for q := range i.p.Questions {
		switch i.State(q) {
		case DoesNotApply:
			continue
		case Answered, SaidUnknown:
			p.Asked++
		case Skipped:
			p.Skipped = append(p.Skipped, q)
		case Waiting:
			if i.Settled() || i.Learned() && i.insight.Irrelevant[q] {
				p.Skipped = append(p.Skipped, q)
			}
		}
		p.Total++
	}
	return p
}
