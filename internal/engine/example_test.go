package engine_test

import (
	"fmt"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/rules"
)

// From the name of a rule set and two answers to a stack with its reasons.
func Example() {
	p, problems, err := load.Load(load.Request{Name: "article", Builtin: rules.FS})
	if err != nil || problems.HasErrors() {
		fmt.Println("cannot load:", err, problems)
		return
	}
	sheet := answers.New(p)
	for _, argument := range []string{"workloads=containers", "need=applications"} {
		if problems := answers.Set(p, sheet, argument); problems.HasErrors() {
			fmt.Println("cannot set:", problems)
			return
		}
	}
	on, _ := date.Parse("2026-11-22")
	state := engine.New(p, engine.Config{Date: on, Weights: sheet.Weights}).NewState()
	state.Reset(sheet.Values)
	r, err := state.Recommend(engine.DefaultAlternatives)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Status)
	for _, o := range r.Stack.Options {
		fmt.Println(p.Options[o].ID, answers.FormatThousandths(r.Options[o].Score))
		for _, c := range r.Options[o].Contributions {
			fmt.Printf("  %+d %s\n", c.Points, p.Rules[c.Rule].ID)
		}
	}
	fmt.Println("leads by", answers.FormatThousandths(*r.Margin))

	// Output:
	// recommended
	// docker 1
	//   +1 containers-docker
	// kubernetes 6
	//   +5 containers-only-kubernetes
	//   +1 run-applications-kubernetes
	// leads by 4
}
