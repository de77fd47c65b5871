package analysis_test

import (
	"fmt"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/rules"
)

// Whether the questions that are still open can change the stack.
func ExampleSettledNow() {
	p, problems, err := load.Load(load.Request{Name: "article", Builtin: rules.FS})
	if err != nil || problems.HasErrors() {
		fmt.Println("cannot load:", err, problems)
		return
	}
	on, _ := date.Parse("2026-11-22")
	sheet := answers.New(p)
	for _, argument := range []string{"workloads=containers", "machines=40", "need=applications", "runs-on=physical-machines", "own-framework=no"} {
		if problems := answers.Set(p, sheet, argument); problems.HasErrors() {
			fmt.Println("cannot set:", problems)
			return
		}
		state := engine.New(p, engine.Config{Date: on}).NewState()
		state.Reset(sheet.Values)
		r, err := state.Recommend(engine.DefaultAlternatives)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(argument, "settled:", analysis.SettledNow(r))
	}

	// Output:
	// workloads=containers settled: no
	// machines=40 settled: no
	// need=applications settled: no
	// runs-on=physical-machines settled: no
	// own-framework=no settled: yes
}
