// Package syntax turns the bytes of a TOML file into a tree in which every key
// and every value has its place. It is the sole user of the TOML libraries.
package syntax

import (
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
)

// NodeKind is the type of a TOML value.
type NodeKind uint8

// The kinds of nodes.
const (
	String NodeKind = iota
	Integer
	Float
	Bool
	Day   // a local date
	Time  // any other date or time; its text is under Span
	Array // also an array of tables
	Table
)

// Node is one value of the file. Only the fields of its kind are set.
type Node struct {
	Kind    NodeKind
	Span    diag.Span // of the value; for tables and arrays of tables of their header or first key
	Str     string
	Int     int64
	Float   float64
	Bool    bool
	Date    date.Date
	Items   []*Node  // Array
	Entries []*Entry // Table, in the order of the file
}

// Entry is one key of a table with its value.
type Entry struct {
	Key   string
	Span  diag.Span // of the key
	Value *Node
}

// Get returns the entry with the key, or nil.
func (n *Node) Get(key string) *Entry {
	for _, e := range n.Entries {
		if e.Key == key {
			return e
		}
	}
	return nil
}

// Noun names the kind in a sentence, with its article.
func (k NodeKind) Noun() string {
	return [...]string{
		String: "text", Integer: "a whole number", Float: "a decimal number", Bool: "true or false",
		Day: "a date", Time: "a time", Array: "a list", Table: "a table",
	}[k]
}
