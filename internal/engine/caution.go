package engine

import (
	"slices"

	"stackadvisor/internal/date"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Caution says that an option of the stack is unsupported on the date.
type Caution struct {
	Option    int
	Lifecycle int // the entry that says so
}

// EndedRelation says that a relation which had made a pair of the stack possible
// is over (contract 8.1): From drives To, or runs on it, until a day before the
// date.
type EndedRelation struct {
	Relation, From, To int
}

func (r *Recommendation) addCautions(s *State) error {
	r.Ended = s.e.ended(r.Stack.Options)
	for _, o := range r.Stack.Options {
		if s.e.Unsupported[o] {
			r.Cautions = append(r.Cautions, Caution{o, s.e.UnsupportedBy(o)})
		}
	}
	if len(r.Cautions) == 0 {
		return nil
	}
	var without []int
	for o, u := range s.e.Unsupported {
		if u {
			without = append(without, o)
		}
	}
	c, err := s.bestWith(without)
	if err != nil {
		return err
	}
	r.Supported = &Supported{c.Status, Stack{c.Options(), c.Score}}
	return nil
}

// UnsupportedBy is the lifecycle entry that makes an option unsupported, see the
// function of that name.
func (e *Engine) UnsupportedBy(option int) int { return UnsupportedBy(e.Program, option, e.Date) }

// UnsupportedBy is the lifecycle entry that makes an option unsupported on a day:
// of several the one with the latest first day, the later one in the file on a
// tie; -1 if none does.
func UnsupportedBy(p *program.Program, option int, on date.Date) int {
	by := -1
	for i := range p.Lifecycles {
		l := &p.Lifecycles[i]
		if l.Option == option && unsupports(l, on) && (by < 0 || p.Lifecycles[by].Since <= l.Since) {
			by = i
		}
	}
	return by
}

// ended lists the relations that are over, by relation, then in the order of the
// relation's options.
func (e *Engine) ended(stack []int) []EndedRelation {
	var list []EndedRelation
	for i := range e.Relations {
		r := &e.Relations[i]
		if r.Kind != ruleset.Drives && r.Kind != ruleset.RunsOn || r.Until == 0 || r.Until >= e.Date {
			continue
		}
		for _, from := range r.From {
			for _, to := range r.To {
				if slices.Contains(stack, from) && slices.Contains(stack, to) {
					list = append(list, EndedRelation{i, from, to})
				}
			}
		}
	}
	return list
}

// Against reports whether the stack is recommended although its sum is not
// positive (contract 8.7): something requires it, as the empty stack would score
// more, or the same with fewer options.
func (r *Recommendation) Against() bool { return r.Status == Recommended && r.Stack.Score <= 0 }

// Requirements are the fired rules with a require list, and the required layers:
// what a stack is recommended for against the reasons.
func (r *Recommendation) Requirements() (rules, layers []int) {
	for _, i := range r.Fired {
		if len(r.Engine.Rules[i].Require) > 0 {
			rules = append(rules, i)
		}
	}
	for l, required := range r.Engine.required {
		if required {
			layers = append(layers, l)
		}
	}
	return rules, layers
}
