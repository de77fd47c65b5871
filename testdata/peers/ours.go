package main

import (
	"fmt"
	"strings"
	"testing/fstest"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
)

// ours is stackadvisor, from the TOML file on: parsed, checked and compiled.
type ours struct {
	w      *workload
	state  *engine.State
	sheets [][]program.Value
	stack  bool // choose the stack as well
}

func (o *ours) name() string {
	if o.stack {
		return "stackadvisor, with the recommended stack"
	}
	return "stackadvisor"
}

func (o *ours) load(w *workload) error {
	o.w = w
	p, problems, err := load.Load(load.Request{Name: "w", Builtin: fstest.MapFS{"w.toml": {Data: []byte(toml(w))}}})
	if err != nil {
		return err
	}
	if problems.HasErrors() {
		return fmt.Errorf("%v", problems)
	}
	o.state = engine.New(p, engine.Config{Date: 20261122}).NewState()
	o.sheets = nil
	for _, sheet := range w.sheets {
		values := make([]program.Value, len(sheet))
		for q, a := range sheet {
			values[q] = program.Value(a)
		}
		o.sheets = append(o.sheets, values)
	}
	return nil
}

func (o *ours) evaluate(n int) error {
	o.state.Reset(o.sheets[n])
	if !o.stack {
		return nil
	}
	_, err := o.state.Best()
	return err
}

func (o *ours) outcome(out *outcome) {
	for i, score := range o.state.Scores() {
		out.points[i] = int(score / 1000)
		out.excluded[i] = o.state.Excluded(i)
	}
	for r := range out.fired {
		out.fired[r] = o.state.Fired(r)
	}
}

// toml writes the workload as a rule set. Options stand in layers, and a few need
// or rule out another, so that there is a stack to choose.
func toml(w *workload) string {
	var b strings.Builder
	b.WriteString("format = 1\n[ruleset]\nid = \"w\"\nversion = \"1\"\ntitle = \"Workload\"\n")
	for l := range w.layers {
		fmt.Fprintf(&b, "[[layer]]\nid = \"l%d\"\n", l)
	}
	for o := range w.options {
		fmt.Fprintf(&b, "[[option]]\nid = \"o%d\"\nlayer = \"l%d\"\n", o, o*w.layers/w.options)
	}
	for q, k := range w.kinds {
		fmt.Fprintf(&b, "[[question]]\nid = \"q%d\"\nprompt = \"?\"\n", q)
		switch k {
		case yesNo:
			b.WriteString("kind = \"yesno\"\n")
		case number:
			fmt.Fprintf(&b, "kind = \"number\"\nmax = %d\n", most)
		default:
			fmt.Fprintf(&b, "kind = %q\nchoices = [{id = \"c0\"}, {id = \"c1\"}, {id = \"c2\"}, {id = \"c3\"}]\n", [...]string{single: "single", multi: "multi"}[k])
		}
	}
	for r, rule := range w.rules {
		fmt.Fprintf(&b, "[[rule]]\nid = \"r%d\"\nwhen = { all = [%s] }\n", r, w.condition(r, ", ", tomlTest))
		var given []string
		for _, p := range rule.points {
			given = append(given, fmt.Sprintf("o%d = %d", p.option, p.n))
		}
		if len(given) > 0 {
			fmt.Fprintf(&b, "points = { %s }\n", strings.Join(given, ", "))
		}
		if rule.exclude >= 0 {
			fmt.Fprintf(&b, "exclude = [\"o%d\"]\n", rule.exclude)
		}
	}
	for i := range w.options / 5 {
		fmt.Fprintf(&b, "[[relation]]\nid = \"n%d\"\nfrom = \"o%d\"\nkind = %q\nto = [\"o%d\"]\n",
			i, i, [...]string{"conflicts", "requires", "requires"}[i%3], w.options-1-i)
	}
	return b.String()
}

func tomlTest(t test, k kind) string {
	switch k {
	case yesNo:
		return fmt.Sprintf("{ q%d = true }", t.question)
	case number:
		return fmt.Sprintf("{ q%d = { at_least = %d } }", t.question, t.atLeast)
	}
	return fmt.Sprintf("{ q%d = [%s] }", t.question, list(t.set))
}
