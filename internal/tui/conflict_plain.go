package tui

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// settles obeys a line that says what to do about a file that has changed. It is
// false for every other line, and always where the file has not changed.
func (p *plain) settles(text string) bool {
	p.told = false
	if !p.conflict {
		if p.notice(); p.conflict {
			p.offerConflict()
		}
		return false
	}
	word := strings.ToLower(narrow(text))
	at := slices.Index(lang.ConflictIn(lang.English).Words[:], word)
	if at < 0 {
		at = slices.Index(p.conflictWords().Words[:], word)
	}
	var err error
	switch at {
	case 0:
		for _, sentence := range p.reload() {
			p.println(sentence)
		}
		p.latest = ""
		return true
	case 1:
		err = p.beside()
	case 2:
		err = p.overwrite()
	default:
		return false
	}
	if err != nil {
		p.printf(p.w.NotSaved, diag.Printable(err.Error()))
	} else {
		p.printf(p.w.SavedIn, diag.Printable(p.Place()))
	}
	return true
}

// offerConflict says that the file has changed, and what can be done; once for
// each line.
func (p *plain) offerConflict() {
	if p.told {
		return
	}
	p.told = true
	p.println(p.conflictSentence())
	p.println(p.conflictWords().Offer)
}

// endConflict saves beside what is not saved at the end.
func (p *plain) endConflict() {
	if sentence := p.leaveConflict(); sentence != "" {
		fmt.Fprintln(p.out, sentence)
	}
}
