package verify_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/verify"
)

const today = date.Date(20261122)

// differs counts the sheets of diff.Both for which two sets differ, one by one.
// Both sets have the same questions. Sheets that contradict themselves in one of the
// sets do not count.
func differs(a, b *program.Program, visit func(values []program.Value, differ bool)) (count, sheets int) {
	x, y := engine.New(a, engine.Config{Date: today}).NewState(), engine.New(b, engine.Config{Date: today}).NewState()
	ids := func(p *program.Program, c engine.Choice) string {
		text := c.Status.String()
		for _, o := range c.Options() {
			text += " " + p.Options[o].ID
		}
		return text
	}
	values := make([]program.Value, len(a.Questions))
	var all func(q int, both *program.Program)
	all = func(q int, both *program.Program) {
		if q < len(values) {
			for _, values[q] = range both.Domain(q) {
				all(q+1, both)
			}
			return
		}
		x.Reset(values)
		y.Reset(values)
		if len(x.Contradictions())+len(y.Contradictions()) > 0 {
			return
		}
		c, _ := x.Best()
		d, _ := y.Best()
		sheets++
		differ := ids(a, c) != ids(b, d)
		if differ {
			count++
		}
		visit(values, differ)
	}
	all(0, a)
	return count, sheets
}

// randomSet is a small set over fixed questions, with requirements that cannot
// always be met.
func randomSet(rng *rand.Rand) string {
	var b strings.Builder
	b.WriteString("format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n")
	fmt.Fprintf(&b, "[[layer]]\nid = \"l\"\nrequired = %t\n[[layer]]\nid = \"m\"\n", rng.IntN(4) == 0)
	for _, o := range []string{"a", "b", "c"} {
		fmt.Fprintf(&b, "[[option]]\nid = %q\nlayer = \"l\"\n[[option]]\nid = \"%s2\"\nlayer = \"m\"\n", o, o)
	}
	b.WriteString("[[question]]\nid = \"y\"\nprompt = \"Y?\"\nkind = \"yesno\"\n")
	b.WriteString("[[question]]\nid = \"s\"\nprompt = \"S?\"\nkind = \"single\"\nchoices = [{ id = \"i\" }, { id = \"j\" }, { id = \"k\" }]\n")
	if rng.IntN(2) == 0 {
		b.WriteString("ask_when = { y = true }\n")
	}
	b.WriteString("[[question]]\nid = \"t\"\nprompt = \"T?\"\nkind = \"multi\"\nmin = 0\nchoices = [{ id = \"i\" }, { id = \"j\" }, { id = \"k\" }]\n")
	conds := []string{"y = true", "y = false", "s = \"i\"", "s = [\"j\", \"k\"]", "t = { every = [\"i\", \"j\"] }", "t = \"k\"", "t = { at_most = 1 }", "not = { s = \"k\" }"}
	options := []string{"a", "b", "c", "a2", "b2", "c2"}
	for i := range 3 + rng.IntN(4) {
		fmt.Fprintf(&b, "[[rule]]\nid = \"r%d\"\nwhen = { all = [{ %s }, { %s }] }\n", i, conds[rng.IntN(len(conds))], conds[rng.IntN(len(conds))])
		switch o := options[rng.IntN(len(options))]; rng.IntN(5) {
		case 0:
			fmt.Fprintf(&b, "exclude = [%q]\n", o)
		case 1:
			fmt.Fprintf(&b, "require = [%q]\n", o)
		default:
			fmt.Fprintf(&b, "points = { %s = %d }\n", o, 1+rng.IntN(3))
		}
	}
	for i := range rng.IntN(3) {
		fmt.Fprintf(&b, "[[contradiction]]\nid = \"c%d\"\nwhen = { all = [{ %s }, { %s }] }\nbecause = \"no\"\n",
			i, conds[rng.IntN(len(conds))], conds[rng.IntN(len(conds))])
	}
	return b.String()
}

// TestCompareIsExact compares small random sets sheet by sheet: the counts, the
// changes with their examples, and the regions.
func TestCompareIsExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	different := 0
	for range 60 {
		a, b := compile(t, randomSet(rng)), compile(t, randomSet(rng))
		d, err := verify.Compare(context.Background(), a, b, verify.DiffOptions{Date: today, Regions: 3})
		if err != nil {
			t.Fatal(err)
		}
		if d.Method != analysis.Exact {
			t.Fatal("not exact")
		}
		inside := func(values []program.Value) bool {
			return slices.ContainsFunc(d.Regions, func(r verify.Region) bool {
				for q, list := range r.Answers {
					if list != nil && !slices.ContainsFunc(list, func(v program.Value) bool { return d.Both.Class(q, v) == d.Both.Class(q, values[q]) }) {
						return false
					}
				}
				return true
			})
		}
		uncovered := 0
		count, sheets := differs(a, b, func(values []program.Value, differ bool) {
			in := inside(values)
			if in && !differ {
				t.Errorf("a region has %v, where nothing differs", values)
			}
			if differ && !in {
				uncovered++
			}
		})
		if d.Different.Int64() != int64(count) || d.Sheets.Int64() != int64(sheets) || d.Uncovered.Int64() != int64(uncovered) {
			t.Errorf("%s of %s differ, %s uncovered; one by one %d of %d, %d uncovered", d.Different, d.Sheets, d.Uncovered, count, sheets, uncovered)
		}
		total := int64(0)
		for i, c := range d.Changes {
			total += c.Count.Int64()
			if c.Example == nil && i < verify.DefaultRegions {
				t.Error("a change has no example")
			}
		}
		if total != int64(count) {
			t.Errorf("the changes are %d sheets, want %d", total, count)
		}
		if count > 0 {
			different++
		}
		if same, err := verify.Compare(context.Background(), a, a, verify.DiffOptions{Date: today}); err != nil || same.Differs() || len(same.Entries) > 0 {
			t.Error("a set differs from itself", err)
		}
	}
	if different < 20 {
		t.Errorf("only %d pairs differ", different)
	}
}
