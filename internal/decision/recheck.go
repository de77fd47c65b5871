// Package decision looks at recorded sheets over time and over people.
//
//	sheet with [recorded] + today's program and date --Recheck--> Recheck
//	sheets of several participants + program and date --Review--> Review, merged Sheet
//
// It finds out what changed and because of what, and which differences between
// people matter; how that is told is left to report.
package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Notice is how many days before its last day a waiver is told of.
const Notice = 90

// Recheck is a recorded recommendation beside the one of today.
type Recheck struct {
	Then *answers.Recorded
	Now  *engine.Recommendation

	// Changed: another status or another stack is recommended now.
	Changed bool
	// RulesChanged: the rule set's digest is not the recorded one. False if none
	// was recorded.
	RulesChanged bool
	// Causes say why it changed; empty unless Changed.
	Causes []Cause
	// Past is the recorded stack under today's rules and date; nil unless
	// Changed, and if a stack was recorded that is not empty.
	Past *Past

	// NewCautions are positions in Now.Cautions that were not recorded.
	NewCautions []int
	// Waivers are those that run out within Notice days, and those that have run
	// out though their option is still cautioned about.
	Waivers []Expiry
	// Overdue are open questions whose day has passed.
	Overdue []Overdue

	waivers []answers.Waiver // of the sheet
}

// Expiry is a waiver that runs out soon, or did.
type Expiry struct {
	Waiver answers.Waiver
	Days   int  // left after today; 0: today is its last day; negative: over
	Needed bool // the recommended stack has a caution about its option
}

// Over reports whether the waiver has run out.
func (x *Expiry) Over() bool { return x.Days < 0 }

// Attention reports whether somebody has to look: the recommendation changed, a
// caution is new, the day of an open question has passed, or a waiver that is needed
// has run out.
func (c *Recheck) Attention() bool {
	return c.Changed || len(c.NewCautions) > 0 || len(c.Overdue) > 0 ||
		slices.ContainsFunc(c.Waivers, func(x Expiry) bool { return x.Over() && x.Needed })
}

// Check compares what a sheet recorded with what the program recommends for its
// answers on a day. The sheet has a Recorded. It fails with engine.ErrBudget
// only.
func Check(p *program.Program, sheet *answers.Sheet, today date.Date) (*Recheck, error) {
	now, err := recommend(p, sheet, today)
	if err != nil {
		return nil, err
	}
	digest := sheet.Recorded.RulesetDigest
	c := &Recheck{Then: sheet.Recorded, Now: now, waivers: sheet.Waivers, RulesChanged: digest != "" && digest != p.Digest}
	for i, caution := range now.Cautions {
		if !slices.Contains(c.Then.Cautions, p.Options[caution.Option].ID) {
			c.NewCautions = append(c.NewCautions, i)
		}
	}
	c.Waivers = expiries(now, sheet.Waivers, today)
	c.Overdue = overdue(now, sheet, today)
	if c.Changed = !recordedAs(c.Then, outcomeOf(now)); !c.Changed {
		return c, nil
	}
	c.Past = pastOf(c.Then, now)
	c.Causes, err = causes(p, sheet, now)
	return c, err
}

// Waived reports whether a waiver holds today for the option.
func (c *Recheck) Waived(option int) bool {
	return slices.ContainsFunc(c.waivers, func(w answers.Waiver) bool { return w.Option == option && c.Now.Engine.Date <= w.Until })
}

func recommend(p *program.Program, sheet *answers.Sheet, on date.Date) (*engine.Recommendation, error) {
	s := engine.New(p, engine.Config{Date: on, Weights: sheet.Weights}).NewState()
	s.Reset(sheet.Values)
	return s.Recommend(0)
}

func expiries(now *engine.Recommendation, waivers []answers.Waiver, today date.Date) []Expiry {
	var list []Expiry
	for _, w := range waivers {
		x := Expiry{Waiver: w, Days: w.Until.Days() - today.Days()}
		x.Needed = slices.ContainsFunc(now.Cautions, func(c engine.Caution) bool { return c.Option == w.Option })
		if x.Days <= Notice && (!x.Over() || x.Needed && !renewed(waivers, w, today)) {
			list = append(list, x)
		}
	}
	return list
}

// renewed reports whether another waiver for the same option still holds.
func renewed(waivers []answers.Waiver, w answers.Waiver, today date.Date) bool {
	return slices.ContainsFunc(waivers, func(other answers.Waiver) bool {
		return other.Option == w.Option && today <= other.Until
	})
}
