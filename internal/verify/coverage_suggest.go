package verify

import (
	"fmt"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Suggestion is a case that would cover goals that no case covers. Its
// expectations are what the rules say today: somebody who knows the subject has
// to say whether they are right.
type Suggestion struct {
	Name  string
	Goals []int // positions in Coverage.Goals, ascending
	TOML  string
}

// suggest makes a case of a sheet, and notes every goal that it covers.
func (c *coverer) suggest(g *Goal, values []program.Value) {
	state := c.e.NewState()
	state.Reset(values)
	r, err := state.Recommend(0)
	if err != nil {
		return // it spends its budget; nothing could be expected of it
	}
	s := Suggestion{Name: c.unusedName(g.Name())}
	for i := range c.Goals {
		other := &c.Goals[i]
		if other.Case < 0 && other.Suggested < 0 && !other.Impossible && other.shown(state, r) {
			other.Suggested = len(c.Suggested)
			s.Goals = append(s.Goals, i)
		}
	}
	s.TOML = c.caseTOML(s.Name, values, r, s.Goals)
	c.Suggested = append(c.Suggested, s)
}

// unusedName is a name that no case has.
func (c *coverer) unusedName(name string) string {
	used := func(name string) bool {
		for _, r := range c.results {
			if r.Case.Name == name {
				return true
			}
		}
		for _, s := range c.Suggested {
			if s.Name == name {
				return true
			}
		}
		return false
	}
	unused := name
	for n := 2; used(unused); n++ {
		unused = fmt.Sprintf("%s, %d", name, n)
	}
	return unused
}

func (c *coverer) caseTOML(name string, values []program.Value, r *engine.Recommendation, goals []int) string {
	p := c.Program
	var given []string
	for q, v := range values {
		if v != program.Unknown {
			given = append(given, p.Questions[q].ID+" = "+answerTOML(p, q, v))
		}
	}
	expect := []string{"status = " + answers.Quote(r.Status.String())}
	if r.Status == engine.Recommended {
		expect = append(expect, "stack = "+idList(r.Stack.Options, func(o int) string { return p.Options[o].ID }))
	}
	var fired, not []int
	for _, i := range goals {
		g := &c.Goals[i]
		if g.Rule < 0 {
			continue
		}
		list := &fired
		if g.Kind == Fails || g.Kind == AtomFails {
			list = &not
		}
		if n := len(*list); n == 0 || (*list)[n-1] != g.Rule {
			*list = append(*list, g.Rule)
		}
	}
	rule := func(i int) string { return p.Rules[i].ID }
	if fired != nil {
		expect = append(expect, "fired = "+idList(fired, rule))
	}
	if not != nil {
		expect = append(expect, "not_fired = "+idList(not, rule))
	}
	return fmt.Sprintf("[[case]]\nname = %s\nas_of = %s\nanswers = %s\nexpect = %s\n",
		answers.Quote(name), c.date, inline(given), inline(expect))
}

// inline is an inline table.
func inline(entries []string) string {
	if len(entries) == 0 {
		return "{}"
	}
	return "{ " + strings.Join(entries, ", ") + " }"
}

// idList writes ids as a list in one line, as an inline table needs it.
func idList(list []int, id func(int) string) string {
	quoted := make([]string, len(list))
	for i, x := range list {
		quoted[i] = answers.Quote(id(x))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// answerTOML writes an answer as a value in one line.
func answerTOML(p *program.Program, question int, v program.Value) string {
	q := &p.Questions[question]
	switch q.Kind {
	case ruleset.YesNo:
		return fmt.Sprint(v == 1)
	case ruleset.Single:
		return answers.Quote(q.Choices[v].ID)
	case ruleset.Number:
		return fmt.Sprint(int64(v))
	}
	var chosen []int
	for i := range q.Choices {
		if v>>i&1 == 1 {
			chosen = append(chosen, i)
		}
	}
	return idList(chosen, func(i int) string { return q.Choices[i].ID })
}
