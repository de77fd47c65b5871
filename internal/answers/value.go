package answers

import (
	"strconv"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/syntax"
)

// value reads the answer to a question as TOML writes it.
func (r *reader) value(question int, n *syntax.Node) (program.Value, bool) {
	q := &r.p.Questions[question]
	switch q.Kind {
	case ruleset.YesNo:
		if n.Kind == syntax.Bool {
			if n.Bool {
				return 1, true
			}
			return 0, true
		}
		return r.mismatch(q, n, "true or false")
	case ruleset.Single:
		if n.Kind != syntax.String {
			return r.mismatch(q, n, "one choice")
		}
		i := choice(q, n.Str)
		if i < 0 {
			r.list.Errorf(diag.UnknownChoice, n.Span, "%s", noChoice(q, n.Str, &r.spell))
		}
		return program.Value(i), i >= 0
	case ruleset.Multi:
		return r.choices(q, n)
	}
	if n.Kind != syntax.Integer {
		return r.mismatch(q, n, "a whole number")
	}
	if n.Int < q.Min || n.Int > q.Max {
		r.list.Errorf(diag.OutOfRange, n.Span, "%s", outside(q, strconv.FormatInt(n.Int, 10)))
		return 0, false
	}
	return program.Value(n.Int), true
}

func (r *reader) mismatch(q *check.Question, n *syntax.Node, want string) (program.Value, bool) {
	got := n.Kind.Noun()
	if n.Kind != syntax.Table && n.Kind != syntax.Array {
		got = n.Span.Text() + " (" + got + ")"
	}
	r.list.Errorf(diag.TypeMismatch, n.Span, "question %q (%s) is answered with %s; expected %s", q.ID, q.Kind, got, want)
	return 0, false
}

func (r *reader) choices(q *check.Question, n *syntax.Node) (program.Value, bool) {
	if n.Kind != syntax.Array {
		return r.mismatch(q, n, "a list of choices")
	}
	var set choiceSet
	ok := true
	for _, item := range n.Items {
		if item.Kind != syntax.String {
			_, ok = r.mismatch(q, item, "a choice")
			continue
		}
		i := choice(q, item.Str)
		if i < 0 {
			r.list.Errorf(diag.UnknownChoice, item.Span, "%s", noChoice(q, item.Str, &r.spell))
			ok = false
		} else if !set.add(i) {
			r.list.Warnf(diag.RepeatedName, item.Span, "%q stands in this list twice", item.Str)
		}
	}
	if complaint := set.complaint(q); ok && complaint != "" {
		r.list.Errorf(diag.OutOfRange, n.Span, "%s", complaint)
		ok = false
	}
	return program.Value(set.bits), ok
}

// choiceSet collects the choices of a multi question.
type choiceSet struct {
	bits  uint16
	count int64
}

// add reports whether the choice was not in the set yet.
func (s *choiceSet) add(i int) bool {
	if s.bits>>i&1 == 1 {
		return false
	}
	s.bits |= 1 << i
	s.count++
	return true
}

// complaint says why so many choices cannot be chosen, or is "".
func (s *choiceSet) complaint(q *check.Question) string {
	if q.Min <= s.count && s.count <= q.Max {
		return ""
	}
	b := append([]byte(nil), "question "...)
	b = strconv.AppendQuote(b, q.ID)
	b = append(b, " takes "...)
	switch {
	case q.Min == q.Max:
		b = append(b, "exactly "...)
	case s.count < q.Min:
		b = append(b, "at least "...)
	default:
		b = append(b, "at most "...)
	}
	bound := q.Max
	if s.count < q.Min {
		bound = q.Min
	}
	b = strconv.AppendInt(b, bound, 10)
	if bound == 1 {
		b = append(b, " choice, not "...)
	} else {
		b = append(b, " choices, not "...)
	}
	return string(strconv.AppendInt(b, s.count, 10))
}

// choice returns the position of the choice with the id, or -1. Files have ids.
func choice(q *check.Question, id string) int {
	for i := range q.Choices {
		if q.Choices[i].ID == id {
			return i
		}
	}
	return -1
}

func noChoice(q *check.Question, id string, spell *diag.Speller) string {
	return "question " + strconv.Quote(q.ID) + " has no choice " + strconv.Quote(id) + q.ChoiceHint(id, spell)
}

// outside says why the number that was written is no answer.
func outside(q *check.Question, written string) string {
	return "question " + strconv.Quote(q.ID) + " takes a number from " + strconv.FormatInt(q.Min, 10) +
		" to " + strconv.FormatInt(q.Max, 10) + ", not " + written
}

// Problem is what is wrong with a part of a text that should be an answer.
type Problem struct {
	Code       diag.Code
	Start, End int // bytes of the text
	Message    string
}

func (p *Problem) Error() string { return p.Message }

// ParseText reads an answer as people type it into flags and cells: choices, by id
// or alias, joined by the separator, true or false, yes or no, or a number in digits; "[]" chooses
// nothing; "unknown" or nothing is Unknown. Spaces around each part do not
// count. It does not allocate if all is well.
func ParseText(q *check.Question, text string, separator byte) (program.Value, *Problem) {
	start, end := trim(text, 0, len(text))
	word := text[start:end]
	problem := func(code diag.Code, message string) (program.Value, *Problem) {
		return program.Unknown, &Problem{code, start, end, message}
	}
	if word == "" || word == unknown {
		return program.Unknown, nil
	}
	switch q.Kind {
	case ruleset.YesNo:
		switch word {
		case "true", "yes":
			return 1, nil
		case "false", "no":
			return 0, nil
		}
		return problem(diag.TypeMismatch, "question "+strconv.Quote(q.ID)+" (yesno) is answered with "+strconv.Quote(word)+`; expected "true", "false", "yes" or "no"`)
	case ruleset.Single:
		i := q.FindChoice(word)
		if i < 0 {
			return problem(diag.UnknownChoice, noChoice(q, word, &diag.Speller{}))
		}
		return program.Value(i), nil
	case ruleset.Multi:
		return parseChoices(q, text, separator, start, end)
	}
	n, ok := digits(word)
	if !ok {
		return problem(diag.TypeMismatch, "question "+strconv.Quote(q.ID)+" (number) is answered with "+strconv.Quote(word)+"; expected a whole number in digits")
	}
	if n < q.Min || n > q.Max {
		return problem(diag.OutOfRange, outside(q, word))
	}
	return program.Value(n), nil
}

func parseChoices(q *check.Question, text string, separator byte, start, end int) (program.Value, *Problem) {
	var set choiceSet
	if text[start:end] != "[]" {
		for from := start; from <= end; {
			to := end
			if i := strings.IndexByte(text[from:end], separator); i >= 0 {
				to = from + i
			}
			a, b := trim(text, from, to)
			i := q.FindChoice(text[a:b])
			if i < 0 {
				return program.Unknown, &Problem{diag.UnknownChoice, a, b, noChoice(q, text[a:b], &diag.Speller{})}
			}
			set.add(i)
			from = to + 1
		}
	}
	if complaint := set.complaint(q); complaint != "" {
		return program.Unknown, &Problem{diag.OutOfRange, start, end, complaint}
	}
	return program.Value(set.bits), nil
}

// digits reads a whole number without sign games: digits, with a minus at most.
func digits(s string) (int64, bool) {
	unsigned := strings.TrimPrefix(s, "-")
	if unsigned == "" || strings.Trim(unsigned, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil { // more digits than any range has
		n = ruleset.MaxNumber * 10
		if s[0] == '-' {
			n = -n
		}
	}
	return n, true
}

func trim(s string, start, end int) (int, int) {
	for start < end && (s[start] == ' ' || s[start] == '\t') {
		start++
	}
	for start < end && (s[end-1] == ' ' || s[end-1] == '\t') {
		end--
	}
	return start, end
}
