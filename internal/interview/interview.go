// Package interview leads a team through the questions of one rule set: which
// question comes next, which do not apply or can no longer matter, an answer
// taken, changed or taken back. It knows no screen and no language.
//
//	Program + answers.Sheet --New--> Interview --Question--> a face asks it
//	     ^                               |  ^
//	     |                            Query  Answer, Unknown, Back, Jump, ...
//	     +-- Sheet to save               v  |
//	                              Query.Run --Insight--> Learn
//
// An Interview changes at once with every call. What takes time, the stack for
// the present answers and what is still worth asking, is computed from a Query,
// an unchanging picture of the answers, wherever the face wants that to happen,
// and handed back as an Insight. Faces that call Run and Learn after each change
// and before they show the next question ask the same questions in the same
// order.
//
// Drawing is left to package tui, files to package cli.
package interview

import (
	"slices"
	"sync"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Order is how the next question is chosen.
type Order uint8

// The orders.
const (
	Author  Order = iota // as the rule set's file has them
	Fastest              // the question that tells most about the stack first
)

// Step is what the team is asked to do now.
type Step uint8

// The steps.
const (
	Ask   Step = iota // answer Question
	Offer             // the stack is settled: Stop, or Continue with the rest
	Close             // nothing is left to ask: title, participants, weights if wanted, then Finish
	Done              // look at the result
)

// Config is what an Interview depends on beside program and answers.
type Config struct {
	Order Order
	Date  date.Date // of every evaluation
}

// Interview is one session with one rule set. It is for one goroutine at a time.
type Interview struct {
	p      *program.Program
	config Config
	sheet  answers.Sheet
	engine *engine.Engine
	state  *engine.State
	studio *studio
	feeds  func() *feeds // made when first needed

	step  Step
	at    int      // the question asked, -1 unless step is Ask
	trail []int    // questions that were answered or left, in that order, each once
	rest  bool     // the team wants to go on although the stack is settled
	past  []moment // what each answer of this session replaced, the newest last

	changing bool // the question was gone to from the result, which follows it

	told        []int  // contradictions that are true, and that the team has been told of
	unsupported []bool // by option: on the date

	serial  int // counts changes of anything that an Insight depends on
	insight Insight
	learned int // serial that insight belongs to; 0: none
}

// New starts an interview, or resumes one where its sheet stopped. The sheet is
// copied.
func New(p *program.Program, sheet *answers.Sheet, c Config) *Interview {
	i := &Interview{p: p, config: c, sheet: clone(p, sheet), at: -1, serial: 1, unsupported: engine.Unsupported(p, c.Date)}
	i.feeds = sync.OnceValue(func() *feeds { return newFeeds(p) })
	i.prepare()
	for q := range p.Questions {
		if i.said(q) {
			i.trail = append(i.trail, q)
		}
	}
	resumed := len(i.trail) > 0
	i.advance()
	if resumed && i.step == Close {
		i.step = Done
	}
	return i
}

// clone copies the sheet, with every slice as long as the program wants it.
func clone(p *program.Program, from *answers.Sheet) answers.Sheet {
	s := *from
	s.Values = make([]program.Value, len(p.Questions))
	for q := range s.Values {
		s.Values[q] = program.Unknown
	}
	copy(s.Values, from.Values)
	s.SaidUnknown = make([]bool, len(p.Questions))
	copy(s.SaidUnknown, from.SaidUnknown)
	s.Notes = make([]string, len(p.Questions))
	copy(s.Notes, from.Notes)
	s.Parked = make([]*answers.Parked, len(p.Questions))
	copy(s.Parked, from.Parked)
	s.Links = make([]string, len(p.Questions))
	copy(s.Links, from.Links)
	s.Weights = make([]int64, len(p.Criteria))
	for c := range s.Weights {
		s.Weights[c] = -1
	}
	copy(s.Weights, from.Weights)
	s.Participants = slices.Clone(from.Participants)
	s.Waivers = slices.Clone(from.Waivers)
	return s
}

// prepare makes the engine for the sheet's weights.
func (i *Interview) prepare() {
	i.engine = engine.New(i.p, engine.Config{Date: i.config.Date, Weights: i.sheet.Weights})
	i.state = i.engine.NewState()
	i.state.Reset(i.sheet.Values)
	i.studio = newStudio(i.engine, i.feeds, i.config.Order)
}

// Program is the rule set that is asked about.
func (i *Interview) Program() *program.Program { return i.p }

// Date is the day that every evaluation is for.
func (i *Interview) Date() date.Date { return i.config.Date }

// Step is what to do now.
func (i *Interview) Step() Step { return i.step }

// Question is the question to answer now, or -1 unless Step is Ask.
func (i *Interview) Question() int { return i.at }

// Value is the answer to a question; program.Unknown if there is none.
func (i *Interview) Value(q int) program.Value { return i.sheet.Values[q] }

// Note is what was noted for a question; "" is nothing.
func (i *Interview) Note(q int) string { return i.sheet.Notes[q] }

// Title is the sheet's title.
func (i *Interview) Title() string { return i.sheet.Title }

// Participants are the names on the sheet; the slice is the Interview's own.
func (i *Interview) Participants() []string { return i.sheet.Participants }

// Weight is the importance of a criterion in thousandths, and whether it is the
// team's own instead of the rule set's.
func (i *Interview) Weight(criterion int) (thousandths int64, own bool) {
	if w := i.sheet.Weights[criterion]; w >= 0 {
		return w, true
	}
	return i.p.Criteria[criterion].Weight, false
}

// Changing reports whether the question was gone to from the result, to which its
// answer, Back and Resume return.
func (i *Interview) Changing() bool { return i.changing }

// Begun reports whether anything was said yet. Before that the author's first
// question is as good as any: nobody needs to wait for an Insight.
func (i *Interview) Begun() bool {
	for q := range i.p.Questions {
		if i.said(q) {
			return true
		}
	}
	return false
}

// said reports whether q was asked and got an answer, "unknown" among them.
func (i *Interview) said(q int) bool {
	return i.sheet.Values[q] != program.Unknown || i.sheet.SaidUnknown[q]
}
