package tui

import (
	"fmt"
	"strings"

	"stackadvisor/internal/interview"
)

// clashes tells the contradictions that the last answer has brought, each once.
func (p *plain) clashes() {
	for _, c := range p.Interview.NewClashes() {
		p.clash(c)
	}
	p.Interview.Acknowledge()
}

// clash tells a contradiction: the questions with their answers, why these exclude
// each other, and how to change one of them.
func (p *plain) clash(c interview.Clash) {
	w, program := p.clashWords(), p.Interview.Program()
	head, way := w.Several, w.ChangeOne
	if len(c.Questions) == 1 {
		head, way = w.One, w.Change
	}
	p.println("! " + head)
	var ways []string
	for _, q := range c.Questions {
		p.println("  " + p.prompt(q) + p.w.Colon + p.given(q))
		ways = append(ways, fmt.Sprintf(w.Go, program.Questions[q].ID))
	}
	p.println("  " + p.because(c))
	p.printf(way, strings.Join(ways, w.Or))
}
