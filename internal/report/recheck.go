package report

import (
	"fmt"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/decision"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// Recheck is what `recheck --format json` prints: recorded recommendations
// beside those of the date.
type Recheck struct {
	FormatVersion int           `json:"format_version"`
	AsOf          string        `json:"as_of"`
	Files         []RecheckFile `json:"files"`
	Skipped       []string      `json:"skipped"` // files of directories that have nothing recorded
	Summary       struct {
		Checked   int `json:"checked"`
		Changed   int `json:"changed"`
		Stands    int `json:"stands"`
		Broken    int `json:"broken"`
		Attention int `json:"attention"` // of those that stand
		Half      int `json:"half_superseded"`
	} `json:"summary"`
	LeftOut []LeftOut `json:"left_out"` // files of directories that were not checked, also those skipped
}

// LeftOut is a file or directory that was not checked, and why.
type LeftOut struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// The verdicts about a file.
const (
	VerdictStands    = "stands"
	VerdictAttention = "attention" // stands, but a caution is new or a needed waiver is over
	VerdictChanged   = "changed"
	VerdictBroken    = "broken" // it cannot be read or understood
	VerdictHalf      = "half-superseded"
)

// RecheckFile is one recorded recommendation.
type RecheckFile struct {
	File         string          `json:"file"`
	Line         int             `json:"line"` // where it is recorded, from 1
	Title        string          `json:"title"`
	Verdict      string          `json:"verdict"`
	Ruleset      Ruleset         `json:"ruleset"`
	Then         *RecordedResult `json:"then"` // nil if broken
	Now          *RecordedResult `json:"now"`  // nil if broken
	RulesChanged bool            `json:"rules_changed"`
	Causes       []Cause         `json:"causes"`
	Past         *Past           `json:"past"` // nil unless changed
	NewCautions  []Caution       `json:"new_cautions"`
	Waivers      []Expiry        `json:"waivers"`
	Errors       []string        `json:"errors"` // why it is broken
	// Supported is today's result with supported options only; nil: nothing in the
	// stack is unsupported. Outdated are the unsupported options that no waiver
	// accepts.
	Supported      *Supported `json:"supported"`
	Outdated       []string   `json:"outdated"`
	Contradictions []string   `json:"contradictions"`
	Overdue        []Overdue  `json:"overdue"`

	head  []string // what comes before the verdict's details, in words
	today []string // what the guidance says and what can be built today, in words
}

// RecordedResult is what was or is recommended.
type RecordedResult struct {
	AsOf    string      `json:"as_of"`
	Version string      `json:"ruleset_version"`
	Digest  string      `json:"ruleset_digest"`
	Status  string      `json:"status"`
	Stack   []string    `json:"stack"`
	Score   Thousandths `json:"score"`
}

// Cause is one thing that changed a recommendation. Kind is lifecycle, relation,
// rule-fires, rule-silent, rule-gone, option-gone, rules, answers, points or
// constraint; see decision.Cause for the rest. Text is a sentence.
type Cause struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	On     string `json:"on"`
	Proven bool   `json:"proven"`
	Joint  bool   `json:"joint"`
	Text   string `json:"text"`
	// New: by today's rules it counted then, too, but not by those of then.
	New    bool          `json:"new"`
	Points []PointChange `json:"points"`
}

// PointChange is what a rule gave to an option then, and gives now.
type PointChange struct {
	Option string      `json:"option"`
	Then   Thousandths `json:"then"`
	Now    Thousandths `json:"now"`
}

// Past is how the recorded stack fares under the rules of the date.
type Past struct {
	Gone     []string    `json:"gone"`
	Excluded []Veto      `json:"excluded"`
	Score    Thousandths `json:"score"`
	Gap      Thousandths `json:"gap"`
	Rules    []RuleGap   `json:"rules"`
	Breaks   []Break     `json:"breaks"`
}

// Break is a constraint of today that the recorded stack does not satisfy. Kind
// is relation, rule or layer.
type Break struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Veto is an option with the rules that exclude it.
type Veto struct {
	Option string   `json:"option"`
	Rules  []string `json:"rules"`
}

// Expiry is a waiver that ends soon, or has ended. Days may be negative.
type Expiry struct {
	Waiver
	Days   int  `json:"days"`
	Needed bool `json:"needed"`
}

// NewRecheckFile arranges what was found out about a file. Names in sentences
// are in the language.
func NewRecheckFile(file string, line int, title string, c *decision.Recheck, tag string) RecheckFile {
	p := c.Now.Engine.Program
	t := &teller{p: p, tag: tag, w: lang.Decision(tag), words: lang.Report(tag)}
	f := RecheckFile{
		File: file, Line: line, Title: title, Verdict: verdictOf(c), Ruleset: NewRuleset(p),
		Then: &RecordedResult{
			c.Then.AsOf.String(), c.Then.RulesetVersion, c.Then.RulesetDigest, c.Then.Status,
			append([]string{}, c.Then.Stack...), Thousandths(c.Then.Score),
		},
		Now: &RecordedResult{
			c.Now.Engine.Date.String(), p.Version, p.Digest, c.Now.Status.String(),
			ids(c.Now.Stack.Options, t.optionID), Thousandths(c.Now.Stack.Score),
		},
		RulesChanged: c.RulesChanged,
		Causes:       each(c.Causes, t.cause),
		Past:         t.past(c.Past),
		NewCautions:  []Caution{},
		Waivers:      each(c.Waivers, t.expiry),
		Errors:       []string{},
		Supported:    t.supported(c.Now),
		Outdated:     []string{},

		Contradictions: ids(c.Now.Contradictions, func(i int) string { return p.Contradictions[i].ID }),
		Overdue:        each(c.Overdue, t.overdue),
	}
	f.tellToday(t, c)
	for _, i := range c.NewCautions {
		f.NewCautions = append(f.NewCautions, t.caution(c, i))
	}
	return f
}

// tellToday says what there is to say beside the verdict of a file.
func (f *RecheckFile) tellToday(t *teller, c *decision.Recheck) {
	var outdated []int
	for _, caution := range c.Now.Cautions {
		if !c.Waived(caution.Option) {
			outdated = append(outdated, caution.Option)
		}
	}
	f.Outdated = ids(outdated, t.optionID)
	f.today = t.today(c.Now, outdated)
	if text := t.knowledge(c.Now.Engine.Date); text != "" {
		f.head = append(f.head, text)
	}
	f.head = append(f.head, t.contradictions(c.Now)...)
}

// BrokenRecheckFile is a file that could not be checked, and why.
func BrokenRecheckFile(file string, line int, errors []string) RecheckFile {
	return RecheckFile{
		File: file, Line: line, Verdict: VerdictBroken, Causes: []Cause{}, NewCautions: []Caution{}, Waivers: []Expiry{}, Errors: errors,
		Outdated: []string{}, Contradictions: []string{}, Overdue: []Overdue{},
	}
}

// HalfSuperseded is a record that does not agree with another about which of them
// is in force.
func HalfSuperseded(file, text string) RecheckFile {
	f := BrokenRecheckFile(file, 0, []string{text})
	f.Verdict = VerdictHalf
	return f
}

func verdictOf(c *decision.Recheck) string {
	switch {
	case c.Changed:
		return VerdictChanged
	case c.Attention():
		return VerdictAttention
	}
	return VerdictStands
}

// NewRecheck sums up.
func NewRecheck(asOf string, files []RecheckFile, skipped []string) *Recheck {
	r := &Recheck{FormatVersion: FormatVersion, AsOf: asOf, Files: append([]RecheckFile{}, files...), Skipped: append([]string{}, skipped...)}
	r.LeaveOut(nil)
	r.Summary.Checked = len(files)
	for _, f := range files {
		switch f.Verdict {
		case VerdictChanged:
			r.Summary.Changed++
		case VerdictBroken:
			r.Summary.Broken++
		case VerdictHalf:
			r.Summary.Half++
			r.Summary.Checked--
		case VerdictAttention:
			r.Summary.Attention++
			r.Summary.Stands++
		default:
			r.Summary.Stands++
		}
	}
	return r
}

// LeaveOut says what was not checked.
func (r *Recheck) LeaveOut(list []LeftOut) { r.LeftOut = append([]LeftOut{}, list...) }

// teller names what a program's positions stand for.
type teller struct {
	p     *program.Program
	tag   string
	w     *lang.DecisionWords
	words *lang.ReportWords
}

func (t *teller) optionID(i int) string { return t.p.Options[i].ID }

func (t *teller) option(i int) string { return t.p.Options[i].Name.In(t.tag) }

// rule is the reason of a rule with its id.
func (t *teller) rule(i int) string {
	r := &t.p.Rules[i]
	if why := r.Because.In(t.tag); why != "" {
		return r.ID + t.words.Colon + why
	}
	return r.ID
}

func (t *teller) cause(c decision.Cause) Cause {
	out := Cause{
		Kind: [...]string{"lifecycle", "relation", "rule-fires", "rule-silent", "rule-gone", "option-gone", "rules", "answers", "points", "constraint"}[c.Kind],
		ID:   c.ID, On: c.On.String(), Proven: c.Proven, Joint: c.Joint, New: c.New,
		Points: each(c.Points, func(x decision.PointChange) PointChange {
			return PointChange{x.Option, Thousandths(x.Then), Thousandths(x.Now)}
		}),
	}
	switch c.Kind {
	case decision.ByLifecycle:
		out.Text = t.lifecycle(c)
	case decision.ByRelation:
		format := t.w.ByRelationBegan
		switch {
		case c.New:
			out.Text = fmt.Sprintf(t.w.ByRelationNew, t.relation(&t.p.Relations[c.Entry]))
			return out
		case c.Ends && c.Undone:
			format = t.w.ByRelationStill
		case c.Ends:
			format = t.w.ByRelationEnded
		case c.Undone:
			format = t.w.ByRelationNotYet
		}
		out.Text = fmt.Sprintf(format, t.relation(&t.p.Relations[c.Entry]), c.On)
	case decision.ByRuleFires:
		out.Text = fmt.Sprintf(t.w.ByRuleFires, t.rule(c.Entry))
	case decision.ByRuleSilent:
		out.Text = fmt.Sprintf(t.w.ByRuleSilent, t.rule(c.Entry))
	case decision.ByRuleGone:
		out.Text = fmt.Sprintf(t.w.ByRuleGone, c.ID)
	case decision.ByOptionGone:
		out.Text = fmt.Sprintf(t.w.ByOptionGone, c.ID)
	case decision.ByRules:
		out.Text = t.w.ByRules
	case decision.ByAnswers:
		out.Text = t.w.ByAnswers
	case decision.ByPoints:
		out.Text = fmt.Sprintf(t.w.ByPoints, t.rule(c.Entry)) + fmt.Sprintf(t.words.Aside, t.changes(c.Points))
	case decision.ByConstraint:
		out.Text = fmt.Sprintf(t.w.ByConstraint, t.rule(c.Entry))
	}
	return out
}

func (t *teller) changes(list []decision.PointChange) string {
	return strings.Join(each(list, func(x decision.PointChange) string {
		return fmt.Sprintf(t.w.PointsChanged, x.Option, signed(Thousandths(x.Then)), signed(Thousandths(x.Now)))
	}), t.words.Semicolon)
}

func (t *teller) lifecycle(c decision.Cause) string {
	l := &t.p.Lifecycles[c.Entry]
	name := t.option(l.Option)
	switch {
	case c.New:
		since := c
		since.New = false
		return t.lifecycle(since) + fmt.Sprintf(t.words.Aside, t.w.NotThen)
	case c.Undone:
		return fmt.Sprintf(t.w.ByNotRetired, name, c.On)
	case l.Since == c.On && string(l.Status) == "retired":
		return fmt.Sprintf(t.w.ByRetired, name, c.On)
	}
	return fmt.Sprintf(t.w.BySupportEnded, name, c.On)
}

// relation tells a constraint, with its reason if it has one.
func (t *teller) relation(r *check.Relation) string {
	format := t.words.RequiresRelation
	if string(r.Kind) == "conflicts" {
		format = t.words.Conflicts
	}
	text := fmt.Sprintf(format, strings.Join(each(r.From, t.option), t.words.Or), strings.Join(t.ends(r), t.words.Or))
	if why := r.Because.In(t.tag); why != "" {
		text += fmt.Sprintf(t.words.Aside, strings.TrimRight(why, ".。"))
	}
	return text
}

// ends names what a relation leads to.
func (t *teller) ends(r *check.Relation) []string {
	return append(each(r.To[:r.Named], t.option), each(r.ToLayers, func(l int) string {
		return fmt.Sprintf(t.words.AnyInLayer, t.p.Layers[l].Name.In(t.tag))
	})...)
}

func (t *teller) past(p *decision.Past) *Past {
	if p == nil {
		return nil
	}
	return &Past{
		Gone: append([]string{}, p.Gone...),
		Excluded: each(p.Excluded, func(v decision.Veto) Veto {
			return Veto{t.optionID(v.Option), ids(v.Rules, func(i int) string { return t.p.Rules[i].ID })}
		}),
		Score: Thousandths(p.Score), Gap: Thousandths(p.Gap),
		Rules:  each(p.Rules, func(g decision.RuleGap) RuleGap { return RuleGap{t.p.Rules[g.Rule].ID, Thousandths(g.Amount)} }),
		Breaks: t.breaks(p),
	}
}

func (t *teller) breaks(p *decision.Past) []Break {
	list := each(p.Relations, func(i int) Break {
		r := &t.p.Relations[i]
		return Break{"relation", r.ID, t.relation(r)}
	})
	for _, i := range p.Requires {
		list = append(list, Break{"rule", t.p.Rules[i].ID, fmt.Sprintf(t.w.RuleRequires, t.rule(i), strings.Join(each(t.p.Rules[i].Require, t.option), t.words.Or))})
	}
	for _, i := range p.Empty {
		list = append(list, Break{"layer", t.p.Layers[i].ID, fmt.Sprintf(t.w.LayerEmpty, t.p.Layers[i].Name.In(t.tag))})
	}
	for _, i := range p.Twice {
		list = append(list, Break{"layer", t.p.Layers[i].ID, fmt.Sprintf(t.w.LayerTwice, t.p.Layers[i].Name.In(t.tag))})
	}
	return list
}

func (t *teller) expiry(x decision.Expiry) Expiry {
	w := x.Waiver
	return Expiry{Waiver{t.optionID(w.Option), w.Reason, w.Owner, w.Until.String()}, x.Days, x.Needed}
}

func (t *teller) caution(c *decision.Recheck, i int) Caution {
	from := c.Now.Cautions[i]
	l := &t.p.Lifecycles[from.Lifecycle]
	entry := Lifecycle{
		ID: l.ID, Option: t.optionID(l.Option), Status: string(l.Status), Since: l.Since.String(), Until: l.Until.String(),
		Successor: ids(l.Successor, t.optionID), Note: Text(l.Note),
	}
	asOf := c.Now.Engine.Date.String()
	out := Caution{
		Kind: CautionUnsupported, Option: t.optionID(from.Option), Lifecycle: l.ID, Waived: c.Waived(from.Option),
		Status: cautionStatus(&entry, asOf), Text: cautionText(t.words, &entry, asOf, t.tag, t.optionName),
		Rules: []string{}, Layers: []string{},
	}
	if l.Source >= 0 {
		out.Source = t.p.Sources[l.Source].ID
	}
	return out
}

func (t *teller) optionName(id string) string {
	for i := range t.p.Options {
		if t.p.Options[i].ID == id {
			return t.option(i)
		}
	}
	return id
}
