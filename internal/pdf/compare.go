package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"sync"
)

// Likeness says how the pages of a PDF relate to a new print of its attached
// page.
type Likeness uint8

// The kinds of likeness.
const (
	// Same: byte for byte.
	Same Likeness = iota
	// Changed: the same browser with the same fonts prints other pages, or
	// something follows or stands before the attached page that Print did not
	// write.
	Changed
	// Incomparable: another browser or other fonts made the pages.
	Incomparable
)

// Compare compares a PDF of Print with a new print of the page that is attached
// to it.
func Compare(data, again []byte) Likeness {
	switch {
	case bytes.Equal(data, again):
		return Same
	case !whole(data):
		return Changed
	case !slices.Equal(madeWith(data), madeWith(again)):
		return Incomparable
	}
	return Changed
}

// whole reports whether a PDF is what attach makes of its beginning.
func whole(data []byte) bool {
	head := bytes.LastIndex(data, []byte(attachedHead))
	if head < 0 {
		return false
	}
	start := bytes.LastIndex(data[:head], []byte("%%EOF\n"))
	if start < 0 {
		return false
	}
	again, err := attach(data[:start+len("%%EOF\n")], Attached(data))
	return err == nil && bytes.Equal(data, again)
}

var maker = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`/(?:Creator|Producer) \([^\n]*|/FontName /(?:[A-Z]{6}\+)?[^\s/>]+`)
})

// madeWith names the browser and the fonts of a PDF, each once.
func madeWith(data []byte) []string {
	var list []string
	start := bytes.LastIndex(data, []byte(attachedHead))
	for _, m := range maker().FindAll(data[:max(start, 0)], -1) {
		list = append(list, string(m))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

var (
	clock = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\n/(?:CreationDate|ModDate) \(D:[0-9+\-'Z]*\)`)
	})
	element = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\(node[0-9]{8}\)`) })
)

// lasting takes out of a PDF what differs from print to print, so that the same
// page gives the same bytes: when it was printed is blanked out, and the elements
// that tags name, which the browser counts from anywhere, are counted from 1.
// Nothing moves, and their order stays.
func lasting(data []byte) []byte {
	data = clock().ReplaceAllFunc(data, func(entry []byte) []byte {
		return append([]byte("\n"), bytes.Repeat([]byte(" "), len(entry)-1)...)
	})
	var names []string
	for _, name := range element().FindAll(data, -1) {
		names = append(names, string(name))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	return element().ReplaceAllFunc(data, func(name []byte) []byte {
		n, _ := slices.BinarySearch(names, string(name))
		return fmt.Appendf(nil, "(node%08d)", n+1)
	})
}
