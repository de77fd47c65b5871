package report

// heads tells what comes before the result: on which day the knowledge of the
// rules ends, and which answers contradict each other.
func (p *page) heads() {
	if text := p.knowledge(); text != "" {
		p.paragraph(0, "", Plain, text, Warning)
	}
	list := p.contradictions()
	if len(list) == 0 {
		return
	}
	p.heading(p.head.Contradiction, "")
	for i, c := range list {
		p.paragraph(4, "  !", Warning, c.Text, Warning)
		source := ""
		if told := p.contradiction[p.Contradictions[i]]; told != nil {
			source = told.Source
		}
		p.aside(4, append([]string{c.Rule}, p.originAt(source, c.At)...)...)
		for _, answer := range c.Answers {
			p.paragraph(6, "    -", Frame, answer, Plain)
		}
		p.paragraph(4, "", Plain, c.Resolve, Plain)
	}
}

// stacks draws the recommended stack, and beside it what can be built today if
// that is another one.
func (p *page) stacks() {
	if p.IsOutdated() {
		p.today()
	} else {
		p.stack()
	}
	for _, text := range p.openLayers() {
		p.paragraph(2, "", Plain, text, Aside)
	}
}

// openAbove tells of open layers where the stack is drawn elsewhere.
func (p *page) openAbove() {
	if p.IsOutdated() {
		p.paragraph(0, "", Plain, p.outdatedText(), Warning)
	}
	for _, text := range p.openLayers() {
		p.paragraph(0, "", Plain, text, Plain)
	}
}
