package answers

import (
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/syntax"
)

// MaxBytes is how large an answers file may be.
const MaxBytes = 4 << 20

// unknown is the answer of somebody who was asked and does not know.
const unknown = "unknown"

// Document is an answers file whose syntax has been read. What it says can only
// be understood with the rule set that it names.
type Document struct {
	// RuleSet is the set that the file names, with its place; zero: none.
	RuleSet ruleset.Name
	doc     *syntax.Document
}

// Parse is the first step: it reads the syntax and the name of the rule set.
// The Document is nil if the file is not legal TOML.
func Parse(file *diag.File) (*Document, diag.List) {
	doc, list := syntax.Parse(file, syntax.Options{MaxBytes: MaxBytes})
	if doc == nil {
		return nil, list
	}
	d := &Document{doc: doc}
	// What is wrong with the key is left to Read.
	if e := doc.Root.Get("ruleset"); e != nil && e.Value.Kind == syntax.String && e.Value.Str != "" {
		d.RuleSet = ruleset.Name{ID: e.Value.Str, Span: e.Value.Span}
	}
	return d, list
}

// Data is the file as it was read.
func (d *Document) Data() []byte { return d.doc.File.Data }

// New returns a sheet for the program on which nothing is answered.
func New(p *program.Program) *Sheet {
	s := &Sheet{
		Values:      make([]program.Value, len(p.Questions)),
		SaidUnknown: make([]bool, len(p.Questions)),
		Notes:       make([]string, len(p.Questions)),
		Parked:      make([]*Parked, len(p.Questions)),
		Links:       make([]string, len(p.Questions)),
		Weights:     make([]int64, len(p.Criteria)),
	}
	for i := range s.Values {
		s.Values[i] = program.Unknown
	}
	for i := range s.Weights {
		s.Weights[i] = -1
	}
	return s
}

// Read is the second step: it understands the answers with the rule set's
// program. The Sheet is nil if the list has an error. The list is sorted.
func (d *Document) Read(p *program.Program) (*Sheet, diag.List) { return Fill(p, d, Flags{}) }

// Flags are changes to a file, in their order; see Set and SetWeight.
type Flags struct{ Set, Weights []string }

// Fill reads a file, which may be nil, and changes what the flags say. The list
// has the problems of both, sorted; if one is an error, the Sheet is nil.
// Whether an answer applies is judged when all are known.
func Fill(p *program.Program, d *Document, flags Flags) (*Sheet, diag.List) {
	r := newReader(p)
	s := New(p)
	if d != nil {
		r.document(d, s)
	}
	for _, argument := range flags.Set {
		r.set(s, argument)
	}
	for _, argument := range flags.Weights {
		r.setWeight(s, argument)
	}
	if !r.list.HasErrors() {
		r.notApplicable(s)
	}
	r.list.Sort()
	if r.list.HasErrors() {
		return nil, r.list
	}
	return s, r.list
}

func (r *reader) document(d *Document, s *Sheet) {
	s.Head = head(d.doc.File.Data)
	for _, e := range d.doc.Root.Entries {
		n := e.Value
		switch e.Key {
		case "ruleset":
			s.RuleSet = r.text(n, e.Key)
		case "title":
			s.Title = r.text(n, e.Key)
		case "participants":
			s.Participants = r.texts(n, e.Key)
		case "as_of":
			s.AsOf = r.date(n, e.Key)
		case "answers":
			r.answers(n, s)
		case "notes":
			r.notes(n, s)
		case "links":
			r.links(n, s)
		case "open":
			r.open(n, s)
		case "weights":
			r.weights(n, s)
		case "waiver":
			r.waivers(n, s)
		case "recorded":
			s.Recorded = r.recorded(n)
		default:
			r.unknownKey(e, "an answers file", "ruleset", "title", "participants", "as_of", "answers", "notes", "links", "open", "weights", "waiver", "recorded")
		}
	}
}

// reader understands the parts of a file and collects what is wrong with them.
type reader struct {
	p         *program.Program
	list      diag.List
	spell     diag.Speller
	questions map[string]int
	given     []diag.Span // by question: where its answer stands
}

func newReader(p *program.Program) *reader {
	r := &reader{p: p, questions: make(map[string]int, len(p.Questions)), given: make([]diag.Span, len(p.Questions))}
	for i := range p.Questions {
		r.questions[p.Questions[i].ID] = i
	}
	return r
}

func (r *reader) unknownKey(e *syntax.Entry, where string, known ...string) {
	hint := ""
	if near := r.spell.Nearest(e.Key, known); near != "" {
		hint = "; did you mean \"" + near + "\"?"
	}
	r.list.Errorf(diag.UnknownKey, e.Span, "unknown key %q in %s%s", e.Key, where, hint)
}

// is reports whether a value has the kind, and complains if not.
func (r *reader) is(n *syntax.Node, kind syntax.NodeKind, key string) bool {
	if n.Kind == kind {
		return true
	}
	hint := ""
	if kind == syntax.Day && n.Kind == syntax.String {
		if _, err := date.Parse(n.Str); err == nil {
			hint = "; leave out the quotes"
		}
	}
	r.list.Errorf(diag.TypeMismatch, n.Span, "%q must be %s, not %s%s", key, kind.Noun(), n.Kind.Noun(), hint)
	return false
}

// text reads a text that people will see.
func (r *reader) text(n *syntax.Node, key string) string {
	if !r.is(n, syntax.String, key) {
		return ""
	}
	syntax.CheckText(n, &r.list)
	return n.Str
}

func (r *reader) texts(n *syntax.Node, key string) []string {
	if !r.is(n, syntax.Array, key) {
		return nil
	}
	texts := make([]string, 0, len(n.Items))
	for _, item := range n.Items {
		texts = append(texts, r.text(item, key))
	}
	return texts
}

func (r *reader) date(n *syntax.Node, key string) date.Date {
	if !r.is(n, syntax.Day, key) {
		return 0
	}
	return n.Date
}

// question finds the question that an entry is about, or -1.
func (r *reader) question(e *syntax.Entry) int {
	if i, ok := r.questions[e.Key]; ok {
		return i
	}
	r.unknownQuestion(e.Key, e.Span)
	return -1
}

func (r *reader) unknownQuestion(id string, at diag.Span) {
	hint := ""
	if !r.spell.Spent() {
		ids := make([]string, len(r.p.Questions))
		for i := range ids {
			ids[i] = r.p.Questions[i].ID
		}
		hint = r.spell.Hint(id, ids)
	}
	r.list.Errorf(diag.UnknownQuestion, at, "rule set %q has no question %q%s", r.p.ID, id, hint)
}

func (r *reader) answers(n *syntax.Node, s *Sheet) {
	if !r.is(n, syntax.Table, "answers") {
		return
	}
	for _, e := range n.Entries {
		i := r.question(e)
		if i < 0 {
			continue
		}
		if e.Value.Kind == syntax.String && e.Value.Str == unknown {
			s.SaidUnknown[i] = true
			continue
		}
		if v, ok := r.value(i, e.Value); ok {
			s.Values[i] = v
			r.given[i] = e.Span
		}
	}
}

func (r *reader) notes(n *syntax.Node, s *Sheet) {
	if !r.is(n, syntax.Table, "notes") {
		return
	}
	for _, e := range n.Entries {
		if i := r.question(e); i >= 0 {
			s.Notes[i] = r.text(e.Value, e.Key)
		}
	}
}

func (r *reader) weights(n *syntax.Node, s *Sheet) {
	if !r.is(n, syntax.Table, "weights") {
		return
	}
	for _, e := range n.Entries {
		i := r.criterion(e.Key, e.Span)
		w, complaint := ruleset.Weight(e.Value)
		if complaint != "" {
			code := diag.OutOfRange
			if e.Value.Kind != syntax.Integer && e.Value.Kind != syntax.Float {
				code = diag.TypeMismatch
			}
			r.list.Errorf(code, e.Value.Span, "the weight of %q %s", e.Key, complaint)
			continue
		}
		if i >= 0 {
			s.Weights[i] = w
		}
	}
}

func (r *reader) criterion(id string, at diag.Span) int {
	ids := make([]string, len(r.p.Criteria))
	for i := range r.p.Criteria {
		if ids[i] = r.p.Criteria[i].ID; ids[i] == id {
			return i
		}
	}
	r.list.Errorf(diag.UnknownCriterion, at, "rule set %q has no criterion %q%s", r.p.ID, id, r.spell.Hint(id, ids))
	return -1
}
