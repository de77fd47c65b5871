package synthetic

import (
	"fmt"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/ruleset"
)

// TOML writes a set of this package as a rule-set file.
func TOML(r *check.Resolved) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "format = 1\n[ruleset]\nid = %q\nversion = %q\ntitle = \"Synthetic\"\n", r.ID, r.Version)
	for _, l := range r.Layers {
		fmt.Fprintf(&b, "[[layer]]\nid = %q\n", l.ID)
	}
	for _, o := range r.Options {
		fmt.Fprintf(&b, "[[option]]\nid = %q\nlayer = %q\n", o.ID, r.Layers[o.Layers[0]].ID)
	}
	for i := range r.Questions {
		writeQuestion(&b, &r.Questions[i])
	}
	for i := range r.Rules {
		writeRule(&b, r, &r.Rules[i])
	}
	for _, n := range r.Relations {
		fmt.Fprintf(&b, "[[relation]]\nid = %q\nfrom = %q\nkind = %q\nto = [%q]\n", n.ID, r.Options[n.From[0]].ID, n.Kind, r.Options[n.To[0]].ID)
	}
	return []byte(b.String())
}

func writeQuestion(b *strings.Builder, q *check.Question) {
	fmt.Fprintf(b, "[[question]]\nid = %q\nprompt = \"?\"\nkind = %q\n", q.ID, q.Kind)
	if q.Kind == ruleset.Number {
		fmt.Fprintf(b, "max = %d\n", q.Max)
	}
	if len(q.Choices) > 0 {
		b.WriteString("choices = [")
		for _, c := range q.Choices {
			fmt.Fprintf(b, "{ id = %q },", c.ID)
		}
		b.WriteString("]\n")
	}
}

func writeRule(b *strings.Builder, r *check.Resolved, rule *check.Rule) {
	var tests, points []string
	for _, c := range rule.When.Sub {
		tests = append(tests, r.Questions[c.Test.Question].ID+" = "+value(&r.Questions[c.Test.Question], c.Test))
	}
	for _, p := range rule.Points {
		points = append(points, fmt.Sprintf("%s = %d", r.Options[p.Option].ID, p.Value))
	}
	fmt.Fprintf(b, "[[rule]]\nid = %q\nwhen = { %s }\npoints = { %s }\n", rule.ID, strings.Join(tests, ", "), strings.Join(points, ", "))
	for _, o := range rule.Exclude {
		fmt.Fprintf(b, "exclude = [%q]\n", r.Options[o].ID)
	}
}

func value(q *check.Question, t *check.Test) string {
	switch q.Kind {
	case ruleset.YesNo:
		return fmt.Sprint(t.Choices[0] == 1)
	case ruleset.Number:
		return fmt.Sprintf("{ at_least = %d }", t.Cuts[0])
	case ruleset.Multi:
		for c := range q.Choices {
			if t.Any>>c&1 == 1 {
				return fmt.Sprintf("%q", q.Choices[c].ID)
			}
		}
	}
	return fmt.Sprintf("%q", q.Choices[t.Choices[0]].ID)
}
