package ruleset

import (
	"fmt"
	"os"
	"slices"
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

// layered merges files of testdata, each over those before it.
func layered(t *testing.T, names ...string) *Set {
	t.Helper()
	var set *Set
	for _, name := range names {
		data, err := os.ReadFile("../../testdata/rules/ok/" + name)
		if err != nil {
			t.Fatal(err)
		}
		doc, list := Parse(&diag.File{Name: name, Data: data})
		over, more := Decode(doc)
		merged, last := Merge(set, over)
		if list = slices.Concat(list, more, last); len(list) > 0 {
			t.Fatal(list)
		}
		set = merged
	}
	return set
}

func find[T entry](t *testing.T, list []T, id string) T {
	t.Helper()
	i := slices.IndexFunc(list, func(e T) bool { return e.common().ID.ID == id })
	if i < 0 {
		t.Fatalf("there is no %q", id)
	}
	return list[i]
}

func idsOf[T entry](list []T) []string {
	var ids []string
	for _, e := range list {
		ids = append(ids, e.common().ID.ID)
	}
	return ids
}

func nameIDs(names []Name) []string {
	var ids []string
	for _, n := range names {
		ids = append(ids, n.ID)
	}
	return ids
}

// TestPatch: a patch changes the keys that it gives, tables key by key, and points
// of 0 take an option out; everything else stays.
func TestPatch(t *testing.T) {
	set := layered(t, "shop.toml", "patch.toml")
	rule := find(t, set.Rules, "many-mysql")
	got := map[string]int64{}
	for _, p := range rule.Points {
		got[p.Option.ID] = p.Value.Value
	}
	if diff := cmp.Diff(map[string]int64{"mysql": 3, "redis": 2}, got); diff != "" {
		t.Errorf("points (-want +got):\n%s", diff)
	}
	if rule.When == nil || len(rule.When.Terms) != 2 || rule.Criterion.ID != "cost" || rule.Group.ID != "size" || rule.Source.ID != "book" {
		t.Errorf("the rule has lost something: %+v", rule)
	}
	option := find(t, set.Options, "mysql")
	if option.Name.In("en") != "MySQL" || option.Name.In("zh") != "关系数据库" || option.Summary.In("en") != "A server." ||
		len(option.Traits) != 1 || option.Layer.ID != "store" {
		t.Errorf("the option is %+v", option)
	}
	if diff := cmp.Diff([]string{"sqlite", "mysql", "redis"}, idsOf(set.Options)); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	if layer := find(t, set.Layers, "cache"); !layer.Minor {
		t.Error("the layer is not minor")
	}
	if file := find(t, set.Facts, "many").When.Terms[0].Key.Span.File.Name; file != "patch.toml" {
		t.Errorf("the condition stands in %s", file)
	}
}

// TestCascade: what cannot stand without what is dropped goes, too; lists lose it.
func TestCascade(t *testing.T) {
	set := layered(t, "shop.toml", "cascade.toml")
	for _, kind := range []struct {
		name      string
		want, got []string
	}{
		{"rules", []string{"either", "always"}, idsOf(set.Rules)}, // many-mysql asks what is not asked any more
		{"relations", []string{"redis-store"}, idsOf(set.Relations)},
		{"lifecycles", nil, idsOf(set.Lifecycles)},
		{"contradictions", nil, idsOf(set.Contradictions)},
		{"invariants", []string{"stored"}, idsOf(set.Invariants)},
		{"to", []string{"sqlite"}, nameIDs(find(t, set.Relations, "redis-store").To)},
		{"any", []string{"sqlite"}, nameIDs(find(t, set.Invariants, "stored").Stack.Any)},
		{"none", []string{"sqlite"}, nameIDs(find(t, set.Invariants, "stored").Stack.None)},
	} {
		if diff := cmp.Diff(kind.want, kind.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", kind.name, diff)
		}
	}
	if points := find(t, set.Rules, "always").Points; len(points) != 1 || points[0].Option.ID != "redis" {
		t.Errorf("the family without options still gets points: %v", points)
	}
	if any := find(t, set.Rules, "either").When.Terms[0].Conds; len(any) != 1 || any[0].Terms[0].Key.ID != "many" {
		t.Errorf("the alternative that is not asked is still there: %v", any)
	}
}
