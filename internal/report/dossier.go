package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stackadvisor/internal/lang"
)

// dossier is a Document in the words of one language, section by section: what
// HTML, Markdown and MADR have in common. Its texts are what a reader should
// see; each format escapes them for itself. An empty section is left out.
type dossier struct {
	*page
	W     *lang.DossierWords
	Words *lang.ReportWords
	Tag   string // language

	Title     string
	Rules     string // title of the rule set
	Stack     string // its options, "A + B"; "" unless recommended
	Verdict   []string
	Alert     string // that options of the stack are unsupported, and what else there is
	Facts     []fact
	Cautions  []caution
	Supported string // what would be recommended without what is unsupported
	Criteria  []criterion
	Bars      []barGroup
	Reasons   []optionReasons
	Conflict  []reason
	Excluded  []exclusion
	Others    []alternative
	ByLayer   []pair
	Unknown   []string
	NotAsked  string
	Waiting   []string // rules that wait for answers; the first says how many
	Answers   []answered
	Sources   []source
	Explained *explained // nil: nothing was analysed
}

type fact struct{ Label, Value string }

type pair struct{ Name, Text string }

// reason is a sentence with where it comes from. Amount is "" if it gives no
// points.
type reason struct {
	Amount string
	Text   string
	Rule   string // id of the rule, relation or lifecycle entry
	Detail string // how the amount comes about
	Source int    // number of its source, 0 for none
	At     string // place in the source
}

type caution struct {
	Option string
	reason
	Waiver  string
	Checked string
}

type criterion struct{ Name, Weight string }

type optionReasons struct {
	ID, Name, Layer, Score, Summary, State string
	For, Against, NotCounted, Needed       []reason
}

type exclusion struct {
	Options string
	Because []reason
}

type alternative struct {
	Number            int
	Stack, Score, Gap string
	Unsupported       string
	Lacks, Has        []reason
}

type answered struct{ ID, Prompt, Value, Note string }

type source struct {
	Number                 int
	ID, Title, URL, Detail string
}

// newDossier words the Document in a language, "" for its own.
func newDossier(d *Document, tag string) *dossier {
	p := newPage(printable(d), View{Lang: tag})
	o := &dossier{page: p, W: lang.Dossier(p.tag), Words: p.words, Tag: p.tag}
	o.head()
	o.cautioned()
	o.scores()
	o.reasoned()
	o.conflict()
	o.exclusions()
	o.others()
	o.layered()
	o.unanswered()
	o.said()
	o.explain()
	o.cite()
	return o
}

func (o *dossier) head() {
	a := &o.Appendix
	o.Rules = o.say(a.Texts.Title)
	o.Title = a.Title
	if o.Title == "" {
		o.Title = o.Rules
	}
	switch o.Status {
	case statusRecommended:
		o.Stack = o.stackNames(o.Document.Stack)
		if !o.anyPositive() {
			o.Verdict = append(o.Verdict, o.words.NothingSpeaks)
		}
		o.Verdict = append(o.Verdict, o.lead(), o.settled())
	case statusInfeasible:
		o.Verdict = []string{o.words.Infeasible}
	default:
		o.Verdict = []string{o.words.NoEvidence, o.settled()}
	}
	o.facts()
}

func (o *dossier) facts() {
	add := func(label, value string) { o.Facts = append(o.Facts, fact{label, value}) }
	add(o.W.Date, o.AsOf)
	if o.Status == statusRecommended {
		add(o.W.Score, o.points(o.Score))
	}
	switch {
	case o.Margin == nil:
	case *o.Margin == 0:
		add(o.W.Lead, o.W.LeadTie)
	default:
		add(o.W.Lead, fmt.Sprintf(o.W.LeadValue, *o.Margin))
	}
	asked := len(o.Document.Answers)
	for i := range o.Appendix.Texts.Questions {
		if q := &o.Appendix.Texts.Questions[i]; q.Applies != AppliesNo && !o.answered[q.ID] {
			asked++
		}
	}
	add(o.W.Answered, fmt.Sprintf(o.W.AnsweredValue, len(o.Document.Answers), asked))
	if names := o.Appendix.Participants; len(names) > 0 {
		add(o.W.Participants, strings.Join(names, o.words.List))
	}
	add(o.W.Rules, o.Rules+fmt.Sprintf(o.words.Aside, o.Ruleset.ID+" "+o.Ruleset.Version))
}

// points is a score with its unit.
func (o *dossier) points(score Thousandths) string {
	n := 2
	if score == 1000 || score == -1000 {
		n = 1
	}
	return o.W.Points.Of(n, score)
}

func (o *dossier) cautioned() {
	for i := range o.Document.Cautions {
		c := &o.Document.Cautions[i]
		view := caution{Option: o.option(c.Option), reason: reason{Text: c.Text, Rule: c.Lifecycle, Source: o.number(c.Source)}}
		if l := o.lifecycle[c.Lifecycle]; l != nil {
			view.Text = upperFirst(cautionText(o.words, l, o.AsOf, o.tag, o.option))
			if l.Checked != "" {
				view.Checked = fmt.Sprintf(o.words.CheckedOn, l.Checked)
			}
		}
		for _, w := range o.Appendix.Waivers {
			if c.Waived && w.Option == c.Option && o.AsOf <= w.Until {
				view.Waiver = o.waiver(&w)
			}
		}
		o.Cautions = append(o.Cautions, view)
	}
	if o.Document.Supported != nil {
		o.Supported = o.supported(o.Document.Supported)
	}
	if u := o.unsupportedIn(o.Document.Stack); len(u) > 0 {
		o.Alert = upperFirst(fmt.Sprintf(o.words.UnsupportedNow, o.names(u))) + o.words.Stop + o.words.Gap + o.Supported
	}
}

// upperFirst begins a sentence with a capital.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// signed is a number of points with its sign, a true minus.
func signed(t Thousandths) string { return strings.Replace(t.Signed(), "-", "−", 1) }

// number is the number under which a source is cited, 0 for none. Sources are
// numbered in the order of the rule set, so it does not matter who cites first.
func (o *dossier) number(id string) int {
	for i := range o.Appendix.Sources {
		if o.Appendix.Sources[i].ID == id {
			o.cited[id] = true
			return i + 1
		}
	}
	return 0
}

// ruleReason is what a rule says.
func (o *dossier) ruleReason(id string) reason {
	r := reason{Text: id}
	if rule := o.rules[id]; rule != nil {
		r.Source, r.At = o.number(rule.Source), o.say(rule.At)
		if why := o.say(rule.Because); why != "" {
			r.Text, r.Rule = why, id
		}
	}
	return r
}

func (o *dossier) reasoned() {
	if o.Status != statusRecommended {
		return
	}
	for _, id := range o.topDown() {
		s := o.scored[id]
		if s == nil {
			continue
		}
		view := optionReasons{ID: id, Name: o.option(id), Score: signed(s.Score), Layer: o.layersOf(id), State: o.state(id)}
		if t := o.options[id]; t != nil {
			view.Summary = o.say(t.Summary)
		}
		for _, c := range s.Contributions {
			r := o.contributed(c)
			switch {
			case !c.Counted:
				view.NotCounted = append(view.NotCounted, r)
			case c.Amount() < 0:
				view.Against = append(view.Against, r)
			default:
				view.For = append(view.For, r)
			}
		}
		view.Needed = o.needed(id)
		o.Reasons = append(o.Reasons, view)
	}
}

func (o *dossier) contributed(c Contribution) reason {
	r := o.ruleReason(c.Rule)
	r.Amount = signed(c.Amount())
	if c.Weight != 1000 {
		r.Detail = fmt.Sprintf(o.words.Weighted, c.Points, c.Weight, o.criterion(c.Criterion))
	}
	return r
}

// layersOf names the layers that an option occupies.
func (o *dossier) layersOf(id string) string {
	if t := o.options[id]; t != nil {
		return strings.Join(each(t.Layers, o.layer), o.words.List)
	}
	return ""
}

// state tells what is wrong with an option on the date, "" if nothing is.
func (o *dossier) state(id string) string {
	if s := o.scored[id]; s != nil && s.Unsupported {
		return o.words.Unsupported
	}
	return ""
}

// needed tells which constraints an option of the stack is there for.
func (o *dossier) needed(id string) []reason {
	var list []reason
	for i := range o.Appendix.Texts.Relations {
		r := &o.Appendix.Texts.Relations[i]
		if r.Kind == "requires" && r.Holds && o.inStack[r.From] && slices.Contains(r.To, id) {
			list = append(list, o.relationReason(r, fmt.Sprintf(o.words.NeededBy, o.option(r.From))))
		}
	}
	for _, rule := range o.Fired {
		if r := o.rules[rule]; r != nil && slices.Contains(r.Require, id) {
			need := o.ruleReason(rule)
			need.Text = o.told(fmt.Sprintf(o.words.RuleRequires, o.oneOf(r.Require)), r.Because)
			list = append(list, need)
		}
	}
	for _, l := range o.Layers {
		if text := o.layerText[l.Layer]; text != nil && text.Required && o.fills(id, l.Layer) {
			list = append(list, reason{Text: upperFirst(fmt.Sprintf(o.words.LayerRequired, o.layer(l.Layer)))})
		}
	}
	return list
}

func (o *dossier) relationReason(r *Relation, what string) reason {
	return reason{Text: o.told(what, r.Because), Rule: r.ID, Source: o.number(r.Source)}
}

// told is what holds with the reason for it, if there is one.
func (o *dossier) told(what string, because Text) string {
	what = upperFirst(what)
	if why := o.say(because); why != "" {
		return what + o.words.Colon + why
	}
	return what
}

// conflict names the constraints that cannot hold together.
func (o *dossier) conflict() {
	if c := o.Document.Conflict; c != nil {
		o.Conflict = o.constraints(c)
	}
}

func (o *dossier) constraints(c *Conflict) []reason {
	var list []reason
	for _, id := range c.Rules {
		need := o.ruleReason(id)
		if r := o.rules[id]; r != nil {
			need.Text = o.told(o.effects(r), r.Because)
		}
		list = append(list, need)
	}
	for _, id := range c.Relations {
		r := o.relations[id]
		if r == nil {
			list = append(list, reason{Text: id, Rule: id})
			continue
		}
		format := o.words.RequiresRelation
		if r.Kind == "conflicts" {
			format = o.words.Conflicts
		}
		list = append(list, o.relationReason(r, fmt.Sprintf(format, o.option(r.From), o.oneOf(r.To))))
	}
	for _, id := range c.Layers {
		list = append(list, reason{Text: upperFirst(fmt.Sprintf(o.words.LayerRequired, o.layer(id)))})
	}
	return list
}

// exclusions has what was excluded; options that the same rules exclude stand
// together.
func (o *dossier) exclusions() {
	at := map[string]int{}
	for i := range o.Options {
		s := &o.Options[i]
		if len(s.ExcludedBy) == 0 {
			continue
		}
		key := strings.Join(s.ExcludedBy, " ")
		if n, ok := at[key]; ok {
			o.Excluded[n].Options += o.words.List + o.option(s.ID)
			continue
		}
		at[key] = len(o.Excluded)
		o.Excluded = append(o.Excluded, exclusion{o.option(s.ID), each(s.ExcludedBy, o.ruleReason)})
	}
}

func (o *dossier) layered() {
	if o.Status != statusRecommended {
		return
	}
	for i := len(o.Layers) - 1; i >= 0; i-- {
		o.ByLayer = append(o.ByLayer, pair{o.layer(o.Layers[i].Layer), o.lead1(&o.Layers[i])})
	}
}

func (o *dossier) unanswered() {
	var skipped []string
	for _, id := range o.Unanswered {
		q := o.questions[id]
		switch {
		case q == nil:
			o.Unknown = append(o.Unknown, id)
		case q.Applies == AppliesNo:
			skipped = append(skipped, o.say(q.Prompt))
		default:
			o.Unknown = append(o.Unknown, o.unansweredQuestion(q))
		}
	}
	if len(skipped) > 0 {
		o.NotAsked = fmt.Sprintf(o.words.NotAsked, strings.Join(skipped, o.words.Gap))
	}
	if len(o.Unknown) == 0 {
		return
	}
	if len(o.Open) == 0 {
		o.Waiting = []string{o.words.NothingOpen}
		return
	}
	o.Waiting = []string{o.words.Open.Of(len(o.Open))}
	for _, id := range o.Open[:min(len(o.Open), mostOpen)] {
		text := id
		if r := o.rules[id]; r != nil {
			text += o.words.Colon + o.effects(r)
		}
		o.Waiting = append(o.Waiting, text)
	}
	if more := len(o.Open) - mostOpen; more > 0 {
		o.Waiting = append(o.Waiting, o.words.MoreOpen.Of(more))
	}
}

func (o *dossier) said() {
	for _, a := range o.Document.Answers {
		view := answered{ID: a.Question, Prompt: a.Question, Value: o.value(&a)}
		if q := o.questions[a.Question]; q != nil {
			view.Prompt = o.say(q.Prompt)
			if q.Applies == AppliesNo {
				view.Value += fmt.Sprintf(o.words.Aside, o.W.NotApplicable)
			}
		}
		for _, n := range o.Appendix.Notes {
			if n.Question == a.Question {
				view.Note = n.Text
			}
		}
		o.Answers = append(o.Answers, view)
	}
	for _, n := range o.Appendix.Notes {
		if q := o.questions[n.Question]; q != nil && !o.answered[n.Question] {
			o.Answers = append(o.Answers, answered{n.Question, o.say(q.Prompt), "–", n.Text})
		}
	}
}

// cite lists the sources of the rules that fired, and those that the dossier has
// cited beside. It comes last.
func (o *dossier) cite() {
	for _, id := range o.Fired {
		if r := o.rules[id]; r != nil {
			o.number(r.Source)
		}
	}
	for i := range o.Appendix.Sources {
		s := &o.Appendix.Sources[i]
		if !o.cited[s.ID] {
			continue
		}
		view := source{Number: i + 1, ID: s.ID, Title: o.say(s.Title), URL: s.URL}
		if s.Date != "" {
			view.Detail = fmt.Sprintf(o.words.Published, s.Date)
		}
		if s.Checked != "" {
			if view.Detail != "" {
				view.Detail += o.words.Dot
			}
			view.Detail += fmt.Sprintf(o.words.CheckedOn, s.Checked)
		}
		o.Sources = append(o.Sources, view)
	}
}
