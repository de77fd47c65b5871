package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stackadvisor/internal/check"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// verb is what a line of input asks for.
type verb uint8

const (
	say      verb = iota // an answer to the question that is asked, or to the one named
	help                 // why the question is asked, and what can be said
	more                 // all rules that depend on the question
	dunno                // "unknown"
	back                 // to the question before
	undo                 // take the last answer back
	again                // show the question again
	goTo                 // to the question named
	list                 // where every question stands
	note                 // a note on the question; without text: show it
	parking              // who finds out the answer to the question
	linking              // evidence for its answer; without text: show it
	notApply             // it does not apply, with the reason
	about                // the catalogue page of the option named
	hide                 // what is recommended so far
	show                 // the same
	title                // of the sheet
	people               // who takes part
	weigh                // a criterion
	stop                 // at an offer, and at the end: go on to the result
	proceed              // at an offer: ask the rest too
	quit
)

// bareVerb is what a line asks for that is a command by itself, in small letters.
func bareVerb(line string) (verb, bool) {
	switch line {
	case "?", "help", "帮助", "说明":
		return help, true
	case "more", "??", "更多":
		return more, true
	case "unknown", "not known", "don't know", "不清楚", "不知道":
		return dunno, true
	case "back", "返回", "上一题":
		return back, true
	case "undo", "撤销":
		return undo, true
	case "repeat", "重复":
		return again, true
	case "list", "列表", "全部":
		return list, true
	case "hide", "隐藏":
		return hide, true
	case "show", "显示":
		return show, true
	case "stop", "done", "结束", "完成":
		return stop, true
	case "continue", "继续":
		return proceed, true
	case "quit", "exit", "退出":
		return quit, true
	}
	return say, false
}

// leadVerb is what a command asks for that goes on behind its first word.
func leadVerb(first string) (verb, bool) {
	switch first {
	case "note", "备注":
		return note, true
	case "park", "搁置":
		return parking, true
	case "link", "依据":
		return linking, true
	case "n/a", "不适用":
		return notApply, true
	case "title", "标题":
		return title, true
	case "participants", "参与人":
		return people, true
	case "go", "跳到":
		return goTo, true
	case "option", "技术":
		return about, true
	case "weight", "权重":
		return weigh, true
	}
	return say, false
}

// command is one line of input, understood as far as it can be without knowing
// the question.
type command struct {
	verb verb
	name string // of a question, an option or a criterion; "": the question that is asked
	text string // the rest
}

// parseCommand reads a line. Words of commands may be in any case and in either
// language. A line that begins with no such word is an answer; "ID=VALUE" is an
// answer to the question ID, wherever the interview is.
func parseCommand(s string) command {
	if v, ok := bareVerb(word(s)); ok {
		return command{verb: v}
	}
	if at := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ':' || r == '：' }); at >= 0 {
		_, size := utf8.DecodeRuneInString(s[at:])
		if v, ok := leadVerb(word(s[:at])); ok {
			return withName(v, strings.TrimSpace(s[at+size:]))
		}
	}
	if v, ok := leadVerb(word(s)); ok {
		return withName(v, "")
	}
	s = narrow(s)
	if name, text, ok := strings.Cut(s, "="); ok {
		return command{verb: say, name: strings.TrimSpace(name), text: strings.TrimSpace(text)}
	}
	return command{verb: say, text: s}
}

// word is a text as commands are compared with.
func word(s string) string { return strings.ToLower(strings.TrimSpace(narrow(s))) }

// withName is a command with what stands behind its word.
func withName(v verb, rest string) command {
	switch v {
	case goTo, about:
		return command{verb: v, name: narrow(rest)}
	case weigh:
		name, text, _ := strings.Cut(narrow(rest), "=")
		return command{verb: v, name: strings.TrimSpace(name), text: strings.TrimSpace(text)}
	}
	return command{verb: v, text: rest}
}

// narrow gives the letters, digits and signs that a Chinese keyboard makes as
// wide as a Chinese one, and its commas and spaces, their usual width.
func narrow(s string) string { return lang.Narrow(s) }

// parseYesNo reads yes or no.
func parseYesNo(text string) (program.Value, bool) {
	switch strings.ToLower(text) {
	case "1", "yes", "y", "true", "是", "是的", "对":
		return 1, true
	case "2", "no", "n", "false", "否", "不", "不是", "不对":
		return 0, true
	}
	return program.Unknown, false
}

// parseAnswer reads an answer by number, id or label, several with commas
// between, or spaces where no label has them. If the text means nothing, it returns the part that is wrong.
func parseAnswer(q *check.Question, text string) (v program.Value, wrong string) {
	text = narrow(text)
	switch q.Kind {
	case ruleset.YesNo:
		if v, ok := parseYesNo(text); ok {
			return v, ""
		}
		return program.Unknown, text
	case ruleset.Number:
		if n, ok := parseWhole(text); ok {
			return program.Value(n), ""
		}
		return program.Unknown, text
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

// parseChoice finds a choice by its number, from 1, or else by its id or an alias,
// or else by its label in any language, if no other has that.
func parseChoice(q *check.Question, s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(q.Choices) {
		return n - 1
	}
	return orNamed(q.FindChoice(s), len(q.Choices), func(i int) lang.Text { return q.Choices[i].Label }, s)
}

// orNamed is what was found by its id or an alias, or else the one of n things whose
// name is meant, in any language, if no other has that name; or -1.
func orNamed(found, n int, name func(int) lang.Text, s string) int {
	if found >= 0 {
		return found
	}
	s = narrow(s)
	for i := range n {
		if !labelled(name(i), s) {
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
	return slices.ContainsFunc(label, func(v lang.Version) bool { return strings.EqualFold(narrow(v.Text), s) })
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
