// Package diag says where in a file something is and what is wrong there: a
// File's bytes, a Span in it, a Diagnostic with its code and notes, and a List
// of them in a stable order. Everything that reads a user's file reports
// through it.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// File is a text that a user wrote, under the name that messages show: a path,
// "<stdin>", or the text of a flag such as "--set workloads=x".
//
// An Inline file is one line that stands in no file, such as the value of a
// flag: its places print as name:column.
type File struct {
	Name   string
	Data   []byte
	Inline bool

	places places
}

// Span is the half-open range of bytes [Start, End) in a File. The zero Span is
// no place; no Diagnostic has one.
type Span struct {
	File       *File
	Start, End int
}

// IsZero reports whether s is no place.
func (s Span) IsZero() bool { return s.File == nil }

// Text returns the bytes under the span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Data[s.Start:s.End])
}

// Position returns the line and the column of the span's start, both from 1,
// the column in characters (code points).
func (s Span) Position() (line, column int) { return s.File.places.at(s.File.Data, s.Start) }

// EndPosition is Position for the first character behind the span.
func (s Span) EndPosition() (line, column int) { return s.File.places.at(s.File.Data, s.End) }

// String is "name:line:column", and "name:column" in an Inline file.
func (s Span) String() string {
	if s.File == nil {
		return ""
	}
	line, column := s.Position()
	if s.File.Inline {
		return fmt.Sprintf("%s:%d", s.File.Name, column)
	}
	return fmt.Sprintf("%s:%d:%d", s.File.Name, line, column)
}

// Severity ranks a Diagnostic. Errors stop a run, warnings never do.
type Severity int

// The severities, worst first.
const (
	Error Severity = iota
	Warning
)

func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Note is a second place that belongs to a Diagnostic.
type Note struct {
	Span    Span
	Message string
}

// Diagnostic is one thing wrong with a file: a sentence in lower case without
// a full stop, at the smallest span that is wrong.
type Diagnostic struct {
	Severity Severity
	Code     Code
	Span     Span
	Message  string
	Notes    []Note
}

// List collects Diagnostics. The zero List is empty and ready to use. It keeps
// the first hundred thousand that are added, and of errors as many again, so
// that a file of nothing but mistakes does not fill the memory.
type List []Diagnostic

const mostKept = 100_000

// Errorf adds an error and returns it for notes; the pointer is good until the
// next call that adds one.
func (l *List) Errorf(code Code, at Span, format string, args ...any) *Diagnostic {
	return l.add(Error, code, at, format, args...)
}

// Warnf adds a warning, like Errorf.
func (l *List) Warnf(code Code, at Span, format string, args ...any) *Diagnostic {
	return l.add(Warning, code, at, format, args...)
}

func (l *List) add(severity Severity, code Code, at Span, format string, args ...any) *Diagnostic {
	if len(*l) >= mostKept && (severity == Warning || len(*l) >= 2*mostKept) {
		return &Diagnostic{}
	}
	*l = append(*l, Diagnostic{Severity: severity, Code: code, Span: at, Message: fmt.Sprintf(format, args...)})
	return &(*l)[len(*l)-1]
}

// Notef adds a note with its own place.
func (d *Diagnostic) Notef(at Span, format string, args ...any) {
	d.Notes = append(d.Notes, Note{Span: at, Message: fmt.Sprintf(format, args...)})
}

// HasErrors reports whether the list has at least one error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort orders the list by file name, offset, code and message, and drops
// repetitions.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		strings.Compare(a.Span.File.Name, b.Span.File.Name),
		cmp.Compare(a.Span.Start, b.Span.Start),
		strings.Compare(string(a.Code), string(b.Code)),
		strings.Compare(a.Message, b.Message),
	)
}
