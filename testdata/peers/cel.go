package main

import (
	"fmt"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// celRules has a program for each rule, with constant lists folded.
type celRules struct {
	w        *workload
	programs []cel.Program
	inputs   []cel.Activation
	out      *outcome
}

func (c *celRules) name() string { return "cel-go" }

func (c *celRules) load(w *workload) error {
	*c = celRules{w: w, out: w.newOutcome()}
	var variables []cel.EnvOption
	for q, k := range w.kinds {
		t := [...]*cel.Type{single: cel.StringType, yesNo: cel.BoolType, multi: cel.ListType(cel.StringType), number: cel.IntType}[k]
		variables = append(variables, cel.Variable(fmt.Sprint("q", q), t))
	}
	env, err := cel.NewEnv(variables...)
	if err != nil {
		return err
	}
	for r := range w.rules {
		ast, issues := env.Compile(w.condition(r, " && ", celTest))
		if issues.Err() != nil {
			return issues.Err()
		}
		program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
		if err != nil {
			return err
		}
		c.programs = append(c.programs, program)
	}
	for _, sheet := range w.sheets {
		input, err := cel.NewActivation(w.typed(sheet))
		if err != nil {
			return err
		}
		c.inputs = append(c.inputs, input)
	}
	return nil
}

func celTest(t test, k kind) string {
	switch k {
	case single:
		return fmt.Sprintf("q%d in [%s]", t.question, list(t.set))
	case yesNo:
		return fmt.Sprintf("q%d", t.question)
	case multi:
		return fmt.Sprintf("q%d.exists(c, c in [%s])", t.question, list(t.set))
	}
	return fmt.Sprintf("q%d >= %d", t.question, t.atLeast)
}

func (c *celRules) evaluate(n int) error {
	c.out.clear()
	for r, program := range c.programs {
		v, _, err := program.Eval(c.inputs[n])
		if err != nil {
			return err
		}
		if v == types.True {
			c.w.fire(c.out, r)
		}
	}
	return nil
}

func (c *celRules) outcome(out *outcome) { out.copy(c.out) }
