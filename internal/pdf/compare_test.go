package pdf

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// made is small with what tells its browser and fonts, and when it was printed.
func made(t *testing.T, browser, font, day, html string) []byte {
	t.Helper()
	info := "5 0 obj\n<</Creator (" + browser + ")\n/CreationDate (D:" + day + "000000+00'00')\n/ModDate (D:" + day + "000000+00'00')>>\nendobj\n" +
		"6 0 obj\n<</FontName /ABCDEF+" + font + "\n>>\nendobj\n"
	data, err := attach(lasting([]byte(strings.Replace(small, "xref\n", info+"xref\n", 1))), []byte(html))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCompare(t *testing.T) {
	again := made(t, "B 1", "Sans", "20260101", page1)
	edit := func(old, new string) []byte { return bytes.Replace(again, []byte(old), []byte(new), 1) }
	for name, test := range map[string]struct {
		data []byte
		want Likeness
	}{
		"same":              {bytes.Clone(again), Same},
		"another day":       {made(t, "B 1", "Sans", "20261231", page1), Same},
		"another browser":   {made(t, "B 2", "Sans", "20260101", page1), Incomparable},
		"another font":      {made(t, "B 1", "Serif", "20260101", page1), Incomparable},
		"edited":            {edit("/Count 0", "/Count 1"), Changed},
		"edited catalog":    {edit("/AF [", "/AF  ["), Changed},
		"something follows": {append(bytes.Clone(again), "% more\n"...), Changed},
		"nothing attached":  {[]byte(small), Changed},
		"nothing":           {nil, Changed},
	} {
		if got := Compare(test.data, again); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
	// Edited together with the mark of the browser it cannot be told.
	if got := Compare(bytes.Replace(edit("/Count 0", "/Count 1"), []byte("B 1"), []byte("B 2"), 1), again); got != Incomparable {
		t.Errorf("forged: %d", got)
	}
}

// TestAttachedIsApart: who appends to the page does not write into the PDF.
func TestAttachedIsApart(t *testing.T) {
	data := made(t, "B", "F", "20260101", page1)
	before := bytes.Clone(data)
	if page := append(Attached(data), "x"...); !bytes.Equal(data, before) {
		t.Errorf("%d bytes appended into the PDF", len(page))
	}
}

// TestPrintTwice: the same page gives the same bytes.
func TestPrintTwice(t *testing.T) {
	if Browser() == "" {
		t.Skip("no Chromium or Chrome to print with")
	}
	var made [2][]byte
	for i := range made {
		data, err := Print(context.Background(), []byte(page1))
		if err != nil {
			t.Fatal(err)
		}
		made[i] = data
	}
	if !bytes.Equal(made[0], made[1]) || bytes.Contains(made[0], []byte("CreationDate")) {
		t.Error("the PDFs differ, or tell the time")
	}
	if got := madeWith(made[0]); len(got) < 3 || !strings.Contains(got[0], "Chrom") {
		t.Errorf("made with %q", got)
	}
}

// TestLasting: elements are numbered anew, in the same order and width.
func TestLasting(t *testing.T) {
	first := "/ID (node00000112)>> /ID (node00000097)>> [(node00000097) (node00000112)] (node1)"
	again := "/ID (node00000113)>> /ID (node00000101)>> [(node00000101) (node00000113)] (node1)"
	want := "/ID (node00000002)>> /ID (node00000001)>> [(node00000001) (node00000002)] (node1)"
	for _, data := range []string{first, again} {
		if got := string(lasting([]byte(data))); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
