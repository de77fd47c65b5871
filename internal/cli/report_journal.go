package cli

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"stackadvisor/internal/files"
	"stackadvisor/internal/report"
)

// # A record that supersedes others
//
// Several files cannot change at once. So what is going to change is written down
// first, and done then; whoever finds the note does the rest. At no moment two
// records are in force of which one replaces the other:
//
//	journal -> the old ones are marked -> the new record -> no journal
//
// Each step is whole or not done, and doing it again changes nothing.

// journalName is the file in a directory of records that says what a run is doing.
const journalName = ".stackadvisor.pending"

// carryOut does what is planned.
func (a *app) carryOut(dir *files.Dir, directory string, plan *recordPlan) error {
	if len(plan.Supersedes) > 0 {
		text, err := json.MarshalIndent(plan, "", "  ")
		if err != nil {
			return input(errorf("writing the report: %w", err))
		}
		if err := dir.Create(journalName, append(text, '\n')); err != nil {
			return input(errorf("writing the report: %w", err))
		}
	}
	marked, err := finishRecord(dir, directory, plan)
	if err != nil {
		return err
	}
	a.say("%s", filepath.Join(directory, plan.Record))
	for _, path := range marked {
		a.tell("marked %s as superseded", path)
	}
	return nil
}

// finishRecord does of a plan what is not done yet, and returns the records that
// it has marked.
func finishRecord(dir *files.Dir, directory string, plan *recordPlan) (marked []string, err error) {
	number := recordNumber(plan.Record)
	for _, name := range plan.Supersedes {
		path := filepath.Join(directory, name)
		data, err := readRecord(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue // somebody has removed it since
		}
		if err != nil {
			return marked, err
		}
		if report.StandingOf(data).By == number {
			continue
		}
		data, _ = report.Supersede(data, report.Link{Number: number, File: plan.Record}, plan.Lang)
		if err := dir.Replace(name, data); err != nil {
			return marked, input(errorf("linking the superseded record: %w", err))
		}
		marked = append(marked, path)
	}
	err = dir.Create(plan.Record, []byte(plan.Text))
	if err != nil && (len(plan.Supersedes) == 0 || !errors.Is(err, fs.ErrExist)) {
		return marked, input(errorf("writing the report: %w", err))
	}
	if len(plan.Supersedes) > 0 {
		if err := dir.Remove(journalName); err != nil {
			return marked, input(errorf("writing the report: %w", err))
		}
	}
	return marked, nil
}

// completeRecord does what a killed run has not done any more; nil: nothing was
// left.
func (a *app) completeRecord(dir *files.Dir, directory string) (*recordPlan, error) {
	plan, err := readJournal(directory)
	if plan == nil || err != nil {
		return nil, err
	}
	if _, err := finishRecord(dir, directory, plan); err != nil {
		return nil, err
	}
	a.tell("completed %s, which another run had begun", filepath.Join(directory, plan.Record))
	return plan, nil
}

// readJournal reads the plan of a killed run; nil: there is none. It names files
// of the directory only.
func readJournal(directory string) (*recordPlan, error) {
	path := filepath.Join(directory, journalName)
	data, err := readFile(path, maxReport)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, input(errorf("reading records: %w", err))
	}
	plan := &recordPlan{}
	if json.Unmarshal(data, plan) != nil || !isRecord(plan.Record) ||
		slices.ContainsFunc(plan.Supersedes, func(name string) bool { return !isRecord(name) }) {
		return nil, input(errorf("%s is not what this program writes there; remove it", path))
	}
	return plan, nil
}
