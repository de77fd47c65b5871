package interview

import (
	"slices"

	"stackadvisor/internal/program"
)

// moment is what an answer replaced, to be brought back by Undo.
type moment struct {
	q       int // the question that was answered, or -1 for a Restart
	values  []program.Value
	unknown []bool
	notes   []string
	trail   []int
	noted   bool // the note on the question came with the answer, and goes with it
}

// Undone is an answer that was taken back.
type Undone struct {
	Question int           // -1: all answers, which a Restart had forgotten, are back
	Was      program.Value // the answer that was taken back, program.Unknown if it was "not known"
}

// remember keeps what the answer to q is about to replace.
func (i *Interview) remember(q int) {
	i.past = append(i.past, moment{q, slices.Clone(i.sheet.Values), slices.Clone(i.sheet.SaidUnknown),
		slices.Clone(i.sheet.Notes), slices.Clone(i.trail), false})
}

// NotApplicable leaves the question that is asked unknown, with a note that says why
// it does not apply; Undo takes both back.
func (i *Interview) NotApplicable(note string) error {
	q := i.at
	if err := i.Unknown(); err != nil {
		return err
	}
	i.SetNote(q, note)
	if n := len(i.past); n > 0 && i.past[n-1].q == q {
		i.past[n-1].noted = true
	}
	return nil
}

// CanUndo reports whether an answer of this session can be taken back.
func (i *Interview) CanUndo() bool { return len(i.past) > 0 }

// Undo takes the last answer of this session back, or a Restart, and asks the
// question again, with the answer that it had before if there was one. Notes stay.
func (i *Interview) Undo() (Undone, bool) {
	if len(i.past) == 0 {
		return Undone{}, false
	}
	m := i.past[len(i.past)-1]
	i.past = i.past[:len(i.past)-1]
	u := Undone{Question: m.q, Was: program.Unknown}
	if m.q >= 0 {
		u.Was = i.sheet.Values[m.q]
		if m.noted {
			i.sheet.Notes[m.q] = m.notes[m.q]
		}
	} else {
		i.sheet.Notes = m.notes
	}
	i.sheet.Values, i.sheet.SaidUnknown, i.trail = m.values, m.unknown, m.trail
	i.state.Reset(i.sheet.Values)
	i.turned()
	i.changing = false
	if m.q < 0 {
		i.advance()
		return u, true
	}
	i.step, i.at = Ask, m.q
	return u, true
}
