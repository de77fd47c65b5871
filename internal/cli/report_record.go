package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"time"

	"stackadvisor/internal/report"
)

// recordName is the name of a decision record.
var recordName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{4,9})-.*\.md$`) })

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
		if m := recordName().FindStringSubmatch(e.Name()); m != nil {
			n, _ := strconv.Atoi(m[1])
			list = append(list, record{n, e.Name()})
		}
	}
	slices.SortStableFunc(list, func(a, b record) int { return a.number - b.number })
	return list, nil
}

// addRecord writes the Document as the next decision record of the directory,
// and says in the one that it replaces which it is.
func (a *app) addRecord(r *reportRequest, d *report.Document) error {
	if err := os.MkdirAll(r.directory, 0o777); err != nil {
		return input(errorf("writing the report: %w", err))
	}
	number, release, err := reserve(r.directory)
	if err != nil {
		return input(errorf("writing the report: %w", err))
	}
	defer release()
	name := fmt.Sprintf("%04d-%s.md", number, d.FileName())
	decision := report.Decision{Status: r.status, Directory: filepath.ToSlash(r.directory)}
	var old *superseded
	if r.supersede >= 0 {
		old, err = readSuperseded(r.directory, r.supersede, report.Link{Number: number, File: name}, r.lang, r.force)
		if err != nil {
			return err
		}
		decision.Supersedes = &report.Link{Number: r.supersede, File: filepath.Base(old.path)}
		if r.status == "" {
			decision.Status = report.StatusAccepted
		}
	}
	var b bytes.Buffer
	if err := d.WriteMADR(&b, r.lang, decision); err != nil {
		return input(errorf("writing the report: %w", err))
	}
	path := filepath.Join(r.directory, name)
	if err := writeResult("the report", path, b.Bytes(), false); err != nil {
		return err
	}
	a.say("%s", path)
	if old == nil {
		return nil
	}
	if err := replaceFile(old.path, old.data); err != nil {
		return input(errorf("linking the superseded record: %w", err))
	}
	a.tell("marked %s as superseded", old.path)
	return nil
}

// superseded is a record that is about to say which one replaces it.
type superseded struct {
	path string
	data []byte
}

func readSuperseded(directory string, number int, by report.Link, tag string, force bool) (*superseded, error) {
	list, err := records(directory)
	if err != nil {
		return nil, input(errorf("reading records: %w", err))
	}
	list = slices.DeleteFunc(list, func(r record) bool { return r.number != number })
	if len(list) != 1 {
		return nil, input(errorf("%s has %d records with the number %04d; --supersede needs one", directory, len(list), number))
	}
	path := filepath.Join(directory, list[0].file)
	data, err := readFile(path, maxReport)
	if err != nil {
		return nil, input(errorf("reading the superseded record: %w", err))
	}
	data, already := report.Supersede(data, by, tag)
	if already != "" && !force {
		return nil, input(errorf("%s is %s already; use --force to replace that", path, already))
	}
	return &superseded{path, data}, nil
}

// mostWait is how long another run may take to write its record.
const mostWait = 3 * time.Second

// reserve picks the next number of the directory. Until it is released no other
// run of the program gets the same one: the number is held by a file that only
// one can create, and is looked up again once it is held.
func reserve(directory string) (number int, release func(), err error) {
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		number, err := nextNumber(directory)
		if err != nil {
			return 0, nil, err
		}
		lock := filepath.Join(directory, fmt.Sprintf(".%04d", number))
		f, err := os.OpenFile(lock, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			if time.Since(start) > mostWait {
				return 0, nil, errorf("number %04d is held by %s; remove that file if no other run is writing a record", number, lock)
			}
			continue
		}
		if err != nil {
			return 0, nil, err
		}
		release := func() { _ = os.Remove(lock) }
		if err := f.Close(); err != nil {
			release()
			return 0, nil, err
		}
		if again, err := nextNumber(directory); err != nil || again != number {
			release()
			if err != nil {
				return 0, nil, err
			}
			continue
		}
		return number, release, nil
	}
}

// nextNumber follows the greatest number in the directory; the first is 1.
func nextNumber(directory string) (int, error) {
	list, err := records(directory)
	if err != nil || len(list) == 0 {
		return 1, err
	}
	return list[len(list)-1].number + 1, nil
}
