package diag

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// mostExpected is how many valid values a message lists.
const mostExpected = 6

// Speller finds the known name that somebody meant. It shares one budget among
// all its calls, so that a file with a million wrong names is still read in
// linear time. The zero Speller is ready to use.
type Speller struct{ compared int }

// spellBudget is the number of names one Speller compares.
const spellBudget = 2_000_000

// Spent reports whether Nearest would find nothing any more.
func (s *Speller) Spent() bool { return s.compared > spellBudget }

// Few reports whether a message lists all of these valid names.
func Few(known []string) bool { return len(known) <= mostExpected }

// Hint is the end of a message about an unknown word: the valid names in their
// order where there are at most six, else the nearest one, else nothing.
func (s *Speller) Hint(word string, known []string) string {
	if len(known) == 0 {
		return ""
	}
	if Few(known) {
		return "; expected " + Quoted(known)
	}
	if near := s.Nearest(word, known); near != "" {
		return "; did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}

// Nearest returns the known name with the fewest typing mistakes against word:
// a letter left out, added, changed, or swapped with its neighbour. A third of
// the word may be wrong. It returns the first of several, and "" if none is
// near or the budget is spent.
func (s *Speller) Nearest(word string, known []string) string {
	limit := (utf8.RuneCountInString(word) + 2) / 3
	best := ""
	w := []rune(word)
	for _, k := range known {
		if s.compared++; s.compared > spellBudget {
			break
		}
		if d := distance(w, []rune(k), limit); d <= limit {
			best, limit = k, d-1
		}
	}
	return best
}

// distance is the optimal string alignment distance between a and b, or
// anything above limit once it is sure to exceed that.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit || len(a)*len(b) > 1<<14 {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// Quoted joins names for a sentence: "a", "b" or "c".
func Quoted(names []string) string {
	var b strings.Builder
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(n))
	}
	return b.String()
}
