package reference

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// GenerateQuery makes a random query to a set: some questions answered, also such that do not apply, some
// "unknown", some not mentioned; now and then weights; a date on which something begins or ends, or next to
// it; all alternatives. The same seed and set give the same query.
func GenerateQuery(seed uint64, s *Set) Query {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1<<32))}
	q := Query{Answers: Sheet{}, Weights: map[string]int64{}, Date: g.date(s), Alternatives: -1}
	share := pick(g, []int{0, 30, 60, 60, 90, 100})
	for _, question := range s.Questions {
		switch {
		case g.chance(share):
			q.Answers[question.ID] = g.answer(s, question)
		case g.chance(30):
			q.Answers[question.ID] = "unknown"
		}
	}
	for _, c := range s.Criteria {
		if g.chance(20) {
			q.Weights[c.ID] = pick(g, []int64{0, 1, 250, 500, 1000, 1500, 2000, 10000})
		}
	}
	return q
}

// answer returns a member of the domain; for a number any member of its class.
func (g *generator) answer(s *Set, q Question) Answer {
	domain := s.Domain(q.ID)
	i := g.IntN(len(domain))
	if q.Kind != "number" {
		return domain[i]
	}
	first, end := domain[i].(int64), q.Max+1
	if i+1 < len(domain) {
		end = domain[i+1].(int64)
	}
	return first + g.Int64N(end-first)
}

// date returns a date of the set, the day before it, or the day after it.
func (g *generator) date(s *Set) string {
	dates := generatedDates()
	for _, r := range s.Relations {
		dates = append(dates, r.Since, r.Until)
	}
	for _, l := range s.Lifecycles {
		dates = append(dates, l.Since, l.Until)
	}
	t, err := time.Parse(time.DateOnly, pick(g, dates))
	if err != nil { // a relation or lifecycle entry without that date
		return generatedDates()[2]
	}
	return t.AddDate(0, 0, g.upTo(-1, 1)).Format(time.DateOnly)
}

// AnswersFile writes the query as an answers file to a rule set, questions and criteria in file order.
func (q Query) AnswersFile(s *Set, ruleset string) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, "ruleset = %q\nas_of = %s\n\n[answers]\n", ruleset, q.Date)
	for _, question := range s.Questions {
		if answer := q.Answers[question.ID]; answer != nil {
			fmt.Fprintf(&out, "%s = %s\n", question.ID, tomlValue(answer))
		}
	}
	fmt.Fprint(&out, "\n[weights]\n")
	for _, c := range s.Criteria {
		if weight, has := q.Weights[c.ID]; has {
			fmt.Fprintf(&out, "%s = %d.%03d\n", c.ID, weight/1000, weight%1000)
		}
	}
	return []byte(out.String())
}
