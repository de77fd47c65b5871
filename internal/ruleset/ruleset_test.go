package ruleset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/diag"
)

func TestParseWeight(t *testing.T) {
	const wrong = -1
	tests := map[string]int64{
		"0": 0, "1": 1000, "0.001": 1, "0.01": 10, "0.1": 100, "12.345": 12345, "1000": 1_000_000, "1000.000": 1_000_000,
		"+2.5": 2500, "1_0.5": 10500, "007": 7000, "0.1000000": 100,
		"1000.001": wrong, "1001": wrong, "0.0001": wrong, "-1": wrong, "-0": wrong, "": wrong, ".": wrong, ".5": wrong, "5.": wrong,
		"1e2": wrong, "inf": wrong, "nan": wrong, "1.2.3": wrong, "99999999999999999999": wrong, "0x10": wrong, "1 ": wrong, "١": wrong,
	}
	for s, want := range tests {
		got, complaint := ParseWeight(s)
		if want == wrong && complaint == "" || want != wrong && (complaint != "" || got != want) {
			t.Errorf("%q: got %d, %q; want %d", s, got, complaint, want)
		}
	}
}

func TestIsID(t *testing.T) {
	for s, want := range map[string]bool{
		"a": true, "1": true, "a-b": true, "2-phase-commit": true, "x86": true, "anything": true,
		"": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "a b": false, "é": false,
		"all": false, "any": false, "not": false, "unknown": false,
	} {
		if IsID(s) != want {
			t.Errorf("%q: got %t", s, !want)
		}
	}
}

func TestIsLanguage(t *testing.T) {
	for s, want := range map[string]bool{
		"en": true, "zh": true, "zh-Hant": true, "pt-BR": true, "gsw": true, "sl-rozaj-1994": true,
		"": false, "e": false, "english": false, "EN": false, "en-": false, "en_US": false, "en--x": false, "en-toolongpart": false,
	} {
		if isLanguage(s) != want {
			t.Errorf("%q: got %t", s, !want)
		}
	}
}

// layers makes the set of a file from lines such as "a", "b override",
// "c after=a" and "-d", which drops d.
func layers(t *testing.T, name, lines string) *Set {
	t.Helper()
	var b strings.Builder
	b.WriteString("format = 1\nruleset = { id = \"x\", version = \"1\", title = \"X\" }\n")
	for _, line := range strings.Split(lines, ";") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if id, ok := strings.CutPrefix(words[0], "-"); ok {
			fmt.Fprintf(&b, "[[drop]]\nkind = \"layer\"\nid = %q\n", id)
			continue
		}
		fmt.Fprintf(&b, "[[layer]]\nid = %q\nname = %q\n", words[0], name)
		for _, w := range words[1:] {
			if key, id, ok := strings.Cut(w, "="); ok {
				fmt.Fprintf(&b, "%s = %q\n", key, id)
			} else {
				fmt.Fprintf(&b, "%s = true\n", w)
			}
		}
	}
	doc, list := Parse(&diag.File{Name: name, Data: []byte(b.String())})
	if doc == nil {
		t.Fatal(list)
	}
	set, list := Decode(doc)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return set
}

func TestMerge(t *testing.T) {
	tests := map[string]struct{ base, over, want, problems string }{
		"added":                 {"a; b", "c; d", "a1 b1 c2 d2", ""},
		"in its old place":      {"a; b; c", "b override", "a1 b2 c1", ""},
		"in a new place":        {"a; b; c", "b override after=c", "a1 c1 b2", ""},
		"dropped":               {"a; b; c", "-b", "a1 c1", ""},
		"dropped and new":       {"a; b; c", "-b; b", "a1 c1 b2", ""},
		"dropped, not replaced": {"a; b", "-b; b override", "a1 b2", "unknown-override"},
		"after":                 {"a; b; c", "d after=a", "a1 d2 b1 c1", ""},
		"after in order":        {"a; b", "c after=a; d after=a; e after=a", "a1 c2 d2 e2 b1", ""},
		"before in order":       {"a; b", "c before=b; d before=b", "a1 c2 d2 b1", ""},
		"before the first":      {"a; b", "c before=a", "c2 a1 b1", ""},
		"after the last":        {"a; b", "c; d after=b", "a1 b1 d2 c2", ""},
		"after a later one":     {"a; b", "c after=d; d after=a", "a1 d2 c2 b1", ""},
		"after each other":      {"a", "b after=c; c after=b", "a1 c2 b2", ""},
		"within one file":       {"", "a; b; c before=a", "c2 a2 b2", ""},
		"twice in a file":       {"", "a; b; a", "a2 b2 a2", "duplicate-id"},
		"without override":      {"a; b", "a", "a1 b1 a2", "duplicate-id"},
		"override of nothing":   {"a", "b override", "a1 b2", "unknown-override"},
		"drop of nothing":       {"a", "-b; -a; -a", "", "unknown-drop unknown-drop"},
		"drop of its own":       {"a", "b; -b", "a1 b2", "unknown-drop"},
		"unknown places":        {"a", "b after=x; c before=c", "a1 b2 c2", "unknown-place unknown-place"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			base, over := layers(t, "1", tt.base), layers(t, "2", tt.over)
			before := order(base)
			base, list := Merge(nil, base)
			if len(list) > 0 {
				t.Fatal(list)
			}
			merged, list := Merge(base, over)
			var codes []string
			for _, d := range list {
				codes = append(codes, string(d.Code))
			}
			if diff := cmp.Diff([]string{tt.want, tt.problems}, []string{order(merged), strings.Join(codes, " ")}); diff != "" {
				t.Errorf("merged (-want +got):\n%s", diff)
			}
			if order(base) != before {
				t.Errorf("the base became %s", order(base))
			}
		})
	}
}

func order(s *Set) string {
	var b []string
	for _, l := range s.Layers {
		b = append(b, l.ID.ID+l.Name.In("en"))
	}
	return strings.Join(b, " ")
}
