package report

import (
	"io"
	"strings"
)

// Section is a part of the text that can be shown alone.
type Section uint8

// The sections.
const (
	SectionReasons      Section = iota // how firm the recommendation is, why, what was excluded; or why there is none
	SectionAlternatives                // what else would do, for the whole and by layer; why not the others
	SectionChange                      // what would change it, what is worth finding out, how firm it is; without an Explanation what is not known
	SectionOpen                        // what is not known, with who finds it out
	SectionCautions                    // what is no longer supported, and what to take instead
	SectionAnswers                     // what was said
	SectionSources                     // all that the other sections cite
)

// WriteSection writes one section of what WriteText writes. A section that has
// nothing to say is empty.
func (d *Document) WriteSection(w io.Writer, s Section, v View) error {
	p := newExplainPage(d, v)
	if s == SectionSources {
		for other := range SectionSources {
			p.part(other) // for what it cites
		}
		p.out.Reset()
	}
	p.part(s)
	_, err := io.WriteString(w, strings.TrimLeft(p.out.String(), "\n"))
	return err
}

func (p *explainPage) part(s Section) {
	switch s {
	case SectionReasons:
		p.heads()
		switch p.Status {
		case statusRecommended:
			p.openAbove()
			p.verdict()
			p.reasons()
		case statusInfeasible:
			p.infeasible()
		default:
			p.noEvidence()
		}
		p.excluded()
	case SectionAlternatives:
		p.alternatives()
		p.layers()
		if p.Explanation != nil {
			p.whyNot(false)
		}
	case SectionChange:
		if p.Explanation == nil {
			p.unknown()
			return
		}
		p.change()
		p.worth()
		p.firm()
		p.weights()
	case SectionOpen:
		p.openSection()
	case SectionCautions:
		p.cautions()
	case SectionAnswers:
		p.answers()
	case SectionSources:
		p.sources()
	}
}
