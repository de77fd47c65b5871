package reference

import "slices"

// Truth is a value of Kleene's three-valued logic. And is the least, or the greatest, not the negative.
type Truth int8

// The three values.
const (
	False   Truth = -1
	Unknown Truth = 0
	True    Truth = 1
)

func (t Truth) String() string {
	return [...]string{"false", "unknown", "true"}[t+1]
}

// Truth tells whether a condition holds: "its entries must all hold". The nil condition ("no `when`: always") is
// true.
func (s *Set) Truth(c Condition, a Sheet) Truth {
	truth := True
	for _, e := range c {
		truth = min(truth, s.entry(e, a))
	}
	return truth
}

func (s *Set) entry(e Entry, a Sheet) Truth {
	switch e.Kind {
	case "all":
		truth := True
		for _, part := range e.Parts {
			truth = min(truth, s.Truth(part, a))
		}
		return truth
	case "any":
		truth := False
		for _, part := range e.Parts {
			truth = max(truth, s.Truth(part, a))
		}
		return truth
	case "not":
		// Reading: a test on a question that does not apply is false, so its negation is true; the contract
		// makes the test false and says nothing special of not.
		return -s.Truth(e.Parts[0], a)
	case "fact":
		if e.Is {
			return s.Fact(e.Key, a)
		}
		return -s.Fact(e.Key, a)
	}
	return s.test(e, a)
}

// Fact tells whether the fact with that id holds; it panics if there is none.
func (s *Set) Fact(id string, a Sheet) Truth {
	for _, f := range s.Facts {
		if f.ID == id {
			return s.Truth(f.When, a)
		}
	}
	panic("reference: no fact " + id)
}

// Applies tells whether a question applies: whether its ask_when holds.
func (s *Set) Applies(question string, a Sheet) Truth {
	return s.Truth(s.question(question).AskWhen, a)
}

// test is section 1.2: "A question without an answer makes its tests unknown. A question that does not apply
// (its ask_when is false) makes every test on it false; if its ask_when is unknown, a test on it is unknown, or
// false where the given answer already fails it."
func (s *Set) test(e Entry, a Sheet) Truth {
	applies := s.Applies(e.Key, a)
	answer, given := a.Given(e.Key)
	switch {
	case applies == False:
		return False
	case !given:
		return Unknown
	case !e.passes(answer):
		return False
	}
	return applies // true, or unknown as ask_when is
}

// passes tells whether an answer alone meets the test.
func (e Entry) passes(answer Answer) bool {
	switch e.Kind {
	case "yesno":
		return answer.(bool) == e.Is
	case "single":
		return slices.Contains(e.Test.OneOf, answer.(string))
	case "multi":
		return e.Test.passesChoices(answer.([]string))
	}
	return e.Test.passesNumber(answer.(int64))
}

// passesChoices holds the chosen against the table of section 1.1.
//
// Reading: an answer that chooses nothing ([]) is an answer. It fails any, every and only, passes none, and
// counts 0 for at_least and at_most.
func (t Test) passesChoices(chosen []string) bool {
	among := func(list []string) (n int) {
		for _, choice := range list {
			if slices.Contains(chosen, choice) {
				n++
			}
		}
		return n
	}
	count := int64(len(chosen))
	switch {
	case t.Any != nil && among(t.Any) == 0:
		return false
	case t.Every != nil && among(t.Every) < len(t.Every):
		return false
	case t.None != nil && among(t.None) > 0:
		return false
	case t.Only != nil && (count == 0 || slices.ContainsFunc(chosen, outside(t.Only))):
		return false
	case t.AtLeast != nil && count < *t.AtLeast:
		return false
	case t.AtMost != nil && count > *t.AtMost:
		return false
	}
	return true
}

func outside(list []string) func(string) bool {
	return func(choice string) bool { return !slices.Contains(list, choice) }
}

func (t Test) passesNumber(n int64) bool {
	switch {
	case t.Numbers != nil && !slices.Contains(t.Numbers, n):
		return false
	case t.AtLeast != nil && n < *t.AtLeast:
		return false
	case t.AtMost != nil && n > *t.AtMost:
		return false
	case t.Above != nil && n <= *t.Above:
		return false
	case t.Below != nil && n >= *t.Below:
		return false
	}
	return true
}
