package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"stackadvisor/internal/diag"
)

// Part is how much of a Document JSON has.
type Part uint8

// The parts, each with the ones before.
const (
	Recommend Part = iota
	Explain
	Report
)

// WriteJSON writes a part of the Document as one indented object.
func (d *Document) WriteJSON(w io.Writer, part Part) error {
	var v any = d
	switch part {
	case Recommend:
		v = struct {
			*Recommendation
			*Further
		}{&d.Recommendation, &d.Further}
	case Explain:
		v = struct {
			*Recommendation
			*Explanation
			*Further
		}{&d.Recommendation, d.Explanation, &d.Further}
	}
	return WriteJSON(w, v)
}

// WriteJSON writes any value as JSON the way all results are written: indented
// with two spaces, and without a character that steers a terminal.
func WriteJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escape(b.Bytes()))
	return err
}

// escape writes characters that steer terminals or change how others are shown
// as escapes. Outside strings JSON has none of them but the line feed.
func escape(data []byte) []byte {
	unseen := func(r rune) bool { return diag.Unprintable(r) && r != '\n' }
	if !bytes.ContainsFunc(data, unseen) {
		return data
	}
	var b bytes.Buffer
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case !unseen(r):
			b.Write(data[:n])
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		}
		data = data[n:]
	}
	return b.Bytes()
}

// Read reads a Document that WriteJSON wrote as a whole. Errors have the place
// in the file.
func Read(f *diag.File) (*Document, error) {
	var head struct {
		FormatVersion *int             `json:"format_version"`
		Status        *string          `json:"status"`
		Document      *json.RawMessage `json:"document"`
	}
	if err := decode(f, &head); err != nil {
		return nil, err
	}
	switch {
	case head.FormatVersion == nil || head.Status == nil:
		return nil, fmt.Errorf("%s is no result of this program: it has no format_version or no status", f.Name)
	case *head.FormatVersion != FormatVersion:
		return nil, fmt.Errorf("%s has format_version %d; this program reads %d", f.Name, *head.FormatVersion, FormatVersion)
	case head.Document == nil:
		return nil, fmt.Errorf("%s has no document, only the bare result; save it with \"report --format json\"", f.Name)
	}
	d := new(Document)
	if err := decode(f, d); err != nil {
		return nil, err
	}
	switch d.Status {
	case statusRecommended, statusNoEvidence, statusInfeasible:
		return d, nil
	}
	return nil, fmt.Errorf("%s has the unknown status %q", f.Name, d.Status)
}

// decode reads one JSON value that fills the file.
func decode(f *diag.File, v any) error {
	err := json.Unmarshal(f.Data, v)
	if err == nil {
		return nil
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%s: %w", place(f, syntax.Offset), err)
	case errors.As(err, &kind):
		field := strings.TrimPrefix(kind.Field, "Recommendation.")
		return fmt.Errorf("%s: %s cannot be a %s", place(f, kind.Offset), field, kind.Value)
	}
	return fmt.Errorf("%s: %w", f.Name, err)
}

// place is where the byte before the offset stands.
func place(f *diag.File, offset int64) diag.Span {
	at := int(min(max(offset-1, 0), int64(len(f.Data))))
	return diag.Span{File: f, Start: at, End: at}
}
