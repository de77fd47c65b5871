package report_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stackadvisor/internal/report"
)

// TestMADRRules holds the records against what the MADR organisation's linter
// asks of a file (MADR01 to MADR07, MADR21, MADR31; names are MADR44).
func TestMADRRules(t *testing.T) {
	for _, name := range cases {
		for _, tag := range []string{"en", "zh"} {
			var b bytes.Buffer
			decision := report.Decision{Status: "accepted", Supersedes: []report.Link{{Number: 3, File: "0003-x.md"}}, Directory: "docs/my decisions"}
			if err := explain(t, name).WriteMADR(&b, tag, decision); err != nil {
				t.Fatal(err)
			}
			for _, problem := range lintMADR(b.String()) {
				t.Errorf("%s %s: %s", name, tag, problem)
			}
		}
	}
}

// TestLintMADR: the linter of this test sees what it should.
func TestLintMADR(t *testing.T) {
	good := "---\nstatus: x\n---\n\n# T\n\n## Context and Problem Statement\n\nc\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\nChosen option: \"a\", because b.\n\n### Consequences\n\n* c\n"
	if problems := lintMADR(good); len(problems) > 0 {
		t.Error(problems)
	}
	for edit, want := range map[[2]string]string{
		{"# T\n", "T\n"}:                                "MADR01a",
		{"## Considered", "## Imagined"}:                "MADR01c",
		{"\nc\n\n## Cons", "\n## Cons"}:                 "MADR02",
		{"Chosen option:", "We chose"}:                  "MADR03a",
		{"\nChosen", "\nText.\n\nChosen"}:               "MADR03b",
		{", because b", ""}:                             "MADR04",
		{"## Context", "# Context"}:                     "MADR05",
		{"## Decision Outcome", "### Decision Outcome"}: "MADR06",
		{"* a", "- a"}:                                  "MADR31",
		{"status: x\n---", "status: x"}:                 "MADR21",
	} {
		bad := strings.Replace(good, edit[0], edit[1], 1)
		if problems := lintMADR(bad); !slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, want) }) {
			t.Errorf("%q for %q: %v, want %s", edit[1], edit[0], problems, want)
		}
	}
}

type madrHeading struct {
	level int
	title string
	body  string // up to the next heading of any level
}

var headingLine = regexp.MustCompile(`^(#{1,6}) (.+)$`)

func lintMADR(text string) (problems []string) {
	complain := func(rule, format string, args ...any) {
		problems = append(problems, rule+": "+fmt.Sprintf(format, args...))
	}
	front, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !ok || !strings.HasPrefix(text, "---\n") || strings.Contains(front, "\t") {
		complain("MADR21", "the front matter is broken")
		body = text
	}
	var list []madrHeading
	fence := ""
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "```") {
			if mark := line[:len(line)-len(strings.TrimLeft(line, "`"))]; fence == "" {
				fence = mark
			} else if line == fence {
				fence = ""
			}
		}
		if m := headingLine.FindStringSubmatch(line); m != nil && fence == "" {
			list = append(list, madrHeading{level: len(m[1]), title: m[2]})
			continue
		}
		if fence == "" && regexp.MustCompile(`^\s*[-+] `).MatchString(line) {
			complain("MADR31", "list marker in %q", line)
		}
		if len(list) > 0 {
			list[len(list)-1].body += line + "\n"
		}
	}
	if fence != "" {
		complain("MADR02", "a block of code does not end")
	}
	lintHeadings(list, complain)
	return problems
}

func lintHeadings(list []madrHeading, complain func(rule, format string, args ...any)) {
	at := func(title string) int {
		return slices.IndexFunc(list, func(h madrHeading) bool { return h.title == title })
	}
	if len(list) == 0 || list[0].level != 1 {
		complain("MADR01a", "no title")
	}
	levels := map[string]int{
		"Context and Problem Statement": 2, "Considered Options": 2, "Decision Outcome": 2,
		"Decision Drivers": 2, "Pros and Cons of the Options": 2, "More Information": 2, "Consequences": 3, "Confirmation": 3,
	}
	for title, rule := range map[string]string{"Context and Problem Statement": "MADR01b", "Considered Options": "MADR01c", "Decision Outcome": "MADR01d"} {
		if at(title) < 0 {
			complain(rule, "no section %q", title)
		}
	}
	parent := ""
	for i, h := range list {
		if h.level == 2 {
			parent = h.title
		}
		if want, ok := levels[h.title]; ok && want != h.level {
			complain("MADR06", "%q has level %d", h.title, h.level)
		}
		if (h.title == "Consequences" || h.title == "Confirmation") && parent != "Decision Outcome" {
			complain("MADR07", "%q stands under %q", h.title, parent)
		}
		if i > 0 && h.level == 1 {
			complain("MADR05", "%q is a second title", h.title)
		}
		nested := i+1 < len(list) && list[i+1].level > h.level
		if strings.TrimSpace(h.body) == "" && !nested {
			complain("MADR02", "section %q is empty", h.title)
		}
	}
	if i := at("Decision Outcome"); i >= 0 {
		chosen := strings.Index(list[i].body, "Chosen option:")
		switch {
		case chosen < 0:
			complain("MADR03a", "no chosen option")
		case !strings.HasPrefix(strings.TrimSpace(list[i].body), "Chosen option:"):
			complain("MADR03b", "the chosen option does not come first")
		case !regexp.MustCompile(`(?m)Chosen option: ".+", because \S`).MatchString(list[i].body):
			complain("MADR04", "no rationale")
		}
	}
}
