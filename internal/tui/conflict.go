package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
)

// ErrChanged is what Session.Save returns where the file is not what the session
// has read or written last. Nothing is saved then.
var ErrChanged = errors.New("the file has changed")

// Shared is what a session needs where others may change its file. Nothing is
// overwritten unless the user says so.
type Shared struct {
	// Path is the file, also before anything is saved in it.
	Path func() string
	// Changed reports whether the file is not what the session has read or written
	// last.
	Changed func() bool
	// Reload reads the file anew.
	Reload func() (*interview.Interview, error)
	// Beside saves the sheet in a new file, which is the session's from then on.
	Beside func(answers.Sheet) error
	// Overwrite saves the sheet in the file, whatever that has.
	Overwrite func(answers.Sheet) error
}

func (s *Session) conflictWords() *lang.Conflict { return lang.ConflictIn(s.Lang) }

// saved takes the result of a save.
func (s *Session) saved(err error) error {
	s.unsaved, s.conflict = err, errors.Is(err, ErrChanged)
	return err
}

// notice finds a change of the file before anything is to be saved.
func (s *Session) notice() {
	if s.Shared.Changed != nil && s.Shared.Changed() {
		s.saved(ErrChanged)
	}
}

// conflictSentence says what has happened to the file.
func (s *Session) conflictSentence() string {
	w, place := s.conflictWords(), s.Shared.Path()
	if _, err := os.Stat(place); errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf(w.Gone, diag.Printable(place))
	}
	return fmt.Sprintf(w.Changed, diag.Printable(place))
}

// reload takes the file as it is, and returns sentences: that it did, and each
// thing said here that the file does not have.
func (s *Session) reload() []string {
	w := s.conflictWords()
	again, err := s.Shared.Reload()
	if err != nil {
		return []string{fmt.Sprintf(w.NotReloaded, diag.Printable(err.Error()))}
	}
	before := s.Interview
	s.Interview = again
	s.saved(nil)
	said := []string{fmt.Sprintf(w.Reloaded, diag.Printable(s.Place()))}
	for _, lost := range s.lost(before) {
		said = append(said, fmt.Sprintf(w.NotInFile, lost))
	}
	return said
}

// lost lists what an earlier state of the interview has that is not here.
func (s *Session) lost(before *interview.Interview) (list []string) {
	for q := range before.Program().Questions {
		id := before.Program().Questions[q].ID
		if v := before.Value(q); v >= 0 && v != s.Interview.Value(q) {
			list = append(list, id+" = "+diag.Printable(s.answer(q, v)))
		}
		if link := before.Link(q); link != "" && link != s.Interview.Link(q) {
			list = append(list, id+": "+diag.Printable(link))
		}
		if p, now := before.Parked(q), s.Interview.Parked(q); p != nil && (now == nil || *p != *now) {
			list = append(list, id+": "+diag.Printable(strings.TrimSpace(p.Owner+" "+p.Until.String()+" "+p.Note)))
		}
		if note := before.Note(q); note != "" && note != s.Interview.Note(q) {
			list = append(list, id+": "+diag.Printable(note))
		}
	}
	if title := before.Title(); title != "" && title != s.Interview.Title() {
		list = append(list, diag.Printable(title))
	}
	if people := before.Participants(); len(people) > 0 && !slices.Equal(people, s.Interview.Participants()) {
		list = append(list, diag.Printable(strings.Join(people, ", ")))
	}
	return list
}

// beside saves the sheet in a new file.
func (s *Session) beside() error { return s.saved(s.Shared.Beside(s.Interview.Sheet())) }

// overwrite saves the sheet in the file.
func (s *Session) overwrite() error { return s.saved(s.Shared.Overwrite(s.Interview.Sheet())) }

// leaveConflict saves beside what is not saved when the session ends, and says
// where; "": there is nothing.
func (s *Session) leaveConflict() string {
	if !s.conflict || s.beside() != nil {
		return ""
	}
	return fmt.Sprintf(s.conflictWords().SavedBeside, diag.Printable(s.Place()))
}
