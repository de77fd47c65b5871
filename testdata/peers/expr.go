package main

import (
	"fmt"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// exprRules has a program for each rule, and one machine for all.
type exprRules struct {
	w        *workload
	programs []*vm.Program
	machine  vm.VM
	inputs   []map[string]any
	out      *outcome
}

func (e *exprRules) name() string { return "expr" }

func (e *exprRules) load(w *workload) error {
	*e = exprRules{w: w, out: w.newOutcome()}
	for _, sheet := range w.sheets {
		e.inputs = append(e.inputs, w.typed(sheet))
	}
	for r := range w.rules {
		program, err := expr.Compile(w.condition(r, " && ", exprTest), expr.Env(e.inputs[0]), expr.AsBool())
		if err != nil {
			return err
		}
		e.programs = append(e.programs, program)
	}
	return nil
}

func exprTest(t test, k kind) string {
	switch k {
	case single:
		return fmt.Sprintf("q%d in [%s]", t.question, list(t.set))
	case yesNo:
		return fmt.Sprintf("q%d", t.question)
	case multi:
		return fmt.Sprintf("any(q%d, # in [%s])", t.question, list(t.set))
	}
	return fmt.Sprintf("q%d >= %d", t.question, t.atLeast)
}

func (e *exprRules) evaluate(n int) error {
	e.out.clear()
	for r, program := range e.programs {
		v, err := e.machine.Run(program, e.inputs[n])
		if err != nil {
			return err
		}
		if v.(bool) {
			e.w.fire(e.out, r)
		}
	}
	return nil
}

func (e *exprRules) outcome(out *outcome) { out.copy(e.out) }
