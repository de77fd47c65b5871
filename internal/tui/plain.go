package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/ruleset"
)

// plain is the line-by-line face. It never moves the cursor, colours nothing and
// takes nothing for granted: what it did not understand is asked again, and the
// end of input is the user leaving.
//
// huh's accessible mode is no base for it: that asks hidden groups too, loses
// what is piped in after the first prompt, and takes the default, or panics, at
// the end of input.
type plain struct {
	*Session
	w   *lang.Interview
	in  *lines
	out io.Writer

	latest   string             // the step that was put last, so that it is put once
	leader   string             // what was recommended when a step was put last
	before   interview.Standing // the same in full
	skipped  []int              // the questions that were left out then
	hidden   bool               // what is recommended so far
	finished bool               // the session began with a finished sheet, which lines may change
	asked    time.Time          // when the last prompt was written
	told     bool               // that the file has changed, since the last line
}

// Plain leads through the interview line by line: questions go to talk, the
// result to result. It returns ErrLeft if the user left, or if input ended
// before the questions did, and the context's error if that ended.
func (s *Session) Plain(ctx context.Context, in io.Reader, talk, result io.Writer) error {
	p := &plain{Session: s, w: s.words(), in: readLines(in), out: talk, hidden: s.Blind}
	p.greet()
	p.finished = s.Interview.Step() == interview.Done
	for s.Interview.Step() != interview.Done || p.finished {
		err := p.turn(ctx)
		if errors.Is(err, io.EOF) && s.Interview.Step() != interview.Ask {
			break // nothing is left that the result depends on
		}
		if errors.Is(err, ErrLeft) && s.Interview.Step() == interview.Done {
			break // it was finished before
		}
		if err != nil {
			p.farewell()
			if errors.Is(err, io.EOF) {
				err = ErrLeft
			}
			return err
		}
	}
	p.println()
	if err := s.Print(result, s.Interview.Sheet()); err != nil {
		return err
	}
	p.farewell()
	return s.unsaved
}

func (p *plain) greet() {
	program := p.Interview.Program()
	p.printf(p.w.Greeting, p.shown(program.Title), program.ID, program.Version, p.Interview.Date())
	p.println(p.w.PlainHint)
}

func (p *plain) farewell() {
	p.endConflict()
	fmt.Fprint(p.out, p.Farewell())
}

// Outcome is a line that says what is recommended in the end.
func (s *Session) Outcome() string { return fmt.Sprintf(s.words().Recommended, s.leading()) + "\n" }

// Farewell says in lines what could not be taken, and where the answers are.
func (s *Session) Farewell() string {
	var b strings.Builder
	for _, sentence := range s.refused {
		b.WriteString(sentence + "\n")
	}
	switch {
	case s.unsaved != nil:
		fmt.Fprintf(&b, s.words().NotSaved+"\n", diag.Printable(s.unsaved.Error()))
	case s.Place() != "":
		fmt.Fprintf(&b, s.words().SavedIn+"\n", diag.Printable(s.Place()))
	default:
		b.WriteString(s.words().NothingSaved + "\n")
	}
	return b.String()
}

// turn puts the present step, if that was not done yet, and takes one line.
func (p *plain) turn(ctx context.Context) error {
	if p.Interview.Choosing() && !p.Interview.Begun() {
		p.println(p.w.Choosing) // the first time it may take some seconds
	}
	if err := p.learn(ctx); err != nil {
		return err
	}
	p.clashes()
	if step := fmt.Sprint(p.Interview.Step(), p.Interview.Question()); step != p.latest {
		p.latest = step
		p.news()
		p.put()
	}
	fmt.Fprint(p.out, "> ")
	p.asked = time.Now()
	text, err := p.line(ctx)
	switch {
	case err == errLongLine:
		p.printf(p.w.LongLine, maxLine)
		return nil
	case err == errHidden:
		p.println(p.w.HiddenLine)
		return nil
	case err == errAtOnce:
		return nil
	case err != nil:
		p.println()
		return err
	}
	if p.settles(text) {
		return nil
	}
	return p.obey(p.understand(text))
}

const (
	// reading is how long after the prompt a line must have taken that was typed
	// for it.
	reading = 50 * time.Millisecond
	// together is how close lines are that were not typed one by one.
	together = 40 * time.Millisecond
)

// news tells what the last answer has changed.
func (p *plain) news() {
	p.println()
	shift := p.shiftLine(&p.before)
	p.before = p.Interview.Insight().Standing
	if leader := p.leading(); p.leader != leader {
		if p.leader != "" && !p.hidden {
			p.printf(p.w.Leading, leader)
		}
		p.leader = leader
	}
	if shift != "" && !p.hidden {
		p.println(shift)
	}
	skipped := p.Interview.Progress().Skipped
	asking := p.Interview.Step() == interview.Ask && !p.Interview.Settled()
	if asking && len(skipped) > 0 && !slices.Equal(skipped, p.skipped) {
		var ids []string
		for _, q := range skipped {
			ids = append(ids, p.Interview.Program().Questions[q].ID)
		}
		p.printf(p.w.LeftOut, strings.Join(ids, p.w.Comma))
	}
	p.skipped = skipped
}

// understand lets choices come before the words that no page of the manual
// promises: a question may have a choice "list" or "stop", or one with a sign
// that means something else.
func (p *plain) understand(text string) command {
	c := parseCommand(text)
	q := p.Interview.Question()
	chosen := q >= 0 && parseChoice(&p.Interview.Program().Questions[q], text) >= 0
	switch c.verb {
	case help, more, undo, again, list, hide, show, stop, proceed, say:
		if chosen && !strings.HasPrefix(narrow(text), "?") {
			return command{verb: say, text: text}
		}
	}
	return c
}

// put shows the present step.
func (p *plain) put() {
	switch p.Interview.Step() {
	case interview.Ask:
		p.question()
	case interview.Offer:
		progress := p.Interview.Progress()
		p.println(p.settled())
		if !p.hidden {
			p.printf(p.w.Leading, p.leading())
		}
		for _, q := range progress.Skipped {
			p.printf("  %s", p.prompt(q))
		}
		p.println(p.w.PlainOffer)
	case interview.Close:
		p.println(p.w.PlainClose)
		p.sheetLines()
	case interview.Done:
		if !p.hidden {
			p.printf(p.w.Recommended, p.leading())
		}
		p.println(p.openWords().Finished)
	}
}

// number counts the question that is asked among those that were asked.
func (s *Session) number(q int) (number, total int) {
	p := s.Interview.Progress()
	number = p.Asked + 1
	switch s.Interview.State(q) {
	case interview.Answered, interview.SaidUnknown:
		number--
	}
	return min(number, p.Total), p.Total
}

// settled says that the rest of the questions can change nothing.
func (s *Session) settled() string {
	p, w := s.Interview.Progress(), s.words()
	return fmt.Sprintf(w.Asked, p.Asked, p.Total) + w.Rest.Of(len(p.Skipped))
}

// prompt is a question with its id.
func (p *plain) prompt(q int) string {
	question := &p.Interview.Program().Questions[q]
	return p.shown(question.Prompt) + " [" + question.ID + "]"
}

func (p *plain) question() {
	q := p.Interview.Question()
	question := &p.Interview.Program().Questions[q]
	number, total := p.number(q)
	p.printf(p.w.QuestionOf, number, total, p.prompt(q))
	if help := p.prose(question.Help); help != "" {
		p.println(help)
	}
	switch question.Kind {
	case ruleset.YesNo:
		p.printf("  1  %s\n  2  %s", p.w.Yes, p.w.No)
	case ruleset.Number:
	default:
		for i := range question.Choices {
			c := &question.Choices[i]
			text := p.shown(c.Label)
			if help := p.shown(c.Help); help != "" {
				text += p.w.Colon + help
			}
			p.printf("%3d  %s [%s]", i+1, text, c.ID)
		}
	}
	p.println(p.howTo(q))
	if p.Interview.State(q) == interview.Skipped {
		p.println(p.w.ForTheRecord)
	}
	if v := p.Interview.Value(q); p.Interview.State(q) == interview.SaidUnknown || v >= 0 {
		p.printf(p.w.AnswerNow, diag.Printable(p.answer(q, v)))
	}
	for _, line := range p.besides(q) {
		p.println(line)
	}
	p.note(q)
}

// note shows the note on a question, and reports whether there is one.
func (p *plain) note(q int) bool {
	text := p.Interview.Note(q)
	if text != "" {
		p.printf(p.w.NoteNow, strings.Join(printableLines(text), "\n  "))
	}
	return text != ""
}

// howTo says in a line how the question is answered.
func (p *plain) howTo(q int) string {
	question := &p.Interview.Program().Questions[q]
	switch question.Kind {
	case ruleset.Multi:
		switch {
		case question.Min == question.Max:
			return fmt.Sprintf(p.w.PlainExactly, question.Min)
		case question.Min == 0:
			return fmt.Sprintf(p.w.PlainUpTo, question.Max)
		}
		return fmt.Sprintf(p.w.PlainMulti, question.Min, question.Max)
	case ruleset.Number:
		return fmt.Sprintf(p.w.PlainNumber, question.Min, question.Max)
	case ruleset.YesNo:
		return p.w.PlainYesNo
	}
	return p.w.PlainSingle
}

// leading says what is recommended for the answers so far.
func (s *Session) leading() string {
	w, st := s.words(), &s.Interview.Insight().Standing
	switch {
	case st.Failed:
		return w.SearchFailed
	case st.Status == interview.Infeasible:
		return w.Infeasible
	case st.Status == interview.NoEvidence:
		return w.NoEvidence
	}
	text := s.stack(st.Stacks[0].Options)
	if len(st.Unsupported) > 0 {
		text += fmt.Sprintf(w.Aside, fmt.Sprintf(s.openWords().Ended, s.stack(st.Unsupported)))
	}
	return text
}
