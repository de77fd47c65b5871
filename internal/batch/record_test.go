package batch

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"testing"
)

// theirs reads records as encoding/csv does; a nil record is one with an error.
func theirs(data []byte) (all [][]string) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	for {
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			record = nil
		}
		all = append(all, record)
	}
}

// ours reads the data in pieces, as it comes from a file: each new piece behind
// what was no whole record yet.
func ours(data []byte, piece int) (all [][]string) {
	var held, scratch []byte
	for at := 0; ; {
		n := min(piece, len(data)-at)
		held = append(held, data[at:at+n]...)
		at += n
		last := at == len(data)
		end := len(held)
		if !last {
			end = whole(held)
		}
		r := records{data: held[:end], last: last}
		for r.next() {
			if r.flaw != sound {
				all = append(all, nil)
				continue
			}
			record := []string{}
			for _, f := range r.fields {
				var text []byte
				text, scratch = f.text(r.data, scratch[:0])
				record = append(record, string(text))
			}
			all = append(all, record)
		}
		if held = held[end:]; last {
			return all
		}
	}
}

var csvSeeds = []string{
	"", "\n", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a", "a\r", "\r", "\r\r\n", "a,\"b,c\",d\n", "\"a\"\"b\"\n", "\"a\nb\",c\n",
	"\"a\r\nb\",c\r\n", "\"a\rb\"\n", "a\"b,c\nd,e\n", "\"a\"b,c\nd\n", "\"a\nb\"c\nd\n", "\"a", "\"a\n", "a,\"", "\"\"", "\"\"\n", ",\n", ",,\n\n,",
	"a\n\n\nb\n", "a,b\n\r\n\"c\r\n\r\n\"\r\n", "\"a\"\r", "\"a\"\rb\n", "a\rb\n", "\"\r\n\"\"\r\n\"\r\n", "é,\xff\n", "a \"b\"\n", " \"a\"\n",
}

func compare(t *testing.T, data []byte) {
	t.Helper()
	want := theirs(data)
	for _, piece := range []int{1, 3, 7, 64, 1 << 20} {
		got := ours(data, piece)
		if !slices.EqualFunc(want, got, func(a, b []string) bool { return (a == nil) == (b == nil) && slices.Equal(a, b) }) {
			t.Fatalf("%q in pieces of %d:\n encoding/csv %q\n         ours %q", data, piece, want, got)
		}
	}
}

func TestRecords(t *testing.T) {
	for _, s := range csvSeeds {
		compare(t, []byte(s))
	}
}

// FuzzRecords compares our reader with encoding/csv, records and errors alike.
func FuzzRecords(f *testing.F) {
	for _, s := range csvSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(compare)
}
