package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stackadvisor/internal/check"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// verb is what a line of input asks for.
type verb uint8

const (
	say     verb = iota // an answer to the question that is asked, or to the one named
	help                // why the question is asked, and what can be said
	dunno               // "unknown"
	back                // to the question before
	goTo                // to the question named
	list                // where every question stands
	note                // a note on the question
	about               // the catalogue page of the option named
	title               // of the sheet
	people              // who takes part
	weigh               // a criterion
	stop                // at an offer, and at the end: go on to the result
	proceed             // at an offer: ask the rest too
	quit
)

// command is one line of input, understood as far as it can be without knowing
// the question.
type command struct {
	verb verb
	name string // of a question, an option or a criterion; "": the question that is asked
	text string // the rest
}

// parseCommand reads a line. A line that begins with no command word is an
// answer; "ID=VALUE" is an answer to the question ID, wherever the interview is.
func parseCommand(s string) command {
	word, rest := s, ""
	if at := strings.IndexFunc(s, unicode.IsSpace); at >= 0 {
		word, rest = s[:at], strings.TrimSpace(s[at:])
	}
	switch narrow(word) {
	case "note":
		return command{verb: note, text: rest}
	case "title":
		return command{verb: title, text: rest}
	case "participants":
		return command{verb: people, text: rest}
	case "go":
		return command{verb: goTo, name: narrow(rest)}
	case "option":
		return command{verb: about, name: narrow(rest)}
	case "weight":
		name, text, _ := strings.Cut(narrow(rest), "=")
		return command{verb: weigh, name: strings.TrimSpace(name), text: strings.TrimSpace(text)}
	}
	s = narrow(s)
	switch s {
	case "?", "help":
		return command{verb: help}
	case "unknown":
		return command{verb: dunno}
	case "back":
		return command{verb: back}
	case "list":
		return command{verb: list}
	case "stop", "done":
		return command{verb: stop}
	case "continue":
		return command{verb: proceed}
	case "quit", "exit":
		return command{verb: quit}
	}
	if name, text, ok := strings.Cut(s, "="); ok {
		return command{verb: say, name: strings.TrimSpace(name), text: strings.TrimSpace(text)}
	}
	return command{verb: say, text: s}
}

// narrow gives the letters, digits and signs that a Chinese keyboard makes as
// wide as a Chinese one, and its commas and spaces, their usual width.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '\uff01' && r <= '\uff5e':
			return r - '\uff01' + '!'
		case r == '\u3000':
			return ' '
		case r == '\u3001':
			return ','
		}
		return r
	}, s)
}

// parseAnswer reads an answer by number, id or label, several with commas
// between, or spaces where no label has them. If the text means nothing, it returns the part that is wrong.
func parseAnswer(q *check.Question, text string) (v program.Value, wrong string) {
	text = narrow(text)
	switch q.Kind {
	case ruleset.YesNo:
		switch strings.ToLower(text) {
		case "1", "yes", "y", "true", "是":
			return 1, ""
		case "2", "no", "n", "false", "否":
			return 0, ""
		}
		return program.Unknown, text
	case ruleset.Number:
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || strings.HasPrefix(text, "+") {
			return program.Unknown, text
		}
		return program.Value(n), ""
	case ruleset.Single:
		if i := parseChoice(q, text); i >= 0 {
			return program.Value(i), ""
		}
		return program.Unknown, text
	}
	if text == "[]" {
		return 0, ""
	}
	if i := parseChoice(q, text); i >= 0 {
		return 1 << i, ""
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' }) {
		chosen, wrong := parseChoices(q, strings.TrimSpace(part))
		if wrong != "" {
			return program.Unknown, wrong
		}
		v |= chosen
	}
	if v == 0 {
		return program.Unknown, text
	}
	return v, ""
}

// parseChoices reads one choice, or several with spaces between.
func parseChoices(q *check.Question, text string) (v program.Value, wrong string) {
	if i := parseChoice(q, text); i >= 0 {
		return 1 << i, ""
	}
	words := strings.Fields(text)
	for _, word := range words {
		i := parseChoice(q, word)
		switch {
		case i < 0 && slices.ContainsFunc(words, func(w string) bool { return parseChoice(q, w) >= 0 }):
			return program.Unknown, word
		case i < 0:
			return program.Unknown, text
		}
		v |= 1 << i
	}
	return v, ""
}

// parseChoice finds a choice by its number, from 1, or else by its id, or else
// by its label in any language, if no other has that.
func parseChoice(q *check.Question, s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(q.Choices) {
		return n - 1
	}
	found := -1
	for i := range q.Choices {
		if q.Choices[i].ID == s {
			return i
		}
	}
	for i := range q.Choices {
		if !labelled(q.Choices[i].Label, s) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// labelled reports whether somebody who writes s means the label.
func labelled(label lang.Text, s string) bool {
	return slices.ContainsFunc(label, func(v lang.Version) bool { return strings.EqualFold(narrow(v.Text), narrow(s)) })
}

// parseWeight reads a weight of at most three decimals in thousandths.
func parseWeight(s string) (int64, bool) {
	whole, fraction, _ := strings.Cut(narrow(s), ".")
	if len(fraction) > 3 || whole == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", 3-len(fraction)), 10, 64)
	return n, err == nil
}
