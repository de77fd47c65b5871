package report

import (
	"stackadvisor/internal/decision"
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
	// Supported is the result with supported options only; nil: nothing in the
	// stack is unsupported. Outdated are the unsupported options that no waiver of
	// the sheet accepts.
	Supported      *Supported `json:"supported"`
	Outdated       []string   `json:"outdated"`
	Contradictions []string   `json:"contradictions"`
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
	// SwayLow to SwayHigh is the 95 % interval of Sway; Sway itself if it is exact.
	SwayLow  Millionths `json:"sway_low"`
	SwayHigh Millionths `json:"sway_high"`
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
// the share is estimated. Low to High is its 95 % interval, the share itself if
// it is exact.
type ReviewedPart struct {
	Stack  []string   `json:"stack"`
	Status string     `json:"status"`
	Count  string     `json:"count"`
	Share  Millionths `json:"share"`
	Low    Millionths `json:"low"`
	High   Millionths `json:"high"`
}

// NewReview arranges a review of the sheets in the files.
func NewReview(r *decision.Review, files []string) *Review {
	p := r.Program
	t := &reviewer{teller{p: p}, r}
	out := &Review{
		FormatVersion: FormatVersion, Ruleset: NewRuleset(p), AsOf: r.Date.String(),
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
		File: file, Participants: append([]string{}, s.Participants...), Answered: answered,
		Status: own.Status.String(), Stack: ids(own.Stack.Options, t.optionID), Score: Thousandths(own.Stack.Score),
		Supported: t.supported(own), Outdated: ids(outdatedIn(own, s.Waivers), t.optionID),
		Contradictions: ids(own.Contradictions, func(i int) string { return t.p.Contradictions[i].ID }),
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
		Matters: topic.Matters, Sway: Millionths(topic.Sway), SwayLow: Millionths(topic.SwayLow), SwayHigh: Millionths(topic.SwayHigh),
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
	part := ReviewedPart{Stack: ids(s.Stack, t.optionID), Status: s.Status.String(), Share: Millionths(s.Share), Low: Millionths(s.Low), High: Millionths(s.High)}
	if s.Count != nil {
		part.Count = s.Count.String()
	}
	return part
}
