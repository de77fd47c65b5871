package tui

import (
	"math/bits"
	"strconv"
	"strings"

	"stackadvisor/internal/check"
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
	word, rest, _ := strings.Cut(s, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "note":
		return command{verb: note, text: rest}
	case "title":
		return command{verb: title, text: rest}
	case "participants":
		return command{verb: people, text: rest}
	case "go":
		return command{verb: goTo, name: rest}
	case "option":
		return command{verb: about, name: rest}
	case "weight":
		name, text, _ := strings.Cut(rest, "=")
		return command{verb: weigh, name: strings.TrimSpace(name), text: strings.TrimSpace(text)}
	}
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

// parseAnswer reads an answer by number or id, several with commas or spaces
// between. If the text means nothing, it returns the part that is wrong.
func parseAnswer(q *check.Question, text string) (v program.Value, wrong string) {
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
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(", \t\uff0c\u3001", r) }) {
		i := parseChoice(q, part)
		if i < 0 {
			return program.Unknown, part
		}
		v |= 1 << i
	}
	if bits.OnesCount64(uint64(v)) == 0 {
		return program.Unknown, text
	}
	return v, ""
}

// parseChoice finds a choice by its number, from 1, or else by its id.
func parseChoice(q *check.Question, s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(q.Choices) {
		return n - 1
	}
	for i := range q.Choices {
		if q.Choices[i].ID == s {
			return i
		}
	}
	return -1
}

// parseWeight reads a weight of at most three decimals in thousandths.
func parseWeight(s string) (int64, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) > 3 || whole == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", 3-len(fraction)), 10, 64)
	return n, err == nil
}
