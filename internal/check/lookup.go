package check

import (
	"slices"
	"strconv"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// FindOption is the option that somebody means who types a name: the one with the
// id, or else the one with the alias, whatever the case and the width of the
// letters; -1 if there is none. In files only ids count.
func (r *Resolved) FindOption(name string) int {
	return meant(len(r.Options), r.optionNames, name)
}

// FindQuestion is FindOption for questions, which have no aliases.
func (r *Resolved) FindQuestion(name string) int {
	return meant(len(r.Questions), func(q int) (string, []string) { return r.Questions[q].ID, nil }, name)
}

// FindCriterion is FindOption for criteria, which have no aliases.
func (r *Resolved) FindCriterion(name string) int {
	return meant(len(r.Criteria), func(c int) (string, []string) { return r.Criteria[c].ID, nil }, name)
}

// FindChoice is FindOption for the choices of a question.
func (q *Question) FindChoice(name string) int {
	return meant(len(q.Choices), q.choiceNames, name)
}

func (r *Resolved) optionNames(o int) (id string, aliases []string) {
	return r.Options[o].ID, r.Options[o].Aliases
}

func (q *Question) choiceNames(i int) (id string, aliases []string) {
	return q.Choices[i].ID, q.Choices[i].Aliases
}

// OptionHint is the end of a message about a word in a file that is the id of no
// option: what may be meant, as an id. It is "" if nothing is near.
func (r *Resolved) OptionHint(word string, spell *diag.Speller) string {
	if spell.Spent() {
		return ""
	}
	return newVocabulary(len(r.Options), r.optionNames).hint(word, spell)
}

// NearestOption is the id of the option whose id or alias is most like a word; ""
// if none is near.
func (r *Resolved) NearestOption(word string, spell *diag.Speller) string {
	return newVocabulary(len(r.Options), r.optionNames).nearest(word, spell)
}

// ChoiceHint is OptionHint for the choices of a question.
func (q *Question) ChoiceHint(word string, spell *diag.Speller) string {
	if spell.Spent() {
		return ""
	}
	return newVocabulary(len(q.Choices), q.choiceNames).hint(word, spell)
}

// meant is the one of n things that a name means, or -1. Ids go before aliases; it
// does not allocate for an id.
func meant(n int, names func(int) (id string, aliases []string), name string) int {
	for i := range n {
		if id, _ := names(i); id == name {
			return i
		}
	}
	name = fold(name)
	for i := range n {
		if id, _ := names(i); id == name {
			return i
		}
	}
	for i := range n {
		if _, aliases := names(i); slices.ContainsFunc(aliases, func(a string) bool { return fold(a) == name }) {
			return i
		}
	}
	return -1
}

// fold is a name as it is compared with others. Ids are folded as they are.
func fold(name string) string { return strings.ToLower(lang.Narrow(name)) }

// vocabulary is what words in files may have meant.
type vocabulary struct {
	ids     []string // in the order of the file, each once
	aliases []string // folded
	means   []string // by alias: the id
}

func newVocabulary(n int, names func(int) (id string, aliases []string)) *vocabulary {
	v := &vocabulary{}
	for i := range n {
		id, aliases := names(i)
		v.ids = append(v.ids, id)
		v.add(id, aliases)
	}
	return v
}

func (v *vocabulary) add(id string, aliases []string) {
	for _, a := range aliases {
		v.aliases, v.means = append(v.aliases, fold(a)), append(v.means, id)
	}
}

// hint names the id that a word may have meant, or all ids where there are few.
func (v *vocabulary) hint(word string, spell *diag.Speller) string {
	if i := slices.Index(v.aliases, fold(word)); i >= 0 {
		return "; that is an alias: write the id " + strconv.Quote(v.means[i])
	}
	if diag.Few(v.ids) {
		return spell.Hint(word, v.ids)
	}
	if near := v.nearest(word, spell); near != "" {
		return "; did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}

// nearest is the id that a word is most like, itself or by an alias.
func (v *vocabulary) nearest(word string, spell *diag.Speller) string {
	near := spell.Nearest(fold(word), slices.Concat(v.ids, v.aliases))
	if i := slices.Index(v.aliases, near); i >= 0 && !slices.Contains(v.ids, near) {
		return v.means[i]
	}
	return near
}
