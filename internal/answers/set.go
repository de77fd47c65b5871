package answers

import (
	"strconv"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Set changes one answer of the sheet as the flag `--set id=value` says.
// Problems have their place in the flag: "--set workloads=x:11" is the
// eleventh character behind "--set ". An argument without "=" is no business of
// this package.
func Set(p *program.Program, s *Sheet, argument string) diag.List {
	r := newReader(p)
	r.set(s, argument)
	return r.list
}

func (r *reader) set(s *Sheet, argument string) {
	at, value := flagParts("--set", argument)
	i, ok := r.questions[at.Text()]
	if !ok {
		r.unknownQuestion(at.Text(), at)
		return
	}
	v, problem := ParseText(&r.p.Questions[i], value.Text(), ',')
	if problem != nil {
		r.problem(value, problem)
		return
	}
	s.Values[i] = v
	s.SaidUnknown[i] = strings.TrimSpace(value.Text()) == unknown
	r.given[i] = at
}

// SetWeight changes one weight of the sheet as the flag `--weight criterion=w`
// says.
func SetWeight(p *program.Program, s *Sheet, argument string) diag.List {
	r := newReader(p)
	r.setWeight(s, argument)
	return r.list
}

func (r *reader) setWeight(s *Sheet, argument string) {
	at, value := flagParts("--weight", argument)
	i := r.criterion(at.Text(), at)
	w, complaint := ruleset.ParseWeight(strings.TrimSpace(value.Text()))
	if complaint != "" {
		r.list.Errorf(diag.OutOfRange, value, "the weight of %q %s", at.Text(), complaint)
	} else if i >= 0 {
		s.Weights[i] = w
	}
}

// flagParts are the places of the id and of the value in a flag's argument.
func flagParts(flag, argument string) (id, value diag.Span) {
	f := &diag.File{Name: flag + " " + argument, Data: []byte(argument), Inline: true}
	equals := strings.IndexByte(argument, '=')
	if equals < 0 {
		equals = len(argument)
	}
	id = diag.Span{File: f, Start: 0, End: equals}
	value = diag.Span{File: f, Start: min(equals+1, len(argument)), End: len(argument)}
	return id, value
}

// problem reports a Problem of the text under the span.
func (r *reader) problem(text diag.Span, p *Problem) {
	at := diag.Span{File: text.File, Start: text.Start + p.Start, End: text.Start + p.End}
	r.list.Errorf(p.Code, at, "%s", p.Message)
}

// Flag is the answer to a question as --set takes it: id=value.
func Flag(q *check.Question, v program.Value) string {
	value := strconv.FormatInt(int64(v), 10)
	switch q.Kind {
	case ruleset.YesNo:
		value = strconv.FormatBool(v == 1)
	case ruleset.Single:
		value = q.Choices[v].ID
	case ruleset.Multi:
		var chosen []string
		for i := range q.Choices {
			if v>>i&1 == 1 {
				chosen = append(chosen, q.Choices[i].ID)
			}
		}
		if value = strings.Join(chosen, ","); v == 0 {
			value = "[]"
		}
	}
	return q.ID + "=" + value
}
