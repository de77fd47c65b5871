package interview

import (
	"slices"

	"stackadvisor/internal/program"
)

// advance chooses the next step:
//
//	questions that can change the stack        -> Ask, in the chosen order, but an urgent one first
//	none, and the stack is settled             -> Offer to stop, or Ask the rest after all
//	none, but what was skipped keeps rules open -> Ask what was skipped
//	nothing left to ask                        -> Close
func (i *Interview) advance() {
	open := i.open()
	switch worth := i.worthwhile(open); {
	case len(open) == 0:
		i.step, i.at = Close, -1
	case len(worth) > 0:
		i.step, i.at = Ask, i.first(worth)
	case i.Settled() && !i.rest:
		i.step, i.at = Offer, -1
	default:
		i.step, i.at = Ask, open[0]
	}
}

// open lists the questions that apply and were not asked yet, in file order.
func (i *Interview) open() []int {
	var open []int
	for q := range i.p.Questions {
		if !i.said(q) && i.state.Applies(q) == program.Yes {
			open = append(open, q)
		}
	}
	return open
}

// worthwhile lists those of the questions that may change the stack, as far as
// is known.
func (i *Interview) worthwhile(questions []int) []int {
	switch {
	case i.Settled():
		return nil
	case !i.Learned():
		return questions
	}
	return slices.DeleteFunc(slices.Clone(questions), func(q int) bool { return i.insight.Irrelevant[q] })
}

// first is the question of the list that is asked first.
func (i *Interview) first(questions []int) int {
	if q := i.urgent(questions); q >= 0 {
		return q
	}
	if i.config.Order == Fastest && i.Learned() {
		for _, q := range i.insight.Next {
			if slices.Contains(questions, q) {
				return q
			}
		}
	}
	return questions[0]
}

// Learned reports whether an Insight for the present answers is there.
func (i *Interview) Learned() bool { return i.learned == i.serial }

// Insight is the newest Insight; it belongs to earlier answers unless Learned.
func (i *Interview) Insight() *Insight { return &i.insight }

// Settled reports whether it is known that no answer can change the stack any
// more.
func (i *Interview) Settled() bool { return i.Learned() && i.insight.Settled }

// Learn takes what a Query found. An Insight for answers that have changed since
// is dropped, and Learn returns false. After a Glance the Insight shows the stack,
// but is not Learned. Where the next step was chosen without it
// and nobody has seen it yet, follow with Reconsider.
func (i *Interview) Learn(n Insight) bool {
	if n.serial != i.serial {
		return false
	}
	if n.partial {
		if !i.Learned() {
			i.insight = n
		}
		return true
	}
	i.insight, i.learned = n, n.serial
	i.rest = i.rest && n.Settled
	return true
}

// Reconsider chooses the next step again with what was learned since. A question
// that the team has answered before, and went back to, stays.
func (i *Interview) Reconsider() {
	if i.step == Close || i.step == Done || i.step == Ask && (i.said(i.at) || i.changing) {
		return
	}
	i.advance()
}

// Choosing reports whether the question that is asked was chosen without the
// Insight that the order wants.
func (i *Interview) Choosing() bool {
	return i.config.Order == Fastest && !i.Learned() && i.step == Ask && !i.said(i.at)
}
