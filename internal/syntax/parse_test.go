package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/diag"
)

var loose = Options{MaxBytes: 1 << 20}
var strict = Options{MaxBytes: 1 << 20, StrictTexts: true}

// dump writes a tree with the place and source of every key and value.
func dump(n *Node) string {
	var b strings.Builder
	var walk func(n *Node, path string)
	walk = func(n *Node, path string) {
		line, column := n.Span.Position()
		fmt.Fprintf(&b, "%s %d:%d ", path, line, column)
		switch n.Kind {
		case String:
			fmt.Fprintf(&b, "%q\n", n.Str)
		case Integer:
			fmt.Fprintf(&b, "%d\n", n.Int)
		case Float:
			fmt.Fprintf(&b, "%g\n", n.Float)
		case Bool:
			fmt.Fprintf(&b, "%t\n", n.Bool)
		case Day:
			fmt.Fprintf(&b, "day %s\n", n.Date)
		case Time:
			fmt.Fprintf(&b, "time %s\n", n.Span.Text())
		case Array:
			fmt.Fprintf(&b, "array %s\n", n.Span.Text())
			for i, item := range n.Items {
				walk(item, fmt.Sprintf("%s[%d]", path, i))
			}
		case Table:
			fmt.Fprintf(&b, "table %s\n", n.Span.Text())
			for _, e := range n.Entries {
				line, column := e.Span.Position()
				walk(e.Value, fmt.Sprintf("%s.%s@%d:%d", path, e.Key, line, column))
			}
		}
	}
	walk(n, "")
	return b.String()
}

func TestParse(t *testing.T) {
	const src = "\xef\xbb\xbf" + `format = 1
"a b".c = -2.50 # comment, [not] {this}
list = [ # one
  "x", [ 1,2 ,], # two ]
  { k = true, "l.m" = [] },
]
day = 2026-11-22
time = 2026-11-22T10:00:00Z
text = """
läng\u00e9
"""
after = { ü = 1 }
[t]
[t.u]
v = 'é' # é
[[r]]
id = "one"
when = { all = [ { q = "a" } ] }
[[r.s]]
n = 0x1F
[[r]]
`
	got, list := Parse(&diag.File{Name: "x.toml", Data: []byte(strings.Replace(src, "ü", `"ü"`, 1))}, strict)
	if list.HasErrors() {
		t.Fatal(list)
	}
	want := ` 1:1 table 
.format@1:1 1:10 1
.a b@2:1 2:1 table "a b"
.a b@2:1.c@2:7 2:11 -2.5
.list@3:1 3:8 array [ # one
  "x", [ 1,2 ,], # two ]
  { k = true, "l.m" = [] },
]
.list@3:1[0] 4:3 "x"
.list@3:1[1] 4:8 array [ 1,2 ,]
.list@3:1[1][0] 4:10 1
.list@3:1[1][1] 4:12 2
.list@3:1[2] 5:3 table { k = true, "l.m" = [] }
.list@3:1[2].k@5:5 5:9 true
.list@3:1[2].l.m@5:15 5:23 array []
.day@7:1 7:7 day 2026-11-22
.time@8:1 8:8 time 2026-11-22T10:00:00Z
.text@9:1 9:8 "längé\n"
.after@12:1 12:9 table { "ü" = 1 }
.after@12:1.ü@12:11 12:17 1
.t@13:2 13:2 table t
.t@13:2.u@14:4 14:4 table u
.t@13:2.u@14:4.v@15:1 15:5 "é"
.r@16:3 16:3 array r
.r@16:3[0] 16:3 table r
.r@16:3[0].id@17:1 17:6 "one"
.r@16:3[0].when@18:1 18:8 table { all = [ { q = "a" } ] }
.r@16:3[0].when@18:1.all@18:10 18:16 array [ { q = "a" } ]
.r@16:3[0].when@18:1.all@18:10[0] 18:18 table { q = "a" }
.r@16:3[0].when@18:1.all@18:10[0].q@18:20 18:24 "a"
.r@16:3[0].s@19:5 19:5 array s
.r@16:3[0].s@19:5[0] 19:5 table s
.r@16:3[0].s@19:5[0].n@20:1 20:5 31
.r@16:3[1] 21:3 table r
`
	if diff := cmp.Diff(want, dump(got.Root)); diff != "" {
		t.Errorf("tree (-want +got):\n%s", diff)
	}
}

func TestParseProblems(t *testing.T) {
	tests := map[string]struct {
		src  string
		want []string
	}{
		"no value":          {"a =\n", []string{"1:4 syntax"}},
		"end of input":      {"a = [1,\n", []string{"1:8 syntax"}},
		"open string":       {"a = 1\nb = \"x\n", []string{"2:7 syntax"}},
		"bad date":          {"a = 1\nb = 2026-02-30\n", []string{"2:5 syntax"}},
		"no year":           {"b = 0000-02-20\n", []string{"1:5 syntax"}},
		"large integer":     {"a = [1, 99999999999999999999]\n", []string{"1:9 syntax"}},
		"two duplicates":    {"a = 1\nb = 2\na = 3\nb.c = 4\n", []string{"3:1 duplicate-key", "4:1 duplicate-key"}},
		"inline duplicate":  {"x = { a = 1, a = 2 }\n", []string{"1:14 duplicate-key"}},
		"header twice":      {"[a]\nb = 1\n[a]\n", []string{"3:2 duplicate-key"}},
		"table is array":    {"[[a]]\n[a]\n", []string{"2:2 duplicate-key"}},
		"array is value":    {"a = []\n[[a]]\n", []string{"2:3 duplicate-key"}},
		"inline reopened":   {"a = { b = 1 }\n[a.c]\n", []string{"2:2 duplicate-key"}},
		"utf-16":            {"\xff\xfea\x00", []string{"1:1 encoding"}},
		"bad utf-8":         {"a = 1 # é\nb = \"é\xff\"\n", []string{"2:7 encoding"}},
		"escape":            {"a = \"xx\\u001b[2J\"\n", []string{"1:8 control-character"}},
		"override":          {"a = 'x\u202ey'\nb = \"\\u2066\" # \u200f\n", []string{"1:7 control-character", "2:6 control-character", "2:16 control-character"}},
		"in a key":          {"\"a\\u009b\" = 1\n", []string{"1:3 control-character"}},
		"escaped return":    {"a = \"x\\ry\"\n", []string{"1:7 control-character"}},
		"depth of brackets": {"a = " + strings.Repeat("[", 65) + strings.Repeat("]", 65), []string{"1:69 too-deep"}},
		"depth of keys":     {strings.Repeat("a.", 65) + "b = 1", []string{"1:129 too-deep"}},
		"depth of header":   {"[" + strings.Repeat("a.", 64) + "b]", []string{"1:130 too-deep"}},
		"no recursion":      {"a = " + strings.Repeat("[", 300000), []string{"1:10005 too-deep"}},
		"size":              {"# " + strings.Repeat("x", 1<<20), []string{"1:1048577 too-large"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc, list := Parse(&diag.File{Name: "x", Data: []byte(tt.src)}, strict)
			list.Sort()
			var got []string
			for _, d := range list {
				line, column := d.Span.Position()
				got = append(got, fmt.Sprintf("%d:%d %s", line, column, d.Code))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s%v", diff, list)
			}
			if doc != nil {
				t.Error("got a document")
			}
		})
	}
}

func TestMessages(t *testing.T) {
	for src, want := range map[string]string{
		"id = runtime\n":           "1:6: a value cannot start with \"r\"; put texts in quotes",
		"id = True\n":              "1:6: a value cannot start with \"T\"; write true in small letters",
		"id = yes":                 "1:6: a value cannot start with \"y\"; write true or false",
		"id = ,\n":                 "1:6: a value cannot start with \",\"",
		"id = \n":                  "1:6: there is no value behind the equals sign",
		"id = 'it's'\n":            "1:10: unexpected \"s\" behind a complete value; every key starts a line of its own",
		"id = 20s\n":               "1:8: a number cannot go on with \"s\"; put texts in quotes",
		"= 3\n":                    "1:1: there is no key before the equals sign",
		"é = 1\n":                  "1:1: a key cannot start with \"é\"; put it in quotes",
		"a = \"x\\d\"\n":           "1:7: unknown escape in a text; a backslash itself is written \\\\",
		"a = 2026-1-1\n":           "1:5: \"2026-1-1\" is no date; expected YYYY-MM-DD",
		"a = 'x\n":                 "1:7: the text is not closed on its line",
		"a = 99999999999999999999": "1:5: the number is too large",
		"a = [1 2]":                "1:8: expected ',' or ']' after array value",
		"a":                        "1:1: expected '=' after key",
	} {
		_, list := Parse(&diag.File{Name: "x", Data: []byte(src)}, strict)
		if len(list) != 1 {
			t.Errorf("%q: got %v", src, list)
			continue
		}
		if got := strings.TrimPrefix(list[0].Span.String(), "x:") + ": " + list[0].Message; got != want {
			t.Errorf("%q: got  %s\nwant %s", src, got, want)
		}
	}
}

func TestParseAccepts(t *testing.T) {
	tests := map[string]struct{ src, want string }{
		"empty":        {"", " 1:1 table \n"},
		"depth":        {"a = " + strings.Repeat("[", 64) + strings.Repeat("]", 64), ""},
		"carriage":     {"a = '''x\r\ny'''\r\nb = 1\r\n", " 1:1 table \n.a@1:1 1:5 \"x\\ny\"\n.b@3:1 3:5 1\n"},
		"deeper first": {"[a.b]\nc = 1\n[a]\nd = 2\n", " 1:1 table \n.a@1:2 1:2 table a\n.a@1:2.b@1:4 1:4 table b\n.a@1:2.b@1:4.c@2:1 2:5 1\n.a@1:2.d@4:1 4:5 2\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc, list := Parse(&diag.File{Name: "x", Data: []byte(tt.src)}, strict)
			if len(list) > 0 {
				t.Fatal(list)
			}
			if got := dump(doc.Root); tt.want != "" && got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
	doc, list := Parse(&diag.File{Name: "x", Data: []byte("a = \"\\u001b\"\n")}, loose)
	if len(list) > 0 || doc.Root.Get("a").Value.Str != "\x1b" {
		t.Errorf("loose: got %v", list)
	}
}
