package engine

import (
	"stackadvisor/internal/date"
	"stackadvisor/internal/program"
)

// StateOf is the position of the lifecycle entry that tells an option's state on
// the date (contract 1.3): the one with the latest first day, the later one in
// the file on a tie; -1 if there is none.
func StateOf(p *program.Program, option int, on date.Date) int {
	state := -1
	for i := range p.Lifecycles {
		l := &p.Lifecycles[i]
		if l.Option == option && l.Since <= on && (state < 0 || p.Lifecycles[state].Since <= l.Since) {
			state = i
		}
	}
	return state
}
