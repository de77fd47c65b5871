package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/decision"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// Review is what `review --format json` prints: several people's sheets side by
// side. Who said what is a list of sheet numbers, from 1.
type Review struct {
	FormatVersion int             `json:"format_version"`
	Ruleset       Ruleset         `json:"ruleset"`
	AsOf          string          `json:"as_of"`
	Sheets        []ReviewedSheet `json:"sheets"`
	Questions     []ReviewTopic   `json:"questions"` // all that somebody answered
	Weights       []ReviewTopic   `json:"weights"`
	Combinations  Combinations    `json:"combinations"`
	// Settle is a smallest set of topics that decides the stack; nil: not decided.
	Settle *[]string `json:"settle"`
}

// ReviewedSheet is one person's sheet with the stack it would get.
type ReviewedSheet struct {
	File         string      `json:"file"`
	Participants []string    `json:"participants"`
	Answered     int         `json:"answered"`
	Status       string      `json:"status"`
	Stack        []string    `json:"stack"`
	Score        Thousandths `json:"score"`
}

// ReviewTopic is a question, or the importance of a criterion. Agreement is
// agreed, partial (some gave the same answer, the others none) or differ.
type ReviewTopic struct {
	ID        string           `json:"id"`
	Agreement string           `json:"agreement"`
	Answers   []ReviewPosition `json:"answers"`
	Silent    []int            `json:"silent"`
	// Matters: settling it can change the stack; nil: people do not differ, or it
	// was not decided. Sway is in which share of the combinations of the other
	// answers it does.
	Matters *bool      `json:"matters"`
	Sway    Millionths `json:"sway"`
}

// ReviewPosition is one answer with those who gave it, and what the
// combinations with it lead to.
type ReviewPosition struct {
	Answer any            `json:"answer"` // as in answers; of a criterion its weight
	Sheets []int          `json:"sheets"`
	Stacks []ReviewedPart `json:"stacks"`
}

// Combinations are all ways to take one of the given answers to each topic that
// people differ on. Samples and Seed are 0 unless it is estimated.
type Combinations struct {
	Method  string         `json:"method"`
	Count   string         `json:"count"` // decimal
	Samples int            `json:"samples"`
	Seed    uint64         `json:"seed"`
	Stacks  []ReviewedPart `json:"stacks"`
}

// ReviewedPart is a stack with its part of the combinations. Count is "" where
// the share is estimated.
type ReviewedPart struct {
	Stack  []string   `json:"stack"`
	Status string     `json:"status"`
	Count  string     `json:"count"`
	Share  Millionths `json:"share"`
}

// NewReview arranges a review of the sheets in the files.
func NewReview(r *decision.Review, files []string) *Review {
	p := r.Program
	t := &reviewer{teller{p: p}, r}
	out := &Review{
		FormatVersion: FormatVersion, Ruleset: Ruleset{p.ID, p.Version, p.Digest}, AsOf: r.Date.String(),
		Sheets: []ReviewedSheet{}, Questions: []ReviewTopic{},
		Weights: each(r.Weights, t.topic),
		Combinations: Combinations{
			Method: r.Method.String(), Count: r.Combinations.String(), Samples: r.Samples, Seed: r.Seed, Stacks: each(r.Stacks, t.part),
		},
	}
	for i, file := range files {
		out.Sheets = append(out.Sheets, t.sheet(file, i))
	}
	for _, topic := range r.Questions {
		if topic.Agreement != decision.Open {
			out.Questions = append(out.Questions, t.topic(topic))
		}
	}
	if r.Settle != nil {
		topics := r.Topics()
		list := each(r.Settle, func(i int) string { return t.id(*topics[i]) })
		out.Settle = &list
	}
	return out
}

// reviewer names what a review's positions stand for.
type reviewer struct {
	teller
	r *decision.Review
}

func (t *reviewer) sheet(file string, i int) ReviewedSheet {
	s, own := t.r.Sheets[i], t.r.Each[i]
	answered := 0
	for _, v := range s.Values {
		if v != program.Unknown {
			answered++
		}
	}
	return ReviewedSheet{
		File: file, Participants: slices.Concat([]string{}, s.Participants), Answered: answered,
		Status: own.Status.String(), Stack: ids(own.Stack.Options, t.optionID), Score: Thousandths(own.Stack.Score),
	}
}

func (t *reviewer) id(topic decision.Topic) string {
	if topic.Question >= 0 {
		return t.p.Questions[topic.Question].ID
	}
	return t.p.Criteria[topic.Criterion].ID
}

func (t *reviewer) topic(topic decision.Topic) ReviewTopic {
	return ReviewTopic{
		ID: t.id(topic), Agreement: topic.Agreement.String(), Silent: each(topic.Silent, fromOne),
		Matters: topic.Matters, Sway: Millionths(topic.Sway),
		Answers: each(topic.Positions, func(p decision.Position) ReviewPosition {
			return ReviewPosition{t.answer(topic, p), each(p.Sheets, fromOne), each(p.Stacks, t.part)}
		}),
	}
}

func fromOne(i int) int { return i + 1 }

// answer is a position's answer as JSON has it.
func (t *reviewer) answer(topic decision.Topic, p decision.Position) any {
	if topic.Question >= 0 {
		return answerTo(&t.p.Questions[topic.Question], p.Value).Value
	}
	return Thousandths(p.Weight)
}

func (t *reviewer) part(s decision.Share) ReviewedPart {
	part := ReviewedPart{Stack: ids(s.Stack, t.optionID), Status: s.Status.String(), Share: Millionths(s.Share)}
	if s.Count != nil {
		part.Count = s.Count.String()
	}
	return part
}

// ReviewText tells a review to people in one language.
type ReviewText struct {
	*decision.Review
	Files []string
	Lang  string
}

// Write writes the text.
func (v ReviewText) Write(w io.Writer) error {
	t := newReviewPage(v)
	t.head()
	t.section(t.w.Differ, decision.Differ)
	t.combinations()
	t.section(t.w.Partial, decision.Partial)
	t.section(t.w.Agreed, decision.Agreed)
	_, err := io.WriteString(w, t.b.String())
	return err
}

// Notes says by question who said what, for those that are not agreed on, to be
// kept in the merged sheet.
func (v ReviewText) Notes() []string {
	t := newReviewPage(v)
	notes := make([]string, len(v.Questions))
	for q := range v.Questions {
		topic := &v.Questions[q]
		if topic.Agreement != decision.Differ && topic.Agreement != decision.Partial {
			continue
		}
		var lines []string
		for i, s := range v.Sheets {
			said := t.w.NotAnswered
			if s.Values[q] != program.Unknown {
				said = t.value(&t.p.Questions[q], s.Values[q])
			}
			line := fmt.Sprintf(t.w.MergedNote, t.who(i), said)
			if s.Notes[q] != "" {
				line += fmt.Sprintf(t.words.Aside, s.Notes[q])
			}
			lines = append(lines, line)
		}
		notes[q] = strings.Join(lines, "\n")
	}
	return notes
}

type reviewPage struct {
	reviewer
	files []string
	b     strings.Builder
}

func newReviewPage(v ReviewText) *reviewPage {
	return &reviewPage{
		reviewer: reviewer{teller{p: v.Program, tag: v.Lang, w: lang.Decision(v.Lang), words: lang.Report(v.Lang)}, v.Review}, files: v.Files,
	}
}

func (t *reviewPage) line(indent int, text string) {
	t.b.WriteString(strings.Repeat(" ", indent) + diag.Printable(strings.ReplaceAll(text, "\n", " ")) + "\n")
}

// who names the people behind a sheet.
func (t *reviewPage) who(i int) string {
	if names := t.r.Sheets[i].Participants; len(names) > 0 {
		return strings.Join(names, t.words.List)
	}
	return t.files[i]
}

func (t *reviewPage) people(sheets []int) string {
	return strings.Join(each(sheets, t.who), t.words.List)
}

func (t *reviewPage) head() {
	t.line(0, fmt.Sprintf(t.w.ReviewTitle, len(t.files)))
	t.line(0, fmt.Sprintf(t.words.Ruleset, t.p.ID+" "+t.p.Version)+t.words.Comma+t.r.Date.String())
	t.b.WriteByte('\n')
	t.line(0, t.w.Each)
	for i, own := range t.r.Each {
		t.line(2, t.who(i)+t.words.Colon+t.stack(analysis.Outcome{Status: own.Status, Stack: own.Stack.Options})+fmt.Sprintf(t.words.Aside, fmt.Sprintf(t.words.Score, Thousandths(own.Stack.Score))))
	}
}

func (t *reviewPage) stack(o analysis.Outcome) string {
	switch {
	case o.Status.String() == statusInfeasible:
		return t.w.NoStack
	case len(o.Stack) == 0:
		return t.w.Nothing
	}
	return strings.Join(each(o.Stack, t.option), " + ")
}

// section lists the topics with one kind of agreement; of those that people
// differ on, the ones that matter most come first.
func (t *reviewPage) section(heading string, a decision.Agreement) {
	var list []decision.Topic
	for _, topics := range [][]decision.Topic{t.r.Questions, t.r.Weights} {
		for _, topic := range topics {
			unchanged := topic.Criterion >= 0 && a == decision.Agreed && topic.Positions[0].Weight == t.p.Criteria[topic.Criterion].Weight
			if topic.Agreement == a && !unchanged {
				list = append(list, topic)
			}
		}
	}
	if len(list) == 0 {
		if a == decision.Differ {
			t.b.WriteByte('\n')
			t.line(0, t.w.NoneDiffer)
		}
		return
	}
	slices.SortStableFunc(list, func(a, b decision.Topic) int { return int(b.Sway - a.Sway) })
	t.b.WriteByte('\n')
	t.line(0, heading)
	for _, topic := range list {
		t.topicLines(topic)
	}
}

func (t *reviewPage) topicLines(topic decision.Topic) {
	if topic.Agreement == decision.Agreed {
		t.line(2, t.name(topic)+t.words.Gap+t.said(topic, topic.Positions[0]))
		return
	}
	t.line(2, t.name(topic))
	if topic.Agreement == decision.Differ {
		t.line(4, t.matters(topic))
	}
	for _, p := range topic.Positions {
		text := fmt.Sprintf(t.w.GaveIt, t.said(topic, p), t.people(p.Sheets))
		if len(p.Stacks) > 0 && topic.Matters != nil && *topic.Matters {
			text += t.words.Colon + t.shares(p.Stacks)
		}
		t.line(4, "- "+text)
	}
	if len(topic.Silent) > 0 {
		t.line(4, "- "+fmt.Sprintf(t.w.Silent, t.people(topic.Silent)))
	}
}

func (t *reviewPage) name(topic decision.Topic) string {
	if topic.Question >= 0 {
		q := &t.p.Questions[topic.Question]
		return q.Prompt.In(t.tag) + fmt.Sprintf(t.words.Aside, q.ID)
	}
	return fmt.Sprintf(t.w.WeightOf, t.p.Criteria[topic.Criterion].Name.In(t.tag))
}

func (t *reviewPage) matters(topic decision.Topic) string {
	switch {
	case topic.Matters == nil:
		return t.w.NotDecided
	case *topic.Matters:
		return fmt.Sprintf(t.w.Matters, percent(Millionths(topic.Sway)))
	}
	return t.w.DoesNot
}

func (t *reviewPage) said(topic decision.Topic, p decision.Position) string {
	if topic.Question >= 0 {
		return t.value(&t.p.Questions[topic.Question], p.Value)
	}
	return Thousandths(p.Weight).String()
}

// value is an answer in words.
func (t *reviewPage) value(q *check.Question, v program.Value) string {
	label := func(id string) string {
		for _, c := range q.Choices {
			if c.ID == id {
				return c.Label.In(t.tag)
			}
		}
		return id
	}
	switch v := answerTo(q, v).Value.(type) {
	case bool:
		if v {
			return t.words.Yes
		}
		return t.words.No
	case string:
		return label(v)
	case []string:
		if len(v) == 0 {
			return t.words.NoneChosen
		}
		return strings.Join(each(v, label), t.words.List)
	default:
		return fmt.Sprint(v)
	}
}

func (t *reviewPage) shares(list []decision.Share) string {
	return strings.Join(each(list, func(s decision.Share) string {
		return fmt.Sprintf(t.w.ShareOf, percent(Millionths(s.Share)), t.stack(s.Outcome))
	}), t.words.Semicolon)
}

func (t *reviewPage) combinations() {
	if len(t.r.Topics()) == 0 {
		return
	}
	t.b.WriteByte('\n')
	t.line(0, fmt.Sprintf(t.w.Combinations, t.r.Combinations))
	if t.r.Method == analysis.Estimated {
		t.line(2, fmt.Sprintf(t.w.Estimated, t.r.Samples, t.r.Seed))
	}
	for _, s := range t.r.Stacks {
		t.line(2, "- "+t.shares([]decision.Share{s}))
	}
	t.line(2, t.w.NotForecast)
	switch topics := t.r.Topics(); {
	case t.r.Settle == nil:
	case len(t.r.Settle) == 0:
		t.line(2, t.w.SettleNothing)
	default:
		t.line(2, fmt.Sprintf(t.w.Settle, strings.Join(each(t.r.Settle, func(i int) string { return t.id(*topics[i]) }), t.words.List)))
	}
}
