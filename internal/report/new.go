package report

import (
	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// Settings are what a Document depends on beside the results.
type Settings struct {
	Lang    string // language of generated texts; "" is English
	Settled *bool  // see Recommendation.Settled
	Program string // version of the program
	// Explanation is of the same recommendation; nil: the Document has none. Its
	// verdict whether the result is settled counts, if it has one.
	Explanation *analysis.Explanation
}

// New arranges a recommendation for the sheet it was made from.
func New(r *engine.Recommendation, sheet *answers.Sheet, s Settings) *Document {
	if s.Lang == "" {
		s.Lang = lang.English
	}
	b := &builder{r: r, e: r.Engine, sheet: sheet, Settings: s}
	d := &Document{Recommendation: b.recommendation(), Further: Further{b.openQuestions()}, Appendix: b.appendix()}
	if x := s.Explanation; x != nil {
		d.Explanation = b.explanation(x)
		if x.Settled != analysis.Undecided {
			settled := x.Settled == analysis.Yes
			d.Settled = &settled
		}
	}
	return d
}

// builder turns positions into ids.
type builder struct {
	Settings
	r     *engine.Recommendation
	e     *engine.Engine
	sheet *answers.Sheet
	state *engine.State // with the answers; see asked
}

// asked is the engine with the answers of the recommendation.
func (b *builder) asked() *engine.State {
	if b.state == nil {
		b.state = b.e.NewState()
		b.state.Reset(b.r.Values)
	}
	return b.state
}

func (b *builder) recommendation() Recommendation {
	r := b.r
	return Recommendation{
		FormatVersion:  FormatVersion,
		Ruleset:        NewRuleset(b.e.Program),
		AsOf:           b.e.Date.String(),
		Answers:        b.answers(),
		Unanswered:     ids(r.Unanswered, b.question),
		Status:         r.Status.String(),
		Stack:          ids(r.Stack.Options, b.option),
		Score:          Thousandths(r.Stack.Score),
		Settled:        b.Settled,
		Margin:         (*Thousandths)(r.Margin),
		Alternatives:   each(r.Alternatives, b.stack),
		Layers:         b.layers(),
		Supported:      b.supported(),
		Cautions:       b.cautions(),
		Options:        b.options(),
		Fired:          ids(r.Fired, b.rule),
		Open:           ids(r.Open, b.rule),
		Conflict:       b.constraints(r.Conflict),
		Contradictions: ids(r.Contradictions, func(i int) string { return b.e.Contradictions[i].ID }),
		Rival:          b.rival(),
		Lead:           (*Thousandths)(r.Lead),
		AllContradict:  analysis.AllContradict(r),
	}
}

func (b *builder) option(i int) string   { return b.e.Options[i].ID }
func (b *builder) rule(i int) string     { return b.e.Rules[i].ID }
func (b *builder) question(i int) string { return b.e.Questions[i].ID }
func (b *builder) layer(i int) string    { return b.e.Layers[i].ID }
func (b *builder) relation(i int) string { return b.e.Relations[i].ID }

// source is "" for -1, no source.
func (b *builder) source(i int) string {
	if i < 0 {
		return ""
	}
	return b.e.Sources[i].ID
}

// each maps a list and never returns nil.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}

func ids(positions []int, name func(int) string) []string { return each(positions, name) }

func (b *builder) answers() Answers {
	list := Answers{}
	for q, v := range b.r.Values {
		if v != program.Unknown {
			list = append(list, answerTo(&b.e.Questions[q], v))
		}
	}
	return list
}

func (b *builder) stack(s engine.Stack) Stack {
	return Stack{ids(s.Options, b.option), Thousandths(s.Score)}
}

func (b *builder) rival() *Stack {
	if b.r.Rival == nil {
		return nil
	}
	s := b.stack(*b.r.Rival)
	return &s
}

func (b *builder) layers() []LayerResult {
	list := make([]LayerResult, len(b.r.Layers))
	for i, l := range b.r.Layers {
		list[i].Layer, list[i].DecidedBy = b.layer(i), ids(b.decide(i), b.question)
		if l.Option >= 0 {
			id := b.option(l.Option)
			list[i].Option = &id
		}
		if l.Next != nil {
			s := b.stack(*l.Next)
			list[i].Next = &s
		}
	}
	return list
}

func (b *builder) supported() *Supported {
	s := b.r.Supported
	if s == nil {
		return nil
	}
	return &Supported{s.Status.String(), ids(s.Stack.Options, b.option), Thousandths(s.Stack.Score)}
}

func (b *builder) options() []Scored {
	list := make([]Scored, len(b.r.Options))
	for o := range list {
		from := &b.r.Options[o]
		list[o] = Scored{
			ID:          b.option(o),
			Layer:       b.layer(b.e.Options[o].Layers[0]),
			Score:       Thousandths(from.Score),
			Unsupported: from.Unsupported,
			ExcludedBy:  ids(from.ExcludedBy, b.rule),
			Contributions: each(from.Contributions, func(c engine.Contribution) Contribution {
				criterion := b.e.Rules[c.Rule].Criterion
				return Contribution{
					Rule:      b.rule(c.Rule),
					Criterion: b.e.Criteria[criterion].ID,
					Points:    Thousandths(c.Points * 1000),
					Weight:    Thousandths(b.e.Weights[criterion]),
					Counted:   c.Counted,
				}
			}),
		}
	}
	return list
}
