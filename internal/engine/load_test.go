package engine_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/check"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// compile brings the text of a rule set through the whole front end.
func compile(t *testing.T, text []byte) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "random", Builtin: fstest.MapFS{"random.toml": {Data: text}}})
	if err != nil {
		t.Fatal(err)
	}
	if list.HasErrors() {
		t.Fatalf("%v\n%s", list, text)
	}
	return p
}

func values(p *program.Program, a reference.Sheet) []program.Value {
	vs := make([]program.Value, len(p.Questions))
	for i := range p.Questions {
		q := &p.Questions[i]
		vs[i] = program.Unknown
		given, ok := a.Given(q.ID)
		if !ok {
			continue
		}
		pos := func(id string) program.Value {
			return program.Value(slices.IndexFunc(q.Choices, func(c check.Choice) bool { return c.ID == id }))
		}
		switch v := given.(type) {
		case bool:
			vs[i] = 0
			if v {
				vs[i] = 1
			}
		case string:
			vs[i] = pos(v)
		case int64:
			vs[i] = program.Value(v)
		case []string:
			vs[i] = 0
			for _, id := range v {
				vs[i] |= 1 << pos(id)
			}
		}
	}
	return vs
}
