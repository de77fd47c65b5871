package decision

import (
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

// set is a rule set in which each kind of change can be made with one edit.
const set = `
format = 1
[ruleset]
id = "t"
version = "1"
title = "T"
[[criterion]]
id = "fit"
[[criterion]]
id = "effort"
[[layer]]
id = "l"
[[layer]]
id = "m"
[[option]]
id = "a"
layer = "l"
[[option]]
id = "b"
layer = "l"
[[option]]
id = "c"
layer = "m"
[[question]]
id = "q"
prompt = "?"
kind = "single"
choices = [{ id = "x" }, { id = "y" }, { id = "z" }]
[[question]]
id = "supported"
prompt = "?"
kind = "yesno"
[[question]]
id = "n"
prompt = "?"
kind = "number"
max = 100
[[rule]]
id = "a-for-x"
when = { q = "x" }
points = { a = 3 }
[[rule]]
id = "b-always"
points = { b = 1 }
criterion = "effort"
[[rule]]
id = "only-supported"
when = { supported = true }
exclude = ["@unsupported"]
[[rule]]
id = "big"
when = { n = { at_least = 50 } }
points = { c = 2 }
[[lifecycle]]
id = "a-ends"
option = "a"
status = "retired"
since = 2024-05-01
`

// more is further entries of one version of the set.
func compile(t *testing.T, files ...string) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "t", Builtin: fstest.MapFS{"t.toml": {Data: []byte(strings.Join(files, "\n"))}}})
	if err != nil || p == nil {
		t.Fatal(err, list)
	}
	return p
}

func read(t *testing.T, p *program.Program, text string) *answers.Sheet {
	t.Helper()
	doc, list := answers.Parse(&diag.File{Name: "a.toml", Data: []byte(text)})
	if doc == nil {
		t.Fatal(list)
	}
	s, list := doc.Read(p)
	if s == nil {
		t.Fatal(list)
	}
	return s
}

func day(t *testing.T, s string) date.Date {
	t.Helper()
	d, err := date.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// record answers the sheet and records what p recommends for it on a day.
func record(t *testing.T, p *program.Program, text, on string) *answers.Sheet {
	t.Helper()
	s := read(t, p, text)
	r, err := recommend(p, s, day(t, on))
	if err != nil {
		t.Fatal(err)
	}
	s.Recorded = r.Record()
	return s
}

// told is a Cause without positions.
type told struct {
	Kind   CauseKind
	ID, On string
	Ends   bool
	Proven bool
	Joint  bool
}

func tell(list []Cause) []told {
	var out []told
	for _, c := range list {
		out = append(out, told{c.Kind, c.ID, c.On.String(), c.Ends, c.Proven, c.Joint})
	}
	return out
}

func TestCauses(t *testing.T) {
	const x = "[answers]\nq = \"x\"\n"
	relation := "[[relation]]\nid = \"a-needs-c\"\nfrom = \"a\"\nkind = \"requires\"\nto = [\"c\"]\nsince = 2024-03-01\n"
	against := "[[rule]]\nid = \"c-is-costly\"\npoints = { c = -9 }\n"
	for _, test := range []struct {
		name       string
		then, now  string
		answers    string
		edited     string // the answers now; "": as they were
		on, today  string
		want       []told
		unpointed  bool // recorded without points, as older versions did
		wantStands bool
	}{
		{name: "nothing changed", then: set, now: set, answers: x, on: "2024-01-01", today: "2025-01-01", wantStands: true},
		{
			name: "rules changed, advice did not",
			then: set, now: set + "# a comment\n", answers: x, on: "2024-01-01", today: "2025-01-01", wantStands: true,
		},
		{
			name: "an option is retired",
			then: set, now: set, answers: x + "supported = true\n", on: "2024-01-01", today: "2024-05-01",
			want: []told{{Kind: ByLifecycle, ID: "a-ends", On: "2024-05-01", Proven: true}},
		},
		{
			name: "an option is not retired yet",
			then: set, now: set, answers: x + "supported = true\n", on: "2024-05-01", today: "2024-04-30",
			want: []told{{Kind: ByLifecycle, ID: "a-ends", On: "2024-05-01", Proven: true}},
		},
		{
			name: "a relation begins to count",
			then: set + relation + against, now: set + relation + against, answers: x, on: "2024-01-01", today: "2025-01-01",
			want: []told{{Kind: ByRelation, ID: "a-needs-c", On: "2024-03-01", Proven: true}},
		},
		{
			name: "a relation ceases to count",
			then: set + relation + "until = 2024-06-30\n" + against, now: set + relation + "until = 2024-06-30\n" + against,
			answers: x, on: "2024-03-02", today: "2025-01-01",
			want: []told{{Kind: ByRelation, ID: "a-needs-c", On: "2024-07-01", Ends: true, Proven: true}},
		},
		{
			name: "a new rule excludes",
			then: set, now: set + "[[rule]]\nid = \"no-a\"\nexclude = [\"a\"]\n[[rule]]\nid = \"beside\"\npoints = { c = -1 }\n",
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByRuleFires, ID: "no-a", Proven: true}},
		},
		{
			name: "two new rules together",
			then: set, now: set + "[[rule]]\nid = \"r1\"\npoints = { b = 5 }\n[[rule]]\nid = \"r2\"\npoints = { b = 5 }\n[[rule]]\nid = \"r3\"\npoints = { c = -1 }\n",
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByRuleFires, ID: "r1", Proven: true, Joint: true}, {Kind: ByRuleFires, ID: "r2", Proven: true, Joint: true}},
		},
		{
			name: "a rule's condition changed",
			then: set, now: strings.Replace(set, `when = { q = "x" }`, `when = { q = "y" }`, 1), answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByRuleSilent, ID: "a-for-x", Proven: true}},
		},
		{
			name: "a rule is gone",
			then: set, now: strings.Replace(set, "[[rule]]\nid = \"a-for-x\"\nwhen = { q = \"x\" }\npoints = { a = 3 }\n", "", 1), answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByRuleGone, ID: "a-for-x", Proven: true}},
		},
		{
			name: "points changed",
			then: set, now: strings.Replace(set, "a = 3", "a = -3", 1), answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByPoints, ID: "a-for-x", Proven: true}},
		},
		{
			name: "points changed that were not recorded", unpointed: true,
			then: set, now: strings.Replace(set, "a = 3", "a = -3", 1), answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByRules}},
		},
		{
			name: "points of two rules changed", // each alone would leave a at least as good as b
			then: set, now: strings.NewReplacer("a = 3", "a = 2", "b = 1", "b = 3").Replace(set), answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByPoints, ID: "a-for-x", Proven: true}, {Kind: ByPoints, ID: "b-always", Proven: true}},
		},
		{
			name: "three new rules together, and a fourth that does not matter",
			then: set, now: set + "[[rule]]\nid = \"r1\"\npoints = { b = 3 }\n[[rule]]\nid = \"r2\"\npoints = { b = 3 }\n[[rule]]\nid = \"r3\"\npoints = { b = 3 }\n[[rule]]\nid = \"r4\"\npoints = { c = -1 }\n",
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{
				{Kind: ByRuleFires, ID: "r1", Proven: true, Joint: true}, {Kind: ByRuleFires, ID: "r2", Proven: true, Joint: true},
				{Kind: ByRuleFires, ID: "r3", Proven: true, Joint: true},
			},
		},
		{
			name: "a criterion weighs more",
			then: set, now: strings.Replace(set, "id = \"effort\"", "id = \"effort\"\nweight = 4.5", 1), answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByPoints, ID: "b-always", Proven: true}},
		},
		{
			name: "another rule of the group fires",
			then: strings.Replace(set, "points = { a = 3 }", "points = { a = 3 }\ngroup = \"g\"", 1),
			now: strings.Replace(set, "points = { a = 3 }", "points = { a = 3 }\ngroup = \"g\"", 1) +
				"[[rule]]\nid = \"worse\"\npoints = { a = -5 }\ngroup = \"g\"\n",
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByRuleFires, ID: "worse", Proven: true}},
		},
		{
			name: "a new relation",
			then: set + against, now: set + against + "[[relation]]\nid = \"a-needs-c\"\nfrom = \"a\"\nkind = \"requires\"\nto = [\"c\"]\n",
			answers: x, on: "2024-01-01", today: "2025-01-01",
			want: []told{{Kind: ByRelation, ID: "a-needs-c", Proven: true}},
		},
		{
			name: "a new conflict",
			then: set, now: set + "[[relation]]\nid = \"a-or-c\"\nfrom = \"a\"\nkind = \"conflicts\"\nto = [\"c\"]\n",
			answers: x + "n = 60\n", on: "2024-01-01", today: "2025-01-01",
			want: []told{{Kind: ByRelation, ID: "a-or-c", Proven: true}},
		},
		{
			name: "a lifecycle that is told late",
			then: set, now: set + "[[lifecycle]]\nid = \"a-ended\"\noption = \"a\"\nstatus = \"retired\"\nsince = 2023-05-01\n",
			answers: x + "supported = true\n", on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByLifecycle, ID: "a-ended", On: "2023-05-01", Proven: true}},
		},
		{
			name: "a rule excludes more",
			then: set, now: strings.Replace(set, "points = { b = 1 }", "points = { b = 1 }\nexclude = [\"a\"]", 1),
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByConstraint, ID: "b-always", Proven: true}},
		},
		{
			name: "a rule excludes what is unsupported",
			then: set, now: strings.Replace(set, "points = { b = 1 }", "points = { b = 1 }\nexclude = [\"@unsupported\"]", 1),
			answers: x, on: "2024-06-01", today: "2024-06-02",
			want: []told{{Kind: ByConstraint, ID: "b-always", Proven: true}},
		},
		{
			name: "a rule requires",
			then: set, now: strings.Replace(set, "points = { b = 1 }", "points = { b = 1 }\nrequire = [\"c\"]", 1),
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByConstraint, ID: "b-always", Proven: true}},
		},
		{
			name: "something that is not recorded",
			then: set, now: strings.Replace(set, "id = \"a\"\nlayer = \"l\"", "id = \"a\"\nlayer = \"m\"", 1),
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByRules}},
		},
		{
			name: "an option is gone",
			then: set, now: strings.NewReplacer("id = \"a\"\n", "id = \"d\"\n", "a = 3", "d = 3", "option = \"a\"", "option = \"d\"").Replace(set),
			answers: x, on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByOptionGone, ID: "a", Proven: true}, {Kind: ByPoints, ID: "a-for-x"}},
		},
		{
			name: "the answers were edited",
			then: set, now: set, answers: x, edited: "[answers]\nq = \"y\"\n", on: "2024-01-01", today: "2024-01-02",
			want: []told{{Kind: ByAnswers}},
		},
		{
			name: "a rule and then a date",
			then: set, now: set + "[[rule]]\nid = \"more\"\npoints = { c = 1 }\n", answers: x + "supported = true\n", on: "2024-01-01", today: "2025-01-01",
			want: []told{{Kind: ByRuleFires, ID: "more", Proven: true}, {Kind: ByLifecycle, ID: "a-ends", On: "2024-05-01", Proven: true}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			then := record(t, compile(t, test.then), test.answers, test.on)
			now := compile(t, test.now)
			if test.edited == "" {
				test.edited = test.answers
			}
			sheet := read(t, now, test.edited)
			sheet.Recorded = then.Recorded
			if test.unpointed {
				sheet.Recorded.Points = nil
			}
			got, err := Check(now, sheet, day(t, test.today))
			if err != nil {
				t.Fatal(err)
			}
			if got.Changed == test.wantStands {
				t.Errorf("Changed = %v", got.Changed)
			}
			if want := test.then != test.now; got.RulesChanged != want {
				t.Errorf("RulesChanged = %v, want %v", got.RulesChanged, want)
			}
			if diff := cmp.Diff(test.want, tell(got.Causes)); diff != "" {
				t.Errorf("causes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCautionsAndWaivers(t *testing.T) {
	p := compile(t, set)
	waiver := func(until string) string {
		return "[[waiver]]\noption = \"a\"\nreason = \"r\"\nuntil = " + until + "\n"
	}
	for _, test := range []struct {
		name                 string
		waivers              string
		today                string
		newCautions          int
		days                 []int
		attention, overNeeds bool
	}{
		{name: "no caution yet", today: "2024-04-30"},
		{name: "a new caution", today: "2024-05-01", newCautions: 1, attention: true},
		{name: "waived for long", waivers: waiver("2025-01-01"), today: "2024-05-01", newCautions: 1, attention: true},
		{name: "90 days left", waivers: waiver("2024-07-30"), today: "2024-05-01", newCautions: 1, days: []int{90}, attention: true},
		{name: "91 days left", waivers: waiver("2024-07-31"), today: "2024-05-01", newCautions: 1, attention: true},
		{name: "last day", waivers: waiver("2024-05-01"), today: "2024-05-01", newCautions: 1, days: []int{0}, attention: true},
		{name: "over", waivers: waiver("2024-05-01"), today: "2024-05-02", newCautions: 1, days: []int{-1}, attention: true, overNeeds: true},
		{name: "over but renewed", waivers: waiver("2024-05-01") + waiver("2025-05-01"), today: "2024-05-02", newCautions: 1, attention: true},
		{name: "over and not needed", waivers: waiver("2024-03-01"), today: "2024-04-01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			sheet := record(t, p, "[answers]\nq = \"x\"\n"+test.waivers, "2024-01-01")
			got, err := Check(p, sheet, day(t, test.today))
			if err != nil {
				t.Fatal(err)
			}
			var days []int
			over := false
			for _, x := range got.Waivers {
				days = append(days, x.Days)
				over = over || x.Over() && x.Needed
			}
			if diff := cmp.Diff(test.days, days); diff != "" || len(got.NewCautions) != test.newCautions || got.Attention() != test.attention || over != test.overNeeds {
				t.Errorf("days (-want +got): %s new cautions %d, attention %v, over %v", diff, len(got.NewCautions), got.Attention(), over)
			}
		})
	}
}

// TestPastBreaks: what makes the recorded stack impossible is told, not a gap.
func TestPastBreaks(t *testing.T) {
	const sheet = "[answers]\nq = \"x\"\nn = 60\n" // a and c
	then := compile(t, set)
	for name, test := range map[string]struct {
		now  string
		want Past
	}{
		"conflict":     {set + "[[relation]]\nid = \"r\"\nfrom = \"a\"\nkind = \"conflicts\"\nto = [\"c\"]\n", Past{Relations: []int{0}}},
		"need":         {set + "[[relation]]\nid = \"r\"\nfrom = \"a\"\nkind = \"requires\"\nto = [\"b\"]\n", Past{Relations: []int{0}}},
		"requirement":  {set + "[[rule]]\nid = \"b-please\"\nrequire = [\"b\"]\n", Past{Requires: []int{4}}},
		"filled twice": {strings.Replace(set, "id = \"c\"\nlayer = \"m\"", "id = \"c\"\nlayer = \"l\"", 1), Past{Twice: []int{0}}},
		"left empty":   {strings.Replace(set, "[[option]]", "[[layer]]\nid = \"k\"\nrequired = true\n[[option]]\nid = \"d\"\nlayer = \"k\"\n[[option]]", 1), Past{Empty: []int{2}}},
	} {
		s := read(t, compile(t, test.now), sheet)
		s.Recorded = record(t, then, sheet, "2024-01-01").Recorded
		got, err := Check(compile(t, test.now), s, day(t, "2024-01-01"))
		if err != nil {
			t.Fatal(err)
		}
		if got.Past == nil || got.Past.Possible() {
			t.Errorf("%s: %+v", name, got.Past)
			continue
		}
		broken := Past{Relations: got.Past.Relations, Requires: got.Past.Requires, Empty: got.Past.Empty, Twice: got.Past.Twice}
		if diff := cmp.Diff(test.want, broken, cmpopts.IgnoreUnexported(Past{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestPast(t *testing.T) {
	then := compile(t, set)
	sheet := record(t, then, "[answers]\nq = \"x\"\n", "2024-01-01")
	now := compile(t, set+"[[rule]]\nid = \"b-more\"\npoints = { b = 5 }\n")
	sheet.Values = read(t, now, "[answers]\nq = \"x\"\n").Values
	got, err := Check(now, sheet, day(t, "2024-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	want := &Past{Score: 3000, Gap: 3000, Rules: []RuleGap{{4, 5000}, {0, -3000}, {1, 1000}}}
	if diff := cmp.Diff(want, got.Past, cmpopts.IgnoreUnexported(Past{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
