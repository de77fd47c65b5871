package cli

import (
	"fmt"
	"path/filepath"
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/report"
)

// recordSet are the decision records of one directory, and how each stands.
type recordSet struct {
	directory string
	list      []standingRecord
}

type standingRecord struct {
	record
	report.Standing
}

// take adds a file of a directory that is looked through, if it is a record.
func (c *rechecker) take(path string, data []byte) {
	directory, name := filepath.Split(path)
	if !isRecord(name) {
		return
	}
	directory = filepath.Clean(directory)
	at := slices.IndexFunc(c.records, func(s *recordSet) bool { return s.directory == directory })
	if at < 0 {
		at = len(c.records)
		c.records = append(c.records, &recordSet{directory: directory})
	}
	s := c.records[at]
	s.list = append(s.list, standingRecord{record{recordNumber(name), name}, report.StandingOf(data)})
}

// halves tells of the records that are half superseded: where a run was stopped,
// or a hand has changed one of two records.
func (c *rechecker) halves() {
	w := lang.Records(c.app.lang)
	for _, s := range c.records {
		for _, r := range s.list {
			if text := s.replacement(w, r); text != "" {
				c.half(filepath.Join(s.directory, r.file), text)
			}
			for _, name := range r.Supersedes {
				if text := s.replaced(w, r, name); text != "" {
					c.half(filepath.Join(s.directory, r.file), text)
				}
			}
		}
	}
}

func (c *rechecker) half(file, text string) {
	c.files = append(c.files, report.HalfSuperseded(file, text))
}

// replacement says what is wrong with the record that supersedes this one; "":
// nothing.
func (s *recordSet) replacement(w *lang.RecordWords, r standingRecord) string {
	if r.Superseded == "" || r.By < 0 {
		return ""
	}
	var found []standingRecord
	for _, other := range s.list {
		if other.number == r.By {
			found = append(found, other)
		}
	}
	switch {
	case len(found) == 0:
		return fmt.Sprintf(w.MissingNew, r.Superseded, r.By)
	case slices.ContainsFunc(found, func(o standingRecord) bool {
		return o.InForce || r.Proposal && o.Proposal || o.Superseded != "" || o.Status == "deprecated"
	}):
		return ""
	}
	return fmt.Sprintf(w.NewNotValid, r.Superseded, found[0].file, found[0].Status)
}

// replaced says what is wrong with a record that this one in force supersedes.
func (s *recordSet) replaced(w *lang.RecordWords, r standingRecord, name string) string {
	at := slices.IndexFunc(s.list, func(o standingRecord) bool { return o.file == name })
	if !r.InForce || at < 0 || !s.list[at].InForce {
		return ""
	}
	status := s.list[at].Status
	if status == "" {
		status = report.StatusAccepted
	}
	return fmt.Sprintf(w.StillValid, name, status)
}

// pending tells of a run that was stopped while it wrote a record.
func (c *rechecker) pending(directory string) {
	plan, err := readJournal(directory)
	switch {
	case err != nil:
		c.broken(filepath.Join(directory, journalName), 0, said(c.app.lang, err))
	case plan != nil:
		c.half(filepath.Join(directory, journalName), fmt.Sprintf(lang.Records(c.app.lang).Pending, plan.Record, diag.Printable(directory)))
	}
}

// leave says that a file of a directory is not checked, and why.
func (c *rechecker) leave(file, why string) {
	c.leftOut = append(c.leftOut, report.LeftOut{File: file, Reason: why})
}
