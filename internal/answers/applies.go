package answers

import (
	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
)

// notApplicable warns of answers to questions that do not apply.
func (r *reader) notApplicable(s *Sheet) {
	for i, applies := range Applies(r.p, s.Values) {
		if applies == program.No && s.Values[i] != program.Unknown {
			r.list.Warnf(diag.NotApplicable, r.given[i], "question %q does not apply to the other answers; its answer counts once it does", r.p.Questions[i].ID)
		}
	}
}

// Applies tells for each question whether it applies to the answers.
func Applies(p *program.Program, values []program.Value) []program.Applies {
	k := kleene{p: p, values: values, applies: make([]program.Applies, len(p.Questions)), facts: make([]truth, len(p.Facts))}
	for i := range p.Questions {
		k.applies[i] = program.Yes
		if c := p.Questions[i].AskWhen; c != nil {
			// It depends on earlier questions only.
			switch k.cond(c) {
			case isTrue:
			case isFalse:
				k.applies[i] = program.No
			default:
				k.applies[i] = program.Unsure
			}
		}
	}
	return k.applies
}

// truth is one of three values, ordered so that `all` is the minimum and `any`
// the maximum. The zero value means that a fact was not looked at yet.
type truth uint8

const (
	isFalse truth = iota + 1
	isUnknown
	isTrue
)

// kleene evaluates conditions as they are written, with three truth values
// (contract 1.2).
type kleene struct {
	p       *program.Program
	values  []program.Value
	applies []program.Applies
	facts   []truth
}

func (k *kleene) cond(c *check.Cond) truth {
	switch c.Op {
	case check.IsTest:
		return k.test(c.Test)
	case check.IsFact:
		if k.facts[c.Fact] == 0 {
			k.facts[c.Fact] = k.cond(k.p.Facts[c.Fact].When)
		}
		return k.facts[c.Fact]
	case check.Not:
		return isFalse + isTrue - k.cond(c.Sub[0])
	case check.Any:
		value := isFalse
		for _, s := range c.Sub {
			value = max(value, k.cond(s))
		}
		return value
	}
	value := isTrue
	for _, s := range c.Sub {
		value = min(value, k.cond(s))
	}
	return value
}

func (k *kleene) test(t *check.Test) truth {
	v := k.values[t.Question]
	switch applies := k.applies[t.Question]; {
	case applies == program.No:
		return isFalse
	case v == program.Unknown:
		return isUnknown
	case !program.Passes(k.p.Questions[t.Question].Kind, t, v):
		return isFalse
	case applies == program.Unsure:
		return isUnknown
	}
	return isTrue
}
