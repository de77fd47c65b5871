package report_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/load"
	"stackadvisor/internal/report"
	"stackadvisor/rules"
)

// TestRulebook: the page of each built-in set names every question, option,
// rule and source, in both languages and formats.
func TestRulebook(t *testing.T) {
	for _, id := range rules.Names() {
		for _, tag := range []string{"en", "zh"} {
			p, list, err := load.Load(load.Request{Name: id, Builtin: rules.FS})
			if err != nil || list.HasErrors() {
				t.Fatal(list, err)
			}
			b := report.NewRulebook(p, tag)
			var markdown, html strings.Builder
			if err := b.WriteMarkdown(&markdown); err != nil {
				t.Fatal(err)
			}
			if err := b.WriteHTML(&html); err != nil {
				t.Fatal(err)
			}
			var ids []string
			for i := range p.Questions {
				ids = append(ids, p.Questions[i].ID)
			}
			for i := range p.Options {
				ids = append(ids, p.Options[i].ID)
			}
			for i := range p.Rules {
				ids = append(ids, p.Rules[i].ID)
			}
			for i := range p.Sources {
				ids = append(ids, p.Sources[i].ID)
			}
			for _, id := range ids {
				if !strings.Contains(markdown.String(), "| "+id+" |") {
					t.Errorf("%s, Markdown: no row for %q", tag, id)
				}
				if !strings.Contains(html.String(), "<td>"+id+"</td>") {
					t.Errorf("%s, HTML: no row for %q", tag, id)
				}
			}
		}
	}
}

// TestHostileRulebook: what a rule set says is text on the page, and stays in
// its cell.
func TestHostileRulebook(t *testing.T) {
	const evil = `</td><script>alert(1)</script> | ![x](javascript:alert(1))`
	text := "format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"" + evil + "\"\n" +
		"[[source]]\nid = \"s\"\ntitle = \"" + evil + "\"\nurl = \"https://example.org/a\"\n" +
		"[[layer]]\nid = \"l\"\nname = \"" + evil + "\"\n[[option]]\nid = \"o\"\nname = \"" + evil + "\"\nlayer = \"l\"\n" +
		"[[question]]\nid = \"q\"\nprompt = \"" + evil + "\"\nkind = \"yesno\"\n" +
		"[[rule]]\nid = \"r\"\nwhen = { q = true }\npoints = { o = 1 }\nbecause = \"" + evil + "\"\nsource = \"s\"\n"
	p, list, err := load.Load(load.Request{Name: "x", Builtin: fstest.MapFS{"x.toml": {Data: []byte(text)}}})
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	b := report.NewRulebook(p, "en")
	var markdown, html strings.Builder
	if err := b.WriteMarkdown(&markdown); err != nil {
		t.Fatal(err)
	}
	if err := b.WriteHTML(&html); err != nil {
		t.Fatal(err)
	}
	escaped := regexp.MustCompile(`\\.`) // in Markdown what stands behind a backslash is a text
	for name, page := range map[string]string{"Markdown": escaped.ReplaceAllString(markdown.String(), ""), "HTML": html.String()} {
		if strings.Contains(page, "<script") || name == "Markdown" && strings.Contains(page, "![") || strings.Contains(page, "](") && name == "Markdown" {
			t.Errorf("%s lets through what a rule set says:\n%s", name, page)
		}
	}
	for line := range strings.Lines(markdown.String()) {
		if row, ok := strings.CutPrefix(line, "| r |"); ok {
			if cells := strings.Count(strings.ReplaceAll(row, `\|`, ""), "|"); cells != 4 {
				t.Errorf("the rule has %d cells: %s", cells, line)
			}
		}
	}
}

// TestRulebookCounting: the page says how points add up, by criterion and group,
// where a set has such; without them nobody could add them up.
func TestRulebookCounting(t *testing.T) {
	const text = "format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n" +
		"[[criterion]]\nid = \"fit\"\n[[criterion]]\nid = \"cost\"\nname = \"Price\"\n" +
		"[[layer]]\nid = \"l\"\n[[option]]\nid = \"o\"\nlayer = \"l\"\n[[layer]]\nid = \"m\"\n[[option]]\nid = \"p\"\nlayer = \"m\"\n" +
		"[[rule]]\nid = \"r\"\ncriterion = \"cost\"\ngroup = \"base\"\npoints = { o = 5 }\n" +
		"[[rule]]\nid = \"s\"\npoints = { p = 2 }\n[[rule]]\nid = \"v\"\nexclude = [\"p\"]\n"
	p, list, err := load.Load(load.Request{Name: "x", Builtin: fstest.MapFS{"x.toml": {Data: []byte(text)}}})
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	var page strings.Builder
	if err := report.NewRulebook(p, "en").WriteMarkdown(&page); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		"| Rule | Condition | o | Criterion | Group | Because | Source |", "| r | always | +5 | Price | base |  |  |",
		"| Rule | Condition | p | Criterion | Because | Source |", "| s | always | +2 | fit |  |  |", "| v | always | out |  |  |  |",
	} {
		if !strings.Contains(page.String(), row+"\n") {
			t.Errorf("no row %q in\n%s", row, page.String())
		}
	}
}

// TestRulebookSpeaks: kinds of relations and states of lifecycles are words of the
// page's language.
func TestRulebookSpeaks(t *testing.T) {
	p, list, err := load.Load(load.Request{Name: "platform", Builtin: rules.FS})
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	var page strings.Builder
	if err := report.NewRulebook(p, "zh").WriteMarkdown(&page); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"| requires |", "| conflicts |", "| retired |"} {
		if strings.Contains(page.String(), word) {
			t.Errorf("the Chinese page has %q", word)
		}
	}
	for _, word := range []string{"| 需要 |", "| 已退役 |"} {
		if !strings.Contains(page.String(), word) {
			t.Errorf("the Chinese page lacks %q", word)
		}
	}
}
