package report

import (
	"fmt"
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

	Title         string
	Rules         string // title of the rule set
	Stack         string // its options, "A + B"; "" unless recommended
	Verdict       []string
	Alert         string // that options of the stack are unsupported
	Knowledge     string // that the knowledge of the rules ends before the date
	Contradictory []contradictory
	OpenLayers    []string // which questions decide layers that are empty so far
	// Sides are what the guidance says and what can be built today; nil where the
	// recommended stack can be built. Headline is the one stack for a title, "" if
	// there are two.
	Sides     []sideView
	Headline  string
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
	Differences       []reasons // in the order of their headings
}

// reasons are reasons under a heading.
type reasons struct {
	Heading string
	List    []reason
}

type answered struct{ ID, Prompt, Value, Note, Link string }

type source struct {
	Number                 int
	ID, Title, URL, Detail string
}

// newDossier words the Document in a language, "" for its own.
func newDossier(d *Document, tag string) *dossier {
	p := newPage(printable(d), View{Lang: tag})
	o := &dossier{page: p, W: lang.Dossier(p.tag), Words: p.words, Tag: p.tag}
	o.begin()
	o.beside()
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

func (o *dossier) begin() {
	a := &o.Appendix
	o.Rules = o.say(a.Texts.Title)
	o.Title = strings.TrimSpace(a.Title)
	if o.Title == "" {
		o.Title = o.Rules
	}
	switch o.Status {
	case statusRecommended:
		o.Stack = o.stackNames(o.Document.Stack)
		if !o.anyPositive() {
			o.Verdict = append(o.Verdict, o.words.NothingSpeaks)
		}
		o.Verdict = append(o.Verdict, o.lead())
		if text := o.variants(); text != "" {
			o.Verdict = append(o.Verdict, text)
		}
		o.Verdict = append(o.Verdict, o.settled())
		o.OpenLayers = o.openLayers()
	case statusInfeasible:
		o.Verdict = []string{upperFirst(o.W.BecauseOpen) + o.words.Stop}
	default:
		o.Verdict = []string{o.words.NoEvidence, o.settled()}
	}
	o.facts()
}

func (o *dossier) facts() {
	add := func(label, value string) { o.Facts = append(o.Facts, fact{label, value}) }
	add(o.W.Date, o.AsOf)
	if o.Status == statusRecommended && !o.IsOutdated() {
		add(o.W.Score, o.points(o.Score))
		if lead := o.leadValue(); lead != "" {
			add(o.W.Lead, lead)
		}
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

// leadValue is by how much the stack leads, and over what; "" over nothing.
func (o *dossier) leadValue() string {
	lead, over := o.page.Document.Lead, ""
	switch {
	case o.Rival != nil:
		over = o.stackNames(o.Rival.Stack)
	case o.hasMinor():
		return ""
	default: // a result of before there were rivals, or all alternatives are parts
		lead, over = o.Margin, o.W.BestAlternative
	}
	switch {
	case lead == nil:
		return ""
	case *lead == 0:
		return o.W.LeadTie
	}
	return fmt.Sprintf(o.W.LeadValue, *lead, over)
}

// beside arranges what stands at the head: the end of the knowledge,
// contradictions, and the two stacks of an outdated result.
func (o *dossier) beside() {
	o.Knowledge = o.knowledge()
	o.Contradictory = o.contradictions()
	for i := range o.Contradictory {
		if c := o.contradiction[o.Document.Contradictions[i]]; c != nil {
			o.Contradictory[i].Source = o.number(c.Source)
		}
	}
	o.Headline = o.Stack
	if o.IsOutdated() {
		o.Headline = ""
		o.Alert = o.outdatedText()
		o.Sides = o.sideViews()
	}
}

func (o *dossier) cautioned() {
	for i := range o.Document.Cautions {
		o.Cautions = append(o.Cautions, o.cautionView(&o.Document.Cautions[i]))
	}
	if o.Document.Supported != nil && !o.IsOutdated() {
		o.Supported = o.supported(o.Document.Supported)
	}
	if u := o.unsupportedIn(o.Document.Stack); len(u) > 0 && !o.IsOutdated() {
		o.Alert = upperFirst(fmt.Sprintf(o.words.UnsupportedNow, o.names(u))) + o.words.Stop + o.W.Between + o.Supported
	}
}

func (o *dossier) cautionView(c *Caution) caution {
	entry, source, checked := o.cautionOrigin(c)
	view := caution{Option: o.cautionName(c), reason: reason{Text: upperFirst(o.cautionText(c)), Rule: entry, Source: o.number(source)}}
	if checked != "" {
		view.Checked = fmt.Sprintf(o.words.CheckedOn, checked)
	}
	if w := o.waiverOf(c.Option); c.Waived && w != nil {
		view.Waiver = o.waiver(w)
	}
	return view
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

func (o *dossier) layered() {
	if o.Status != statusRecommended {
		return
	}
	for i := len(o.Layers) - 1; i >= 0; i-- {
		o.ByLayer = append(o.ByLayer, pair{o.layer(o.Layers[i].Layer), o.lead1(&o.Layers[i])})
	}
}
