package answers_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
)

const rules = `
format = 1
ruleset = { id = "shop", version = "1", title = "Shop" }
criterion = [ { id = "fit" }, { id = "cost" } ]
layer = [ { id = "store" } ]
option = [ { id = "postgresql", layer = "store" }, { id = "sqlite", layer = "store" } ]
[[question]]
id = "workloads"
prompt = "?"
kind = "multi"
choices = [ { id = "containers" }, { id = "big-data" }, { id = "processes" } ]
max = 2
[[question]]
id = "machines"
prompt = "?"
kind = "number"
min = -5
max = 1000
[[question]]
id = "maintained"
prompt = "?"
kind = "yesno"
[[question]]
id = "budget"
prompt = "?"
kind = "single"
choices = [ { id = "low" }, { id = "medium" }, { id = "high" } ]
ask_when = { some = true, machines = { at_least = 10 } }
[[question]]
id = "extras"
prompt = "?"
kind = "multi"
choices = [ { id = "a" }, { id = "b" } ]
min = 0
[[fact]]
id = "some"
when = { not = { maintained = true } }
`

func compile(t testing.TB) *program.Program {
	t.Helper()
	files := fstest.MapFS{"rules.toml": {Data: []byte(rules)}}
	p, list, err := load.Load(load.Request{Name: "rules.toml", Open: files.Open})
	if err != nil || p == nil {
		t.Fatal(list, err)
	}
	return p
}

// places lists problems as "line:column code", or "code" with the whole text.
func places(list diag.List) []string {
	var got []string
	for _, d := range list {
		line, column := d.Span.Position()
		got = append(got, fmt.Sprintf("%d:%d %s", line, column, d.Code))
	}
	return got
}

const full = `ruleset = "shop.toml"
title = "Pay\\ments \"x\""
participants = ["Ada", "Łukasz"]
as_of = 2026-11-22

[answers]
workloads = ["containers", "big-data"]
machines = 40
maintained = "unknown"
budget = "medium"
extras = []

[notes]
workloads = """
Spark stays
for "two" more\tyears"""

[links]
machines = "https://wiki.example.org/inventory"

[open.maintained]
owner = "Bo"
until = 2026-12-01
note = "asks the vendor"

[weights]
fit = 2
cost = 0.125

[[waiver]]
option = "sqlite"
reason = "small"
owner = "Ada"
until = 2027-06-30

[[waiver]]
option = "postgresql"
reason = "later"
until = 2027-07-01

[recorded]
as_of = 2026-11-22
ruleset_version = "1"
ruleset_digest = "sha256:00"
status = "recommended"
stack = ["sqlite"]
score = -9.5
fired = []
cautions = ["sqlite"]
`

func read(t testing.TB, p *program.Program, src string) (*answers.Sheet, diag.List) {
	t.Helper()
	doc, list := answers.Parse(&diag.File{Name: "a.toml", Data: []byte(src)})
	if doc == nil {
		return nil, list
	}
	return doc.Read(p)
}

func TestRead(t *testing.T) {
	p := compile(t)
	doc, _ := answers.Parse(&diag.File{Name: "a.toml", Data: []byte(full)})
	if doc.RuleSet.ID != "shop.toml" || doc.RuleSet.Span.String() != "a.toml:1:11" {
		t.Errorf("rule set %q at %s", doc.RuleSet.ID, doc.RuleSet.Span)
	}
	got, list := doc.Read(p)
	if len(list) > 0 {
		t.Fatal(list)
	}
	want := &answers.Sheet{
		RuleSet: "shop.toml", Title: `Pay\ments "x"`, Participants: []string{"Ada", "Łukasz"}, AsOf: 20261122,
		Values:      []program.Value{3, 40, program.Unknown, 1, 0},
		SaidUnknown: []bool{false, false, true, false, false},
		Notes:       []string{"Spark stays\nfor \"two\" more\tyears", "", "", "", ""},
		Parked:      []*answers.Parked{nil, nil, {Owner: "Bo", Until: 20261201, Note: "asks the vendor"}, nil, nil},
		Links:       []string{"", "https://wiki.example.org/inventory", "", "", ""},
		Weights:     []int64{2000, 125},
		Waivers: []answers.Waiver{{Option: 1, Reason: "small", Owner: "Ada", Until: 20270630},
			{Option: 0, Reason: "later", Until: 20270701}},
		Recorded: &answers.Recorded{AsOf: 20261122, RulesetVersion: "1", RulesetDigest: "sha256:00", Status: "recommended",
			Stack: []string{"sqlite"}, Score: -9500, Cautions: []string{"sqlite"}},
	}
	same := []cmp.Option{cmpopts.EquateEmpty(), cmpopts.IgnoreFields(answers.Waiver{}, "Span")}
	if diff := cmp.Diff(want, got, same...); diff != "" {
		t.Errorf("sheet (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(full, string(answers.Write(p, got))); diff != "" {
		t.Errorf("written (-want +got):\n%s", diff)
	}
}

func TestReadProblems(t *testing.T) {
	p := compile(t)
	tests := map[string]struct {
		src  string
		want []string
	}{
		"unknown question":   {"[answers]\nmachins = 4\n[notes]\nbudged = \"x\"", []string{"2:1 unknown-question", "4:1 unknown-question"}},
		"unknown choice":     {"[answers]\nbudget = \"medum\"\nworkloads = [\"x\", \"containers\", \"y\"]", []string{"2:10 unknown-choice", "3:14 unknown-choice", "3:33 unknown-choice"}},
		"out of range":       {"[answers]\nmachines = 1001\nworkloads = []", []string{"2:12 out-of-range", "3:13 out-of-range"}},
		"too many choices":   {"[answers]\nworkloads = [\"containers\", \"big-data\", \"processes\"]", []string{"2:13 out-of-range"}},
		"text for number":    {"[answers]\nmachines = \"many\"\nmaintained = \"yes\"\nbudget = 3\nworkloads = \"containers\"\nextras = [1]", []string{"2:12 type-mismatch", "3:14 type-mismatch", "4:10 type-mismatch", "5:13 type-mismatch", "6:11 type-mismatch"}},
		"decimal number":     {"[answers]\nmachines = 4.0", []string{"2:12 type-mismatch"}},
		"repeated choice":    {"[answers]\nextras = [\"a\", \"a\"]", []string{"2:16 repeated-name"}},
		"does not apply":     {"[answers]\nmaintained = true\nbudget = \"low\"", []string{"3:1 not-applicable"}},
		"may apply":          {"[answers]\nbudget = \"low\"", nil},
		"unknown key":        {"titel = \"x\"", []string{"1:1 unknown-key"}},
		"no table":           {"answers = 3\nnotes = []\nweights = 1\nwaiver = {}\nrecorded = 2", []string{"1:11 type-mismatch", "2:9 type-mismatch", "3:11 type-mismatch", "4:10 type-mismatch", "5:12 type-mismatch"}},
		"weights":            {"[weights]\nfit = 1000.001\ncost = 0.1234\ncosts = 1\n", []string{"2:7 out-of-range", "3:8 out-of-range", "4:1 unknown-criterion"}},
		"weight is text":     {"[weights]\nfit = \"2\"\ncost = 1e3", []string{"2:7 type-mismatch", "3:8 out-of-range"}},
		"waiver":             {"[[waiver]]\noption = \"sqlit\"\nuntill = 2026-01-01", []string{"2:1 missing-key", "2:1 missing-key", "2:10 unknown-option", "3:1 unknown-key"}},
		"quoted date":        {"as_of = \"2026-11-22\"", []string{"1:9 type-mismatch"}},
		"escape in title":    {"title = \"a\\u001b[2J\"\nparticipants = [\"\u202e\"]\n[notes]\nbudget = \"\\u0007\"", []string{"1:11 control-character", "2:18 control-character", "4:11 control-character"}},
		"recorded":           {"[recorded]\nstatus = \"ok\"\nscore = 1.2345\nstack = \"x\"", []string{"2:10 unknown-value", "3:9 out-of-range", "4:9 type-mismatch"}},
		"open":               {"[open.machins]\nowner = \"x\"\n[open.budget]\nuntil = \"2026-12-01\"\nowners = \"x\"\nnote = 3\n[open]\nextras = \"x\"", []string{"1:7 unknown-question", "4:9 type-mismatch", "5:1 unknown-key", "6:8 type-mismatch", "8:10 type-mismatch"}},
		"links":              {"[links]\nmachins = \"https://x\"\nbudget = \"javascript:alert(1)\"\nextras = 3\nmachines = \"https://a b\"", []string{"2:1 unknown-question", "3:10 invalid-url", "4:10 type-mismatch", "5:12 invalid-url"}},
		"no open table":      {"open = 1\nlinks = []", []string{"1:8 type-mismatch", "2:9 type-mismatch"}},
		"syntax":             {"title = \n", []string{"1:9 syntax"}},
		"deep":               {"title = " + strings.Repeat("[", 65) + strings.Repeat("]", 65), []string{"1:73 too-deep"}},
		"unknown in a multi": {"[answers]\nworkloads = [\"unknown\"]", []string{"2:14 unknown-choice"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, list := read(t, p, tt.src)
			if diff := cmp.Diff(tt.want, places(list)); diff != "" {
				t.Errorf("problems (-want +got):\n%s%v", diff, list)
			}
			if (s == nil) != list.HasErrors() {
				t.Errorf("sheet %v with %v", s, list)
			}
		})
	}
}

func TestSet(t *testing.T) {
	p := compile(t)
	tests := []struct{ argument, want string }{
		{"workloads=x", `--set workloads=x:11: question "workloads" has no choice "x"; expected "containers", "big-data" or "processes"`},
		{"workloads= containers , big-datas", `--set workloads= containers , big-datas:25: question "workloads" has no choice "big-datas"; expected "containers", "big-data" or "processes"`},
		{"machine=4", `--set machine=4:1: rule set "shop" has no question "machine"; expected "workloads", "machines", "maintained", "budget" or "extras"`},
		{"machines=99999999999999999999", `--set machines=99999999999999999999:10: question "machines" takes a number from -5 to 1000, not 99999999999999999999`},
		{"machines=4.0", `--set machines=4.0:10: question "machines" (number) is answered with "4.0"; expected a whole number in digits`},
		{"maintained=y", `--set maintained=y:12: question "maintained" (yesno) is answered with "y"; expected "true", "false", "yes" or "no"`},
		{"workloads=[]", `--set workloads=[]:11: question "workloads" takes at least 1 choice, not 0`},
		{"workloads=containers,big-data", "3"}, {"machines=-5", "-5"}, {"maintained=yes", "1"}, {"maintained=false", "0"},
		{"budget=high", "2"}, {"extras=[]", "0"}, {"extras=b", "2"}, {"machines=", "none"}, {"machines=unknown", "none said"},
	}
	for _, tt := range tests {
		t.Run(tt.argument, func(t *testing.T) {
			s := answers.New(p)
			for i := range s.Values {
				s.Values[i] = 77
			}
			list := answers.Set(p, s, tt.argument)
			got := ""
			for _, d := range list {
				got = d.Span.String() + ": " + d.Message
			}
			for i, v := range s.Values {
				switch {
				case v == program.Unknown && s.SaidUnknown[i]:
					got = "none said"
				case v == program.Unknown:
					got = "none"
				case v != 77:
					got = fmt.Sprint(int64(v))
				}
			}
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestFill warns of answers by what all of them are, from the file and from
// flags.
func TestFill(t *testing.T) {
	p := compile(t)
	doc, _ := answers.Parse(&diag.File{Name: "a.toml", Data: []byte("[answers]\nmaintained = true\nbudget = \"low\"\n")})
	for _, tt := range []struct {
		doc  *answers.Document
		set  []string
		want string
	}{
		{doc, nil, "a.toml:3:1 not-applicable"},
		{doc, []string{"maintained=false"}, ""},
		{doc, []string{"budget="}, ""},
		{doc, []string{"budget=high"}, "--set budget=high:1 not-applicable"},
		{nil, []string{"budget=high", "maintained=true"}, "--set budget=high:1 not-applicable"},
		{doc, []string{"budget=x", "extras=y"}, "--set budget=x:8 unknown-choice --set extras=y:8 unknown-choice"},
	} {
		_, list := answers.Fill(p, tt.doc, answers.Flags{Set: tt.set, Weights: []string{"fit=2"}})
		var got []string
		for _, d := range list {
			got = append(got, d.Span.String()+" "+string(d.Code))
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%v: got %s, want %s", tt.set, got, tt.want)
		}
	}
}

func TestSetWeight(t *testing.T) {
	p := compile(t)
	s := answers.New(p)
	if list := answers.SetWeight(p, s, "cost=0.25"); len(list) > 0 || s.Weights[1] != 250 {
		t.Errorf("weights %v, %v", s.Weights, list)
	}
	for argument, want := range map[string]string{
		"cost=1e2": `--weight cost=1e2:6: the weight of "cost" must be written out, without an exponent`,
		"cost=one": `--weight cost=one:6: the weight of "cost" must be from 0 to 1000, with at most three decimals`,
		"cots=1":   `--weight cots=1:1: rule set "shop" has no criterion "cots"; expected "fit" or "cost"`,
	} {
		list := answers.SetWeight(p, s, argument)
		if len(list) != 1 || list[0].Span.String()+": "+list[0].Message != want {
			t.Errorf("%s: got %v", argument, list)
		}
	}
}

// TestRoundTrip writes random sheets and reads them back.
func TestRoundTrip(t *testing.T) {
	p := compile(t)
	const seed = 7
	rng := rand.New(rand.NewPCG(seed, 0))
	words := []string{"", "plain", "a\nb\n", "\n", "tab\t", `quote"s""" and \ back\n`, "ü💥", "trailing\\", `"`, "\"\"\"\n\""}
	word := func() string { return words[rng.IntN(len(words))] }
	for i := range 300 {
		s := answers.New(p)
		s.RuleSet, s.Title = "x"+word(), word()
		for range rng.IntN(3) {
			s.Participants = append(s.Participants, word())
		}
		s.AsOf = date.Date(20260101 + rng.IntN(28))
		sizes := []int{1, 1, 2, 3, 4}
		for q := range s.Values {
			s.Notes[q] = word()
			if s.SaidUnknown[q] = rng.IntN(4) == 0; s.SaidUnknown[q] || rng.IntN(3) == 0 {
				continue
			}
			s.Values[q] = program.Value(rng.IntN(sizes[q]))
		}
		s.Values[0], s.SaidUnknown[0] = program.Value(1+rng.IntN(6)), false
		s.Values[1], s.SaidUnknown[1] = program.Value(rng.IntN(1006)-5), false
		s.Weights[0] = int64(rng.IntN(1_000_001))
		for range rng.IntN(3) {
			s.Waivers = append(s.Waivers, answers.Waiver{Option: rng.IntN(2), Reason: word(), Owner: word(), Until: 20270101})
		}
		if rng.IntN(2) == 0 {
			s.Recorded = &answers.Recorded{AsOf: 20260102, Status: "infeasible", Score: int64(rng.IntN(1e6) - 5e5),
				Fired: strings.Fields(strings.Repeat("rule-with-a-name ", rng.IntN(9)))}
			for i := range rng.IntN(3) {
				s.Recorded.Points = append(s.Recorded.Points, answers.RecordedPoints{
					Rule: fmt.Sprint("rule-", i), Options: []answers.RecordedAmount{{Option: "a", Amount: int64(rng.IntN(1e6) - 5e5)}, {Option: "b-2", Amount: 1}},
				})
			}
		}
		text := answers.Write(p, s)
		got, list := read(t, p, string(text))
		if list.HasErrors() {
			t.Fatalf("seed %d, sheet %d: %v\n%s", seed, i, list, text)
		}
		if diff := cmp.Diff(s, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(answers.Waiver{}, "Span")); diff != "" {
			t.Fatalf("seed %d, sheet %d (-want +got):\n%s\n%s", seed, i, diff, text)
		}
	}
}

func TestWriteEscapes(t *testing.T) {
	p := compile(t)
	s := answers.New(p)
	s.Title = "a\x1b[2J\u202e\u009b\U000e0001"
	if got, want := string(answers.Write(p, s)), `title = "a\u001b[2J\u202e\u009b\U000e0001"`+"\n"; got != want {
		t.Errorf("got %s want %s", got, want)
	}
}
