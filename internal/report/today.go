package report

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/lang"
)

// A recommended stack with an unsupported option that no waiver accepts is what
// the guidance says. It stands beside what can be built today: the result with
// supported options only. The two do not compete, so no text sets their scores
// against each other.

// Outdated lists the options of the stack that are unsupported on the date and
// that no waiver accepts.
func (d *Document) Outdated() []string {
	var list []string
	for i := range d.Cautions {
		if c := &d.Cautions[i]; c.Kind == CautionUnsupported && !c.Waived {
			list = append(list, c.Option)
		}
	}
	return list
}

// IsOutdated reports whether the recommended stack is only what the guidance
// says, as it cannot be built today.
func (d *Document) IsOutdated() bool { return d.Status == statusRecommended && len(d.Outdated()) > 0 }

// Buildable is the stack to build: the recommended one, or if that is outdated
// the supported one. It is empty if there is none.
func (d *Document) Buildable() []string {
	switch {
	case !d.IsOutdated():
		return d.Stack
	case d.Supported != nil:
		return d.Supported.Stack
	}
	return nil
}

// builds reports whether an option is in the stack, or in the one to build.
func (p *page) builds(option string) bool {
	return p.inStack[option] || slices.Contains(p.Buildable(), option)
}

// nothingToday says why nothing can be built today, "" if something can.
func (p *page) nothingToday() string {
	switch {
	case !p.IsOutdated() || len(p.Buildable()) > 0:
		return ""
	case p.Supported != nil && p.Supported.Status == statusInfeasible:
		return p.head.TodayInfeasible
	}
	return p.head.TodayNothing
}

// outdatedText names what is no longer supported, with the days; "" if nothing is.
func (p *page) outdatedText() string {
	if !p.IsOutdated() {
		return ""
	}
	return fmt.Sprintf(p.head.Outdated, p.endings(p.Outdated()))
}

// endings lists options with the day on which their support ended.
func (p *page) endings(options []string) string {
	return strings.Join(each(options, func(o string) string {
		return fmt.Sprintf(p.head.Ended, p.option(o), p.ending(o))
	}), p.words.List)
}

// ending says of an unsupported option of the stack since when it is so, else "".
func (p *page) ending(option string) string {
	for i := range p.Cautions {
		if c := &p.Cautions[i]; c.Kind == CautionUnsupported && c.Option == option {
			if l := p.lifecycle[c.Lifecycle]; l != nil {
				return endingText(p.words, l, p.AsOf)
			}
			return p.words.Unsupported
		}
	}
	return ""
}

// endingText says since when an entry makes its option unsupported.
func endingText(w *lang.ReportWords, l *Lifecycle, asOf string) string {
	if cautionStatus(l, asOf) == CautionRetired {
		return fmt.Sprintf(w.Retired, l.Since)
	}
	return fmt.Sprintf(w.SupportEnded, l.Until)
}

// side is one of the two stacks that stand beside each other.
type side struct {
	heading string
	stack   []string
	nothing string // why there is no stack
}

// sides are what the guidance says, and what can be built today.
func (p *page) sides() [2]side {
	return [2]side{
		{p.head.Guidance, p.Document.Stack, ""},
		{p.head.Today, p.Buildable(), p.nothingToday()},
	}
}

// storey is a layer, or several side by side, that one option of a stack fills.
type storey struct {
	option string
	layers []string // top first
}

// storeys are the filled layers of a stack, the top one first.
func (p *page) storeys(stack []string) []storey {
	var list []storey
	for i := len(p.Layers) - 1; i >= 0; i-- {
		layer := p.Layers[i].Layer
		option := p.fillerOf(stack, layer)
		if option == "" {
			continue
		}
		if n := len(list); n > 0 && list[n-1].option == option {
			list[n-1].layers = append(list[n-1].layers, layer)
			continue
		}
		list = append(list, storey{option, []string{layer}})
	}
	return list
}
