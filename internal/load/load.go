// Package load is the front end: from the name of a rule set to a program that
// can be evaluated, or to everything that is wrong with its files. It finds and
// reads the files; every step of the work is in a package of its own.
package load

import (
	"io/fs"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Request says what to load and from where.
type Request struct {
	// Name is the id of a built-in set, or a path for Open.
	Name string
	// Builtin has the built-in sets: ID.toml for each. Messages call such a file
	// rules/ID.toml.
	Builtin fs.FS
	// Known says that Builtin is shipped with the program, and that a test has
	// loaded all of it with and without Known: it is read faster.
	Known bool
	// Open opens a path as the user wrote it, like os.Open; nil: there are only
	// built-in sets.
	Open func(path string) (fs.File, error)
}

// Load turns a rule set into a Program:
//
//	name -> files -> syntax.Document -> ruleset.Set -> check.Resolved -> program.Program
//
// It reads the files that the set extends before the set, each once. The
// Program is nil if the list has an error; warnings never stop it. The list is
// sorted and has all problems of all files. An error is about the world: the
// set that was asked for cannot be read.
func Load(req Request) (*program.Program, diag.List, error) {
	layers, list, err := read(req)
	if err != nil {
		return nil, nil, err
	}
	var set *ruleset.Set
	for _, over := range layers {
		merged, problems := ruleset.Merge(set, over)
		set, list = merged, append(list, problems...)
	}
	resolved, problems := check.Check(set)
	list = append(list, problems...)
	list.Sort()
	if list.HasErrors() {
		return nil, list, nil
	}
	return program.Compile(resolved), list, nil
}
