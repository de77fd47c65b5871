package syntax

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/diag"
)

// TestDecodeParts compares files decoded in parts with the same files decoded
// in one piece.
func TestDecodeParts(t *testing.T) {
	const seed = 3
	rng := rand.New(rand.NewPCG(seed, 0))
	lines := []string{
		"[[rule]]\nid = \"r%d\"\ntext = \"\"\"\n[[rule]]\n\"\"\"\n", "  [[ rule ]] # %d\nid = 1\n", "[[fact]]\nwhen = { a = [%d] }\n",
		"[[rule]]\n[[rule.sub]]\nn = %d\n[rule.sub.sub]\nx = 1\n", "[table-%d]\na.b = 1\n", "[[\"rule\"]]\nid = %d\n",
	}
	// These need the whole file.
	rare := []string{"[[fact.sub]]\nn = %d\n", "[rule.more-%d]\nx = 1\n", "[root.n%d]\nx = 1\n", "[fact.x-%d]\n"}
	parts := 0
	for i := range 12 {
		b := new(strings.Builder)
		b.WriteString("format = 1\n[other.first]\n[[fact]]\n[[rule]]\n")
		for n := 0; b.Len() < 26<<10; n++ {
			line := lines[rng.IntN(len(lines))]
			if i%2 == 0 && rng.IntN(200) == 0 {
				line = rare[rng.IntN(len(rare))]
			}
			fmt.Fprintf(b, line, n)
		}
		if i%4 == 0 {
			b.WriteString("[other.last]\n")
		}
		data := []byte(b.String())
		var list diag.List
		p := newPlaces(&diag.File{Name: "x", Data: data}, &list)
		if p.read(); len(list) > 0 {
			t.Fatalf("seed %d, file %d: %v", seed, i, list)
		}
		want, err := decodeOne(data)
		if err != nil {
			t.Fatalf("seed %d, file %d: %v", seed, i, err)
		}
		got, err := decode(data, 0, p.cuts)
		if err != nil {
			t.Fatalf("seed %d, file %d: %v", seed, i, err)
		}
		if !reflect.DeepEqual(want, got) { // cmp takes a second for all files
			t.Fatalf("seed %d, file %d (-want +got):\n%s", seed, i, cmp.Diff(want, got))
		}
		if decodeParts(data, 0, p.cuts) != nil {
			parts++
		}
	}
	if parts < 6 || parts == 12 {
		t.Errorf("%d of 12 files were decoded in parts", parts)
	}
}

// TestDecodePartsError has an error that only decoding finds, in a later part.
func TestDecodePartsError(t *testing.T) {
	src := "\xef\xbb\xbf" + strings.Repeat("[[a]]\nx = \"é\"\n", 3000) + "[[a]]\nb = 2026-02-30\n" + strings.Repeat("[[a]]\nx = 1\n", 3000)
	_, list := Parse(&diag.File{Name: "x", Data: []byte(src)}, strict)
	if len(list) != 1 || list[0].Span.String() != "x:6002:5" || list[0].Span.Text() != "2026-02-30" {
		t.Errorf("got %v", list)
	}
}
