package report_test

import (
	"fmt"
	"strings"
	"testing"

	"stackadvisor/internal/report"
)

// layerRules is a rule set with two layers, the upper one empty unless some rule
// fills it.
const layerRules = `format = 1
[ruleset]
id = "r"
version = "1"
title = "R"
[[layer]]
id = "below"
[[layer]]
id = "above"
[[option]]
id = "base"
layer = "below"
[[option]]
id = "roof"
layer = "above"
[[option]]
id = "tent"
layer = "above"
[[question]]
id = "a"
prompt = "A?"
kind = "yesno"
[[question]]
id = "b"
prompt = "B?"
kind = "yesno"
[[question]]
id = "c"
prompt = "C?"
kind = "yesno"
ask_when = { b = true }
[[rule]]
id = "always"
points = { base = 1 }
`

// TestDecidedBy: a layer is open where an answer can fill it, and the questions
// that do are named, the best first.
func TestDecidedBy(t *testing.T) {
	for _, c := range []struct{ name, rules, answers, want string }{
		{"nothing waits", ``, ``, "[]"},
		{"one answer fills it", rule("x", "{ a = true }", "points = { roof = 2 }"), ``, "[a]"},
		{"it was answered", rule("x", "{ a = true }", "points = { roof = 2 }"), "a = false", "[]"},
		{"it was said to be unknown", rule("x", "{ a = true }", "points = { roof = 2 }"), `a = "unknown"`, "[a]"},
		{"one requires it", rule("x", "{ a = true }", `require = ["roof", "tent"]`), ``, "[a]"},
		{"points against it", rule("x", "{ a = true }", "points = { roof = -2 }"), ``, "[]"},
		{"too few points", rule("x", "{ a = true }", "points = { roof = 2 }") + rule("y", "{}", "points = { roof = -3, tent = -3 }"), ``, "[]"},
		{"it is excluded", rule("x", "{ a = true }", "points = { roof = 2 }") + rule("y", "{}", `exclude = ["roof"]`), ``, "[]"},
		{"both must be answered", rule("x", "{ a = true, b = true }", "points = { roof = 2 }"), ``, "[a b]"},
		{"one of both is", rule("x", "{ a = true, b = true }", "points = { roof = 2 }"), `b = true`, "[a]"},
		{"alone before together", rule("x", "{ a = true, b = true }", "points = { roof = 2 }") + rule("y", "{ b = false }", "points = { tent = 1 }"), ``, "[b]"},
		{"more rules first", rule("x", "{ a = true }", "points = { roof = 2 }") + rule("y", "{ b = true }", "points = { tent = 1 }") +
			rule("z", "{ b = false }", "points = { tent = 1 }"), ``, "[b a]"},
		{"what asks it first", rule("x", "{ c = true }", "points = { roof = 2 }"), ``, "[b c]"},
	} {
		rules := layerRules + c.rules
		rules = strings.ReplaceAll(rules, "when = {}\n", "")
		d := documentOf(t, rules, c.answers)
		if got := fmt.Sprint(d.Layers[1].DecidedBy); got != c.want {
			t.Errorf("%s: decided by %v, want %s", c.name, got, c.want)
		}
		if got := d.Layers[0].DecidedBy; len(got) > 0 || got == nil {
			t.Errorf("%s: the filled layer is decided by %#v", c.name, got)
		}
	}
}

func rule(id, when, does string) string {
	return fmt.Sprintf("[[rule]]\nid = %q\nwhen = %s\n%s\n", id, when, does)
}

// documentOf recommends for answers, with a rule set that has no file.
func documentOf(t *testing.T, rules, given string) *report.Document {
	t.Helper()
	r, sheet := resultBy(t, rules, "ruleset = \"r.toml\"\nas_of = 2026-11-22\n[answers]\n"+given)
	return report.New(r, sheet, report.Settings{Program: "1.2.3"})
}
