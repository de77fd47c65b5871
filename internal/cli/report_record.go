package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/files"
	"stackadvisor/internal/report"
)

// recordName is the name of a decision record.
var recordName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{4,9})-.*\.md$`) })

// isRecord reports whether it is the name of a decision record, and no path.
func isRecord(name string) bool { return recordNumber(name) >= 0 && filepath.Base(name) == name }

// recordNumber is the number of a record by its name, -1 if it is none.
func recordNumber(name string) int {
	m := recordName().FindStringSubmatch(name)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// record is a decision record in a directory.
type record struct {
	number int
	file   string // its name in the directory
}

// records lists the decision records of a directory, by number.
func records(directory string) ([]record, error) {
	entries, err := os.ReadDir(directory)
	if err != nil {
		return nil, err
	}
	var list []record
	for _, e := range entries {
		if n := recordNumber(e.Name()); n >= 0 {
			list = append(list, record{n, e.Name()})
		}
	}
	slices.SortStableFunc(list, func(a, b record) int { return a.number - b.number })
	return list, nil
}

// addRecord writes the Document as the next decision record of the directory,
// and says in those that it replaces which it is.
func (a *app) addRecord(r *reportRequest, d *report.Document) error {
	if err := files.MakeDir(r.directory); err != nil {
		return input(errorf("writing the report: %w", err))
	}
	dir, err := files.Lock(r.directory)
	switch {
	case errors.Is(err, files.ErrBusy):
		return input(errorf("writing the report: another run is writing in %s; try again when it is done", r.directory))
	case err != nil:
		return input(errorf("writing the report: %w", err))
	}
	defer dir.Unlock()
	done, err := a.completeRecord(dir, r.directory)
	if err != nil {
		return err
	}
	plan, err := r.plan(d, done)
	switch {
	case err != nil:
		return err
	case plan == done: // the run that was killed was this one
		a.say("%s", filepath.Join(r.directory, done.Record))
		return nil
	}
	return a.carryOut(dir, r.directory, plan)
}

// recordPlan is a record that is to be written, and what that changes in others.
// Its JSON is the journal of a run that could be killed in between.
type recordPlan struct {
	Record     string   `json:"record"` // the name of its file
	Text       string   `json:"text"`
	Supersedes []string `json:"supersedes"` // names of files
	Lang       string   `json:"lang"`
}

// plan plans the next record. If that is what another run had planned, which has
// been completed, it is that plan.
func (r *reportRequest) plan(d *report.Document, done *recordPlan) (*recordPlan, error) {
	number, err := nextNumber(r.directory)
	if err != nil {
		return nil, input(errorf("writing the report: %w", err))
	}
	decision := report.Decision{Status: r.status, Directory: filepath.ToSlash(r.directory)}
	plan := &recordPlan{Record: fmt.Sprintf("%04d-%s.md", number, d.FileName()), Lang: r.lang}
	if len(r.supersede) > 0 {
		if d.Status != engine.Recommended.String() {
			return nil, input(errorf("the sheet has no recommendation, so that no record is superseded by it; leave out --supersede"))
		}
		if r.status == "" {
			decision.Status = report.StatusAccepted
		}
		if decision.Supersedes, err = r.superseded(); err != nil {
			return nil, err
		}
	}
	for _, l := range decision.Supersedes {
		plan.Supersedes = append(plan.Supersedes, l.File)
	}
	var b bytes.Buffer
	if err := d.WriteMADR(&b, r.lang, decision); err != nil {
		return nil, input(errorf("writing the report: %w", err))
	}
	plan.Text = b.String()
	if done != nil && done.Text == plan.Text && slices.Equal(done.Supersedes, plan.Supersedes) {
		return done, nil
	}
	for _, l := range decision.Supersedes {
		if err := r.mayReplace(filepath.Join(r.directory, l.File)); err != nil {
			return nil, err
		}
	}
	return plan, nil
}

// superseded finds the records that --supersede names.
func (r *reportRequest) superseded() ([]report.Link, error) {
	all, err := records(r.directory)
	if err != nil {
		return nil, input(errorf("reading records: %w", err))
	}
	var links []report.Link
	for _, number := range r.supersede {
		list := slices.DeleteFunc(slices.Clone(all), func(r record) bool { return r.number != number })
		if len(list) != 1 {
			return nil, input(errorf("%s has %d records with the number %04d; --supersede needs one", r.directory, len(list), number))
		}
		if link := (report.Link{Number: number, File: list[0].file}); !slices.Contains(links, link) {
			links = append(links, link)
		}
	}
	return links, nil
}

// mayReplace refuses to supersede a record in force by one that is only proposed,
// and without --force one that is superseded already.
func (r *reportRequest) mayReplace(path string) error {
	data, err := readRecord(path)
	if err != nil {
		return err
	}
	standing := report.StandingOf(data)
	switch {
	case standing.Superseded != "" && !r.force:
		return input(errorf("%s is %s already; use --force to replace that", path, standing.Superseded))
	case standing.InForce && r.status == report.StatusProposed:
		return input(errorf("%s is in force, and a record that is only proposed does not supersede it; use --status accepted once it is decided", path))
	}
	return nil
}

func readRecord(path string) ([]byte, error) {
	data, err := readFile(path, maxReport)
	if err != nil {
		return nil, input(errorf("reading the superseded record: %w", err))
	}
	return data, nil
}

// lastNumber is the greatest number that recordName takes.
const lastNumber = 999_999_999

// nextNumber follows the greatest number in the directory; the first is 1.
func nextNumber(directory string) (int, error) {
	list, err := records(directory)
	if err != nil || len(list) == 0 {
		return 1, err
	}
	last := list[len(list)-1]
	if last.number >= lastNumber {
		return 0, errorf("%s has the last number that a record can have; give it a smaller one", filepath.Join(directory, last.file))
	}
	return last.number + 1, nil
}
