package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Write writes the Document in a format; a MADR as a record that stands alone.
// PDF is not for this package: it is printed from HTML.
func (d *Document) Write(w io.Writer, s *Seal) error {
	switch s.Format {
	case FormatMADR:
		return d.WriteMADR(w, s.Lang, Decision{Directory: s.Directory})
	case FormatHTML:
		return d.WriteHTML(w, s.Lang)
	case FormatMarkdown:
		return d.WriteMarkdown(w, s.Lang)
	case FormatMermaid:
		return d.WriteMermaid(w, s.Lang)
	case FormatText:
		return d.WriteSealedText(w, s.Lang)
	case FormatJSON:
		return d.WriteJSON(w, Report)
	}
	return fmt.Errorf("unknown format %q", s.Format)
}

// Difference is where a report does not say what the rules say: the lines that
// it has in the place of others, those of several places one after the other.
// Line is the first of them, from 1.
type Difference struct {
	Line       int
	Has, Wants []string
}

// Compare compares a report with the one that the rules give, written in the
// same format. It is nil if they say the same. The metadata of a MADR and its
// links to other records are the team's and are not compared.
func Compare(format string, has, wants []byte) *Difference {
	a, b := linesOf(format, has), linesOf(format, wants)
	first := 0
	for first < min(len(a), len(b)) && a[first].text == b[first].text {
		first++
	}
	if first == len(a) && first == len(b) {
		return nil
	}
	d := &Difference{Line: bytes.Count(has, []byte("\n"))}
	if first < len(a) {
		d.Line = a[first].number
	}
	d.Has, d.Wants = unlike(a[first:], b[first:])
	return d
}

// resync is how many lines ahead two reports are searched for where they agree
// again.
const resync = 100

// unlike lists the lines of each that the other does not have in that place.
func unlike(a, b []line) (has, wants []string) {
	has, wants = []string{}, []string{}
	for len(a) > 0 || len(b) > 0 {
		i, j := agree(a, b)
		for _, l := range a[:i] {
			has = append(has, l.text)
		}
		for _, l := range b[:j] {
			wants = append(wants, l.text)
		}
		a, b = a[min(i+1, len(a)):], b[min(j+1, len(b)):]
	}
	return has, wants
}

// agree finds the nearest lines that are the same, a pair with the fewest lines
// before them; the ends if there is none.
func agree(a, b []line) (i, j int) {
	for ahead := range resync {
		for i := range ahead + 1 {
			if j := ahead - i; i < len(a) && j < len(b) && a[i].text == b[j].text {
				return i, j
			}
		}
	}
	return len(a), len(b)
}

type line struct {
	number int
	text   string
}

// recordLink is a line that leads from one record to another.
var recordLink = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\S.* ?\[ADR-\d{4,}\]\(\d{4,}-[^()\s]+\.md\) ?\S*$`) })

func linesOf(format string, data []byte) []line {
	var list []line
	for i, text := range strings.Split(string(data), "\n") {
		list = append(list, line{i + 1, strings.TrimSuffix(text, "\r")})
	}
	if format != FormatMADR {
		return list
	}
	if list[0].text == "---" {
		if end := slices.IndexFunc(list[1:], func(l line) bool { return l.text == "---" }); end >= 0 {
			list = list[end+2:]
		}
	}
	return slices.DeleteFunc(list, func(l line) bool { return l.text == "" || recordLink().MatchString(l.text) })
}
