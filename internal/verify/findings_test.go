package verify

import (
	"context"
	"regexp"
	"slices"
	"testing"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// base is a rule set without findings; the cases add to it. All that it says of
// "a" and "b" is symmetric, so that neither wins by itself.
const base = `format = 1

[ruleset]
id = "small"
version = "1.0.0"
title = { en = "Small", zh = "小" }

[[source]]
id = "book"
title = "Book"
checked = 2026-11-01

[[layer]]
id = "low"

[[option]]
id = "a"
layer = "low"

[[option]]
id = "b"
layer = "low"

[[question]]
id = "q"
prompt = "Which?"
kind = "single"
choices = [{ id = "x" }, { id = "y" }]

[[rule]]
id = "x-a"
when = { q = "x" }
points = { a = 3 }
source = "book"

[[rule]]
id = "y-b"
when = { q = "y" }
points = { b = 3 }
source = "book"
`

// cases has for each code a set that has the finding and one that nearly has it.
var cases = []struct {
	code        diag.Code
	has, nearly string
}{
	{code: diag.InfeasibleSheet,
		has:    "[[rule]]\nid = \"r\"\nwhen = { q = \"x\" }\nexclude = [\"a\"]\nrequire = [\"a\"]\nsource = \"book\"\n",
		nearly: "[[rule]]\nid = \"r\"\nwhen = { q = \"x\" }\nexclude = [\"a\"]\nrequire = [\"a\", \"b\"]\nsource = \"book\"\n"},
	{code: diag.ConflictingRequires,
		has:    rule("r1", `{ q = "x" }`, `require = ["a"]`) + rule("r2", `{ q = "x" }`, `require = ["b"]`),
		nearly: rule("r1", `{ q = "x" }`, `require = ["a"]`) + rule("r2", `{ q = "y" }`, `require = ["b"]`)},
	{code: diag.NoRecommendation,
		has:    rule("r", `{ q = "x" }`, `points = { a = -3 }`),
		nearly: rule("r", `{ q = "x" }`, `points = { a = -2 }`)},
	{code: diag.NeverFires,
		has:    yesno("n", `{ q = "x" }`) + rule("r", `{ n = true, q = "y" }`, `points = { a = 1 }`),
		nearly: yesno("n", `{ q = "x" }`) + rule("r", `{ n = true, q = "x" }`, `points = { a = 1 }`)},
	{code: diag.AlwaysFires,
		has:    rule("r", `{ q = ["x", "y"] }`, `points = { a = 1 }`),
		nearly: rule("r", `{ q = ["x"] }`, `points = { a = 1 }`)},
	{code: diag.NoEffect,
		has:    yesno("n", "") + rule("r", `{ n = true, q = "x" }`, `points = { b = 2 }`),
		nearly: yesno("n", "") + rule("r", `{ n = true, q = "x" }`, `points = { b = 4 }`)},
	{code: diag.NeverRecommended,
		has:    yesno("n", "") + option("c") + rule("r", `{ n = true, q = "x" }`, `points = { c = 2 }`),
		nearly: yesno("n", "") + option("c") + rule("r", `{ n = true, q = "x" }`, `points = { c = 4 }`)},
	{code: diag.AlwaysRecommended,
		has:    "[[layer]]\nid = \"high\"\n" + "[[option]]\nid = \"c\"\nlayer = \"high\"\n" + rule("r", "", `points = { c = 1 }`),
		nearly: "[[layer]]\nid = \"high\"\n" + "[[option]]\nid = \"c\"\nlayer = \"high\"\n" + rule("r", `{ q = "x" }`, `points = { c = 1 }`)},
	{code: diag.IrrelevantQuestion,
		has:    yesno("n", "") + rule("r", `{ n = true }`, `points = { a = 1, b = 1 }`),
		nearly: yesno("n", "") + rule("r", `{ n = true }`, `points = { a = 7, b = 1 }`)},
	{code: diag.IndistinctChoices,
		has:    colours + rule("r", `{ c = ["red", "green"] }`, `points = { a = 7 }`),
		nearly: colours + rule("r", `{ c = ["red"] }`, `points = { a = 7 }`) + rule("s", `{ c = ["green"] }`, `points = { b = 7 }`)},
	{code: diag.DuplicateRule,
		has:    rule("r", `{ not = { q = "y" } }`, `points = { a = 3 }`),
		nearly: rule("r", `{ not = { q = "y" } }`, `points = { a = 2 }`)},
	{code: diag.SubsumedRule,
		has:    yesno("n", "") + rule("r", `{ q = "x", n = true }`, `points = { a = 3 }`),
		nearly: yesno("n", "") + rule("r", `{ q = "y", n = true }`, `points = { a = 3 }`)},
	{code: diag.OppositeRules,
		has:    rule("r", `{ q = "x" }`, `points = { a = -3 }`),
		nearly: rule("r", `{ q = "y" }`, `points = { a = -3 }`)},
	{code: diag.Tie,
		has:    rule("r", `{ q = "x" }`, `points = { b = 3 }`),
		nearly: rule("r", `{ q = "x" }`, `points = { b = 4 }`)},
	{code: diag.UnbalancedEvidence,
		has:    rule("r", `{ q = "x" }`, `points = { a = 7 }`),
		nearly: rule("r", `{ q = "x" }`, `points = { a = 6 }`)},
	{code: diag.Unused,
		has:    "[[fact]]\nid = \"f\"\nwhen = { q = \"x\" }\n",
		nearly: "[[fact]]\nid = \"f\"\nwhen = { q = \"x\" }\n" + rule("r", `{ f = true }`, `points = { b = 4 }`)},
	{code: diag.UnsourcedRule,
		has:    "[[rule]]\nid = \"r\"\nwhen = { q = \"x\" }\npoints = { b = 4 }\n",
		nearly: rule("r", `{ q = "x" }`, `points = { b = 4 }`)},
	{code: diag.StaleSource,
		has:    source("2025-11-21"),
		nearly: source("2025-11-22")},
	{code: diag.MissingTranslation,
		has:    "[[fact]]\nid = \"f\"\nname = { en = \"F\" }\nwhen = { q = \"x\" }\n",
		nearly: "[[fact]]\nid = \"f\"\nname = \"F\"\nwhen = { q = \"x\" }\n"},
	{code: diag.UnusedAllowance,
		has:    rule("r", `{ q = "x" }`, "points = { b = 4 }\nallow = [{ code = \"no-effect\", because = \"So be it.\" }]"),
		nearly: rule("r", `{ q = "x" }`, "points = { b = 2 }\nallow = [{ code = \"no-effect\", because = \"So be it.\" }]")},
	{code: diag.BrokenInvariant,
		has:    invariant("i", "when = { q = \"x\" }\nstack = { any = [\"b\"] }"),
		nearly: invariant("i", "when = { q = \"y\" }\nstack = { any = [\"b\"] }")},
	{code: diag.Contradictory,
		has:    yesno("n", "") + rule("r", `{ n = true }`, `points = { b = 7 }`) + contradiction("c", `{ n = true }`) + contradiction("d", `{ not = { n = false } }`),
		nearly: yesno("n", "") + rule("r", `{ n = true }`, `points = { b = 7 }`) + contradiction("c", `{ n = true }`) + contradiction("d", `{ n = true, q = "x" }`)},
	{code: diag.IncompleteStack,
		has:    standing + rule("s", `{ n = ["c1", "c2"] }`, `exclude = ["@layer:low"]`),
		nearly: standing + rule("s", `{ n = ["c1", "c2", "c3"] }`, `exclude = ["@layer:low"]`)},
}

// standing has an option on top of others, and a question of 20 choices.
const standing = "[[layer]]\nid = \"high\"\n[[option]]\nid = \"c\"\nlayer = \"high\"\n" +
	"[[option]]\nid = \"d\"\nlayer = \"low\"\n" + "[[rule]]\nid = \"c\"\npoints = { c = 9 }\nsource = \"book\"\n" +
	"[[relation]]\nid = \"r\"\nfrom = \"c\"\nkind = \"conflicts\"\nto = [\"d\"]\n" +
	"[[question]]\nid = \"n\"\nprompt = \"Which?\"\nkind = \"single\"\nchoices = [" +
	`{ id = "c1" }, { id = "c2" }, { id = "c3" }, { id = "c4" }, { id = "c5" }, { id = "c6" }, { id = "c7" }, { id = "c8" }, ` +
	`{ id = "c9" }, { id = "c10" }, { id = "c11" }, { id = "c12" }, { id = "c13" }, { id = "c14" }, { id = "c15" }, ` +
	`{ id = "c16" }, { id = "c17" }, { id = "c18" }, { id = "c19" }, { id = "c20" }]` + "\n"

const colours = "[[question]]\nid = \"c\"\nprompt = \"Which colour?\"\nkind = \"single\"\nchoices = [{ id = \"red\" }, { id = \"green\" }, { id = \"blue\" }]\n"

func rule(id, when, effect string) string {
	if when != "" {
		when = "when = " + when + "\n"
	}
	return "[[rule]]\nid = \"" + id + "\"\n" + when + effect + "\nsource = \"book\"\n"
}

func invariant(id, claim string) string {
	return "[[invariant]]\nid = \"" + id + "\"\n" + claim + "\nbecause = \"So it is.\"\n"
}

func contradiction(id, when string) string {
	return "[[contradiction]]\nid = \"" + id + "\"\nwhen = " + when + "\nbecause = \"Not both.\"\n"
}

func yesno(id, askWhen string) string {
	if askWhen != "" {
		askWhen = "ask_when = " + askWhen + "\n"
	}
	return "[[question]]\nid = \"" + id + "\"\nprompt = \"Really?\"\nkind = \"yesno\"\n" + askWhen
}

func option(id string) string { return "[[option]]\nid = \"" + id + "\"\nlayer = \"low\"\n" }

func source(checked string) string {
	return "[[source]]\nid = \"paper\"\ntitle = \"Paper\"\nchecked = " + checked + "\n[[rule]]\nid = \"r\"\nwhen = { q = \"x\" }\npoints = { b = 4 }\nsource = \"paper\"\n"
}

func codesOf(t *testing.T, text string) []diag.Code {
	t.Helper()
	r, err := Verify(context.Background(), compile(t, []byte(text)), Options{Date: 20261122})
	if err != nil {
		t.Fatal(err)
	}
	var codes []diag.Code
	for _, x := range r.Findings {
		if x.Because == nil {
			codes = append(codes, x.Code)
		}
	}
	return codes
}

// TestFindings: each finding has a set that has it and one that nearly has it.
func TestFindings(t *testing.T) {
	if got := codesOf(t, base); len(got) > 0 {
		t.Fatalf("the base set has findings: %v", got)
	}
	for _, c := range cases {
		t.Run(string(c.code), func(t *testing.T) {
			if got := codesOf(t, base+"\n"+c.has); !slices.Contains(got, c.code) {
				t.Errorf("not found in the set that has it; found %v", got)
			}
			if got := codesOf(t, base+"\n"+c.nearly); slices.Contains(got, c.code) {
				t.Errorf("found in the set that nearly has it, beside %v", got)
			}
		})
	}
}

// TestEveryCodeIsShown: no code of verification is without its two sets.
func TestEveryCodeIsShown(t *testing.T) {
	shown := map[diag.Code]bool{}
	for _, c := range cases {
		shown[c.code] = true
	}
	for _, e := range diag.Explanations() {
		if e.Advice && !shown[e.Code] {
			t.Errorf("no set shows %s", e.Code)
		}
	}
}

// TestFindingsAreSpoken: every finding has its words in Chinese, beside ids and
// figures.
func TestFindingsAreSpoken(t *testing.T) {
	quoted, latin := regexp.MustCompile(`"[^"]*"`), regexp.MustCompile(`[a-z]{3}`)
	for _, c := range cases {
		r, err := Verify(context.Background(), compile(t, []byte(base+"\n"+c.has)), Options{Date: 20261122, Lang: lang.Chinese})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Findings {
			texts := []string{x.Message}
			for _, n := range x.Notes {
				texts = append(texts, n.Message)
			}
			for _, text := range texts {
				if latin.MatchString(quoted.ReplaceAllString(text, "")) {
					t.Errorf("%s: no Chinese for %q", x.Code, text)
				}
			}
		}
	}
}

// TestUnknownAllowance: an allowance with a misspelt code is told with the code
// that was meant.
func TestUnknownAllowance(t *testing.T) {
	text := base + "\n" + rule("r", `{ q = "x" }`, "points = { b = 2 }\nallow = [{ code = \"no-efect\", because = \"So be it.\" }]")
	r, err := Verify(context.Background(), compile(t, []byte(text)), Options{Date: 20261122})
	if err != nil {
		t.Fatal(err)
	}
	const want = `there is no finding "no-efect" to allow; did you mean "no-effect"?`
	if !slices.ContainsFunc(r.Findings, func(x Finding) bool { return x.Code == diag.UnusedAllowance && x.Message == want }) {
		t.Errorf("not told that the code is misspelt: %v", r.Findings)
	}
}
