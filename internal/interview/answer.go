package interview

import (
	"math/bits"
	"slices"
	"strings"

	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Reason says why an answer is not taken.
type Reason uint8

// The reasons.
const (
	NoQuestion Reason = iota // there is nothing to answer now
	NoChoice                 // the question has no such choice
	TooFew                   // fewer choices than Min
	TooMany                  // more choices than Max
	OutOfRange               // a number outside Min to Max
)

// Refusal is the error for an answer that the question does not take. Its
// sentence is the face's to write.
type Refusal struct {
	Reason   Reason
	Min, Max int64 // what the question takes, for TooFew, TooMany and OutOfRange
}

func (r *Refusal) Error() string {
	return [...]string{"nothing is asked", "no such choice", "too few choices", "too many choices", "number out of range"}[r.Reason]
}

// Check reports whether the answer v suits question q: nil, or a *Refusal.
func (i *Interview) Check(q int, v program.Value) error {
	question := &i.p.Questions[q]
	r := &Refusal{Min: question.Min, Max: question.Max}
	switch chosen := int64(bits.OnesCount64(uint64(v))); question.Kind {
	case ruleset.YesNo:
		r.Reason = NoChoice
		if v == 0 || v == 1 {
			return nil
		}
	case ruleset.Single:
		r.Reason = NoChoice
		if v >= 0 && v < program.Value(len(question.Choices)) {
			return nil
		}
	case ruleset.Multi:
		switch {
		case v < 0 || v>>len(question.Choices) != 0:
			r.Reason = NoChoice
		case chosen < question.Min:
			r.Reason = TooFew
		case chosen > question.Max:
			r.Reason = TooMany
		default:
			return nil
		}
	case ruleset.Number:
		r.Reason = OutOfRange
		if int64(v) >= question.Min && int64(v) <= question.Max {
			return nil
		}
	}
	return r
}

// Answer takes the answer to the question that is asked and goes on to the next
// step. Answers to later questions stay, also where they cease to apply. An
// answer that does not suit the question changes nothing and gives a *Refusal.
func (i *Interview) Answer(v program.Value) error {
	if i.step != Ask {
		return &Refusal{Reason: NoQuestion}
	}
	if err := i.Check(i.at, v); err != nil {
		return err
	}
	i.leave(v, false)
	return nil
}

// Unknown says that the team does not know the answer to the question that is
// asked, which takes an earlier answer back, and goes on to the next step.
func (i *Interview) Unknown() error {
	if i.step != Ask {
		return &Refusal{Reason: NoQuestion}
	}
	i.leave(program.Unknown, true)
	return nil
}

func (i *Interview) leave(v program.Value, unknown bool) {
	q := i.at
	if i.sheet.Values[q] != v || i.sheet.SaidUnknown[q] != unknown {
		i.remember(q)
	}
	if i.sheet.Values[q] != v {
		i.sheet.Values[q] = v
		i.state.Set(q, v)
		i.turned()
	}
	i.sheet.SaidUnknown[q] = unknown
	if v != program.Unknown {
		i.sheet.Parked[q] = nil // it is known now
	}
	i.trail = append(slices.DeleteFunc(i.trail, func(t int) bool { return t == q }), q)
	i.at = -1
	if !i.done() {
		i.advance()
	}
}

// done returns to the result if the question was gone to from there.
func (i *Interview) done() bool {
	if !i.changing {
		return false
	}
	i.changing, i.step, i.at = false, Done, -1
	return true
}

// Back returns to the question that was left last, with its answer, or to the
// result from where the question was gone to. It reports whether there was one.
func (i *Interview) Back() bool {
	if i.done() {
		return true
	}
	for len(i.trail) > 0 {
		q := i.trail[len(i.trail)-1]
		i.trail = i.trail[:len(i.trail)-1]
		if q != i.at && i.state.Applies(q) != program.No {
			i.step, i.at = Ask, q
			return true
		}
	}
	return false
}

// CanGoBack reports whether Back has somewhere to go.
func (i *Interview) CanGoBack() bool {
	return i.changing ||
		slices.ContainsFunc(i.trail, func(q int) bool { return q != i.at && i.state.Applies(q) != program.No })
}

// Jump asks question q now, with its answer if it has one, also if it was
// skipped or does not apply. The question that was asked stays open. From the
// result it leads back there.
func (i *Interview) Jump(q int) {
	i.changing = i.changing || i.step == Done
	i.step, i.at = Ask, q
}

// Resume leaves a question that Jump or Back went to without a new answer, and
// goes on to the next step.
func (i *Interview) Resume() {
	if i.step == Ask && i.said(i.at) && !slices.Contains(i.trail, i.at) {
		i.trail = append(i.trail, i.at)
	}
	if !i.done() {
		i.advance()
	}
}

// Stop ends the questions at an Offer.
func (i *Interview) Stop() {
	if i.step == Offer {
		i.step = Close
	}
}

// Continue declines an Offer: the questions that can change nothing are asked too.
// At Done it asks the questions that are open; it reports whether there is one.
func (i *Interview) Continue() bool {
	switch {
	case i.step == Offer, i.step == Done && len(i.open()) > 0:
		i.rest = true
		i.advance()
		return true
	}
	return false
}

// Remaining is how many questions apply and were not asked yet.
func (i *Interview) Remaining() int { return len(i.open()) }

// Finish ends the optional page at Close.
func (i *Interview) Finish() {
	if i.step == Close {
		i.step = Done
	}
}

// Restart forgets all answers and notes, and begins again. Title, participants,
// weights and waivers stay.
func (i *Interview) Restart() {
	i.remember(-1)
	for q := range i.sheet.Values {
		i.sheet.Values[q], i.sheet.SaidUnknown[q], i.sheet.Notes[q] = program.Unknown, false, ""
	}
	i.sheet.Recorded = nil
	i.state.Reset(i.sheet.Values)
	i.trail, i.rest, i.changing = nil, false, false
	i.turned()
	i.advance()
}

// SetNote notes something for a question; "" takes the note back.
func (i *Interview) SetNote(q int, text string) { i.sheet.Notes[q] = strings.TrimSpace(text) }

// SetTitle names the sheet.
func (i *Interview) SetTitle(title string) { i.sheet.Title = strings.TrimSpace(title) }

// SetParticipants says who takes part; empty names are left out.
func (i *Interview) SetParticipants(names []string) {
	i.sheet.Participants = nil
	for _, name := range names {
		if name = strings.TrimSpace(name); name != "" {
			i.sheet.Participants = append(i.sheet.Participants, name)
		}
	}
}

// MaxWeight is the greatest importance of a criterion, in thousandths.
const MaxWeight = 1_000_000

// SetWeight sets the importance of a criterion in thousandths, 0 to MaxWeight;
// a negative one returns to the rule set's own. Weights out of range give a
// *Refusal.
func (i *Interview) SetWeight(criterion int, thousandths int64) error {
	if thousandths > MaxWeight {
		return &Refusal{Reason: OutOfRange, Max: MaxWeight}
	}
	w := max(thousandths, -1)
	if w == i.sheet.Weights[criterion] {
		return nil
	}
	i.sheet.Weights[criterion] = w
	i.serial++
	i.prepare()
	return nil
}
