package syntax

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"stackadvisor/internal/diag"
)

// MaxDepth is how many tables and arrays may stand in one another.
const MaxDepth = 64

const tooDeep = "tables and arrays are nested deeper than %d"

// MaxNodes is how many keys and values a file may have. It keeps a file of
// nothing but brackets from taking a hundred times its size in memory.
const MaxNodes = 8_000_000

// Options are the limits of one kind of file.
type Options struct {
	MaxBytes int
	// StrictTexts makes control characters and bidirectional overrides an
	// error in every text, key and comment. Without it, CheckText finds them
	// in single texts.
	StrictTexts bool
	// Known files are shipped with the program, and a test has read each with and
	// without this option and compared: their values are taken as the grammar has
	// them, which is three times faster than to look whether all is legal.
	Known bool
}

// Document is the tree of one file.
type Document struct {
	File *diag.File
	Root *Node
}

// Parse reads a file. If it is not legal TOML, or breaks a limit, the Document
// is nil and the list says why.
//
//	bytes -> places (grammar, order, spans) -+-> tree
//	      -> values (legality, values) ------+
//
// The two come from two libraries, because the one that decides what is legal
// keeps its places to itself.
func Parse(file *diag.File, options Options) (*Document, diag.List) {
	var list diag.List
	if options.Known {
		p := newPlaces(file, &list)
		p.values = true
		return &Document{File: file, Root: p.read()}, list
	}
	if checkBytes(file, options, &list); list.HasErrors() {
		return nil, list
	}
	p := newPlaces(file, &list)
	if root := p.read(); !list.HasErrors() {
		fill(file, root, p.base, p.cuts, &list)
		if options.StrictTexts {
			checkRaw(file, &list)
			checkTexts(root, &list)
		}
		if !list.HasErrors() {
			return &Document{File: file, Root: root}, list
		}
	}
	return nil, list
}

// checkBytes refuses what no parser has to see.
func checkBytes(file *diag.File, options Options, list *diag.List) {
	at := func(offset, length int) diag.Span {
		return diag.Span{File: file, Start: offset, End: offset + length}
	}
	data := file.Data
	switch {
	case len(data) > options.MaxBytes:
		list.Errorf(diag.TooLarge, at(options.MaxBytes, 0), "the file is larger than %s", size(options.MaxBytes))
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		list.Errorf(diag.Encoding, at(0, 2), "the file is UTF-16; save it as UTF-8")
	case !utf8.Valid(data):
		i := 0
		for {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		list.Errorf(diag.Encoding, at(i, 1), "byte 0x%02x is no UTF-8; save the file as UTF-8", data[i])
	}
}

func size(n int) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}

// fill decodes the file and puts the values into the tree.
func fill(file *diag.File, root *Node, base int, cuts []int, list *diag.List) {
	values, err := decode(file.Data, base, cuts)
	if err != nil {
		reportDecode(file, base, err, list)
		return
	}
	f := filler{list: list}
	f.table(root, values)
}

// reportDecode turns the library's error into a diagnostic at its place.
func reportDecode(file *diag.File, base int, err error, list *diag.List) {
	at := diag.Span{File: file, Start: base, End: base}
	message := err.Error()
	if e, ok := err.(toml.ParseError); ok {
		at.Start = min(base+max(e.Position.Start, 0), len(file.Data))
		at.End = min(at.Start+max(e.Position.Len, 0), len(file.Data))
		message = e.Message
	}
	report(message, at, list)
}
