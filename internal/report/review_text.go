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
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

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
	for _, l := range v.Lost() {
		notes[l.Question] = strings.TrimPrefix(notes[l.Question]+"\n"+v.LostText(l), "\n")
	}
	return notes
}

type reviewPage struct {
	reviewer
	files []string
	says  *lang.ExplainWords
	b     strings.Builder
}

func newReviewPage(v ReviewText) *reviewPage {
	return &reviewPage{
		reviewer: reviewer{teller{p: v.Program, tag: v.Lang, w: lang.Decision(v.Lang), words: lang.Report(v.Lang)}, v.Review},
		files:    v.Files, says: lang.Explain(v.Lang),
	}
}

func (t *reviewPage) line(indent int, text string) {
	t.b.WriteString(strings.Repeat(" ", indent) + diag.Printable(strings.ReplaceAll(text, "\n", " ")) + "\n")
}

// who names the people behind a sheet, with its file if others are called the
// same.
func (t *reviewPage) who(i int) string {
	names := t.r.Sheets[i].Participants
	if len(names) == 0 {
		return t.files[i]
	}
	for j, s := range t.r.Sheets {
		if j != i && slices.Equal(s.Participants, names) {
			return strings.Join(names, t.words.List) + fmt.Sprintf(t.words.Aside, t.files[i])
		}
	}
	return strings.Join(names, t.words.List)
}

func (t *reviewPage) people(sheets []int) string {
	return strings.Join(each(sheets, t.who), t.words.List)
}

func (t *reviewPage) head() {
	t.line(0, fmt.Sprintf(t.w.ReviewTitle, len(t.files)))
	t.line(0, fmt.Sprintf(t.words.Ruleset, t.p.ID+" "+t.p.Version)+t.words.Comma+t.r.Date.String())
	if text := t.knowledge(t.r.Date); text != "" {
		t.line(0, text)
	}
	t.b.WriteByte('\n')
	t.line(0, t.w.Each)
	for i := range t.r.Each {
		t.own(i)
	}
}

// own tells what the answers of one sheet lead to.
func (t *reviewPage) own(i int) {
	own := t.r.Each[i]
	lines := t.today(own, outdatedIn(own, t.r.Sheets[i].Waivers))
	if lines == nil {
		stack := t.stackNames(analysis.Outcome{Status: own.Status, Stack: own.Stack.Options})
		t.line(2, t.who(i)+t.words.Colon+stack+fmt.Sprintf(t.words.Aside, fmt.Sprintf(t.words.Score, Thousandths(own.Stack.Score))))
	} else {
		t.line(2, t.who(i)+strings.TrimRight(t.words.Colon, " "))
	}
	for _, text := range append(lines, t.contradictions(own)...) {
		t.line(4, text)
	}
}

// stack is an outcome in words, with what in it is unsupported.
func (t *reviewPage) stack(o analysis.Outcome) string {
	text := t.stackNames(o)
	var endings []string
	for _, option := range o.Stack {
		if engine.UnsupportedBy(t.p, option, t.r.Date) >= 0 {
			endings = append(endings, t.ending(option, t.r.Date))
		}
	}
	if len(endings) > 0 {
		text += t.words.Comma + fmt.Sprintf(t.words.UnsupportedNow, strings.Join(endings, t.words.List))
	}
	return text
}

func (t *reviewPage) stackNames(o analysis.Outcome) string {
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
			text += t.words.Colon + strings.Join(t.shares(p.Stacks, mostOfPosition), t.words.Semicolon)
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
		return fmt.Sprintf(t.w.Matters, t.percent(topic.Sway, topic.SwayLow, topic.SwayHigh))
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

// percent is a share, with its interval if it is estimated.
func (t *reviewPage) percent(share, low, high analysis.Share) string {
	text := percent(Millionths(share))
	if t.r.Method == analysis.Estimated {
		text += fmt.Sprintf(t.says.Interval, percent(Millionths(low)), percent(Millionths(high)))
	}
	return text
}

// How many stacks are told of a position and of all combinations; JSON has all.
const (
	mostOfPosition = 3
	mostOfAll      = 10
)

// shares are the most frequent outcomes, and how many more there are.
func (t *reviewPage) shares(list []decision.Share, most int) []string {
	if len(list) == most+1 { // as long as saying that there is one more
		most++
	}
	parts := each(list[:min(len(list), most)], func(s decision.Share) string {
		return fmt.Sprintf(t.w.ShareOf, t.percent(s.Share, s.Low, s.High), t.stack(s.Outcome))
	})
	if more := len(list) - most; more > 0 {
		parts = append(parts, t.says.MoreStacks.Of(more))
	}
	return parts
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
	for _, s := range t.shares(t.r.Stacks, mostOfAll) {
		t.line(2, "- "+s)
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
