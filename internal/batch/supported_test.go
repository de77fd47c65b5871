package batch

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
)

// ending is a rule set with a stack that has ended, and one for which nothing that
// is supported can take its place.
const ending = `format = 1
[ruleset]
id = "r"
version = "1"
title = "R"
knowledge_until = 2025-12-31
continued_by = "s"
[[layer]]
id = "l"
[[layer]]
id = "m"
[[option]]
id = "old"
layer = "l"
[[option]]
id = "new"
layer = "l"
[[option]]
id = "only"
layer = "m"
[[question]]
id = "use"
prompt = "Use?"
kind = "single"
choices = [{ id = "a" }, { id = "b" }, { id = "c" }]
[[question]]
id = "none"
prompt = "None?"
kind = "yesno"
[[contradiction]]
id = "use-of-none"
when = { use = ["a", "b", "c"], none = true }
because = "What is not used is not used for something."
[[rule]]
id = "a"
when = { use = "a" }
points = { old = 3, new = 2 }
[[rule]]
id = "b"
when = { use = "b" }
points = { new = 2 }
[[rule]]
id = "c"
when = { use = "c" }
require = ["only"]
[[lifecycle]]
id = "old-ended"
option = "old"
status = "retired"
since = 2026-01-15
[[lifecycle]]
id = "only-ended"
option = "only"
status = "active"
since = 2020-01-01
until = 2026-02-01
`

const endingRows = "use,none\na,\na,yes\nb,no\nc,\nx,\n"

func engineOf(t *testing.T, text string) *engine.Engine {
	t.Helper()
	files := fstest.MapFS{"r.toml": {Data: []byte(text)}}
	p, list, err := load.Load(load.Request{Name: "r.toml", Builtin: files, Open: files.Open})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	return engine.New(p, engine.Config{Date: 20261122})
}

// TestSupportedStack: the table has what can be built beside what is recommended,
// and what the answers contradict, in both formats.
func TestSupportedStack(t *testing.T) {
	e := engineOf(t, ending)
	out, _, err := run(t, &Job{Engine: e}, endingRows)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out, "\n")
	want := []string{
		"use,none,status,stack,supported_stack,score,margin,alternative,unsupported,contradictions,error",
		"a,,recommended,old,new,3,1,new,old,,",
		"a,yes,recommended,old,new,3,1,new,old,use-of-none,",
		"b,no,recommended,new,new,2,,,,,",
		"c,,recommended,only,,0,,,only,,",
	}
	if diff := cmp.Diff(want, lines[:5]); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
	out, _, err = run(t, &Job{Engine: e, OutAs: JSONL}, endingRows)
	if err != nil {
		t.Fatal(err)
	}
	lines = strings.Split(out, "\n")
	for i, want := range []string{
		`"stack":["old"],"supported_stack":["new"],"score":3,"margin":1,"alternative":["new"],"unsupported":["old"],"contradictions":[],"error":null`,
		`"unsupported":["old"],"contradictions":["use-of-none"],"error":null`,
		`"stack":["new"],"supported_stack":["new"],"score":2,"margin":null`,
		`"stack":["only"],"supported_stack":[],"score":0`,
		`"stack":null,"supported_stack":null,"score":null`,
	} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d of JSON: %s lacks %s", i+1, lines[i], want)
		}
	}
}

// TestSupportedStandards: standards are chosen among what can be built, and the
// summary has both.
func TestSupportedStandards(t *testing.T) {
	e := engineOf(t, ending)
	_, r, err := run(t, &Job{Engine: e, Spool: tempFile(t)}, endingRows)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSummary(r, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	if want := []SummaryStack{{[]string{"old"}, 2, 500_000}, {[]string{"new"}, 1, 250_000}, {[]string{"only"}, 1, 250_000}}; cmp.Diff(want, s.Stacks) != "" {
		t.Errorf("stacks %v, want %v", s.Stacks, want)
	}
	if want := []SummaryStack{{[]string{"new"}, 3, 1_000_000}}; cmp.Diff(want, s.SupportedStacks) != "" {
		t.Errorf("supported stacks %v, want %v", s.SupportedStacks, want)
	}
	if got := s.Standards.Choices; len(got) != 1 || got[0].Served != 3 || cmp.Diff([][]string{{"new"}}, got[0].Stacks) != "" {
		t.Errorf("standards %+v, want new for 3", got)
	}
	if s.SupportedStatus != (SummaryStatus{Recommended: 3, Infeasible: 1}) || s.Contradictory != 1 {
		t.Errorf("%+v can be built, %d contradict", s.SupportedStatus, s.Contradictory)
	}
	for tag, want := range map[string][]string{
		"en": {"The knowledge of these rules ends on 2025-12-31.", "\nWhat the guidance says\n", "\nWhat can be built today\n", "1 with answers that contradict each other",
			"for 1 sheet, no supported stack is recommended", "Only what can be built today is a candidate"},
		"zh": {"这套规则的知识截至 2025-12-31", "\n规则所推荐的\n", "\n如今能搭建的\n", "1 回答自相矛盾", "1 份答卷没有仍受支持的技术栈可推荐", "候选的只有如今能搭建的技术栈"},
	} {
		var text, page bytes.Buffer
		if err := s.WriteText(&text, e, tag, 300); err != nil {
			t.Fatal(err)
		}
		if err := s.WriteHTML(&page, e, tag); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(text.String(), w) {
				t.Errorf("%s: the text lacks %q:\n%s", tag, w, text.String())
			}
			if w = strings.Trim(w, "\n"); !strings.HasPrefix(w, "1 ") && !strings.Contains(page.String(), w) {
				t.Errorf("%s: the page lacks %q", tag, w)
			}
		}
	}
}
