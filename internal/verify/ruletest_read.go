package verify

import (
	"slices"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/syntax"
)

// MaxTestBytes is how large a file of rule tests may be.
const MaxTestBytes = ruleset.MaxBytes

// Tests is a file of rule tests whose syntax has been read. What it says can
// only be understood with the rule set that it names.
type Tests struct {
	RuleSet ruleset.Name // zero if the file names none, which is an error
	doc     *syntax.Document
}

// ParseTests is the first step: it reads the syntax and the name of the rule
// set. The Tests are nil if there is an error.
func ParseTests(file *diag.File) (*Tests, diag.List) {
	doc, list := syntax.Parse(file, syntax.Options{MaxBytes: MaxTestBytes})
	if doc == nil {
		return nil, list
	}
	t := &Tests{doc: doc}
	r := &testReader{list: list}
	if e := doc.Root.Get("ruleset"); e == nil {
		r.list.Errorf(diag.MissingKey, firstKey(doc.Root), "a file of rule tests has no \"ruleset\"")
	} else if s := r.text(e.Value, "ruleset"); s != "" {
		t.RuleSet = ruleset.Name{ID: s, Span: e.Value.Span}
	}
	if r.list.HasErrors() {
		return nil, r.list
	}
	return t, r.list
}

// Read is the second step: it understands the cases with the rule set's program.
// There are no cases if the list has an error. The list is sorted.
func (t *Tests) Read(p *program.Program) ([]*Case, diag.List) {
	r := newTestReader(p)
	var cases []*Case
	for _, e := range t.doc.Root.Entries {
		switch e.Key {
		case "ruleset":
		case "case":
			cases = r.cases(e.Value)
		default:
			r.unknownKey(e, "a file of rule tests", "ruleset", "case")
		}
	}
	if len(cases) == 0 && !r.list.HasErrors() {
		r.list.Errorf(diag.MissingKey, t.RuleSet.Span, "a file of rule tests has no \"case\"")
	}
	r.list.Sort()
	if r.list.HasErrors() {
		return nil, r.list
	}
	return cases, r.list
}

// testReader understands the parts of a file and collects what is wrong.
type testReader struct {
	p       *program.Program
	list    diag.List
	spell   diag.Speller
	options []string
	rules   []string
	named   map[string]diag.Span // cases
	state   *engine.State        // nil until it is needed
}

func newTestReader(p *program.Program) *testReader {
	r := &testReader{p: p, named: map[string]diag.Span{}}
	for i := range p.Options {
		r.options = append(r.options, p.Options[i].ID)
	}
	for i := range p.Rules {
		r.rules = append(r.rules, p.Rules[i].ID)
	}
	return r
}

func (r *testReader) unknownKey(e *syntax.Entry, where string, known ...string) {
	hint := ""
	if near := r.spell.Nearest(e.Key, known); near != "" {
		hint = "; did you mean \"" + near + "\"?"
	}
	r.list.Errorf(diag.UnknownKey, e.Span, "unknown key %q in %s%s", e.Key, where, hint)
}

// is reports whether a value has the kind, and complains if not.
func (r *testReader) is(n *syntax.Node, kind syntax.NodeKind, key string) bool {
	if n.Kind == kind {
		return true
	}
	r.list.Errorf(diag.TypeMismatch, n.Span, "%q must be %s, not %s", key, kind.Noun(), n.Kind.Noun())
	return false
}

// text reads a text that is not empty.
func (r *testReader) text(n *syntax.Node, key string) string {
	if !r.is(n, syntax.String, key) {
		return ""
	}
	syntax.CheckText(n, &r.list)
	if strings.TrimSpace(n.Str) == "" {
		r.list.Errorf(diag.EmptyText, n.Span, "%q is empty", key)
	}
	return n.Str
}

func (r *testReader) cases(n *syntax.Node) []*Case {
	if !r.is(n, syntax.Array, "case") {
		return nil
	}
	var cases []*Case
	for _, item := range n.Items {
		if r.is(item, syntax.Table, "case") {
			cases = append(cases, r.oneCase(item))
		}
	}
	return cases
}

func (r *testReader) oneCase(n *syntax.Node) *Case {
	c := &Case{}
	var given, weights, expect *syntax.Node
	for _, e := range n.Entries {
		switch e.Key {
		case "name":
			c.Name, c.Span = r.text(e.Value, e.Key), e.Value.Span
		case "as_of":
			c.AsOf = r.date(e.Value)
		case "answers":
			given = e.Value
		case "weights":
			weights = e.Value
		case "expect":
			expect = e.Value
		default:
			r.unknownKey(e, "a case", "name", "as_of", "answers", "weights", "expect")
		}
	}
	r.required(n, "name", "as_of", "expect")
	r.unique(c)
	var list diag.List
	c.Sheet, list = answers.ReadTables(r.p, given, weights)
	r.list = append(r.list, list...)
	if !list.HasErrors() && !r.list.HasErrors() {
		r.contradictions(c)
	}
	if expect != nil && r.is(expect, syntax.Table, "expect") {
		r.expect(expect, &c.Expect)
	}
	return c
}

// contradictions warns of a case whose answers contradict each other.
func (r *testReader) contradictions(c *Case) {
	if len(r.p.Contradictions) == 0 {
		return
	}
	if r.state == nil {
		// The date is no matter: conditions are about answers.
		r.state = engine.New(r.p, engine.Config{Date: c.AsOf}).NewState()
	}
	r.state.Reset(c.Sheet.Values)
	for _, i := range r.state.Contradictions() {
		x := &r.p.Contradictions[i]
		r.list.Warnf(diag.ContradictoryCase, c.Span, "case %q: its answers contradict each other", c.Name).
			Notef(x.Span, "contradiction %q", x.ID)
	}
}

func (r *testReader) required(n *syntax.Node, keys ...string) {
	for _, key := range keys {
		if n.Get(key) == nil {
			r.list.Errorf(diag.MissingKey, firstKey(n), "case has no %q", key)
		}
	}
}

// firstKey is where a table begins to say something.
func firstKey(n *syntax.Node) diag.Span {
	if len(n.Entries) > 0 {
		return n.Entries[0].Span
	}
	return n.Span
}

func (r *testReader) unique(c *Case) {
	if c.Name == "" {
		return
	}
	if first, ok := r.named[c.Name]; ok {
		r.list.Errorf(diag.DuplicateID, c.Span, "case %q is there twice", c.Name).Notef(first, "other case %q", c.Name)
		return
	}
	r.named[c.Name] = c.Span
}

func (r *testReader) date(n *syntax.Node) date.Date {
	if !r.is(n, syntax.Day, "as_of") {
		return 0
	}
	return n.Date
}

func (r *testReader) expect(n *syntax.Node, x *Expect) {
	if len(n.Entries) == 0 {
		r.list.Errorf(diag.EmptyList, n.Span, "\"expect\" expects nothing")
	}
	lists := map[string]**Names{
		"stack": &x.Stack, "includes": &x.Includes, "lacks": &x.Lacks, "excluded": &x.Excluded,
		"alternative": &x.Alternative, "supported": &x.Supported, "cautions": &x.Cautions,
	}
	for _, e := range n.Entries {
		switch e.Key {
		case "status":
			x.Status = r.status(e.Value)
		case "fired":
			x.Fired = r.names(e.Value, e.Key, r.rules, r.unknownRule)
		case "not_fired":
			x.NotFired = r.names(e.Value, e.Key, r.rules, r.unknownRule)
		case "scores":
			x.Scores = r.scores(e.Value)
		case "settled":
			if r.is(e.Value, syntax.Bool, e.Key) {
				x.Settled = &Flag{e.Value.Bool, e.Value.Span}
			}
		default:
			list := lists[e.Key]
			if list == nil {
				r.unknownKey(e, "expect", "status", "stack", "includes", "lacks", "fired", "not_fired", "excluded", "scores",
					"alternative", "supported", "cautions", "settled")
				continue
			}
			*list = r.names(e.Value, e.Key, r.options, r.unknownOption)
		}
	}
}

func (r *testReader) status(n *syntax.Node) *Word {
	if !r.is(n, syntax.String, "status") {
		return nil
	}
	var known []string
	for s := engine.Recommended; s <= engine.Infeasible; s++ {
		known = append(known, s.String())
	}
	if !slices.Contains(known, n.Str) {
		r.list.Errorf(diag.UnknownValue, n.Span, "unknown status %q%s", n.Str, r.spell.Hint(n.Str, known))
	}
	return &Word{n.Str, n.Span}
}

func (r *testReader) unknownOption(id string, at diag.Span) {
	r.list.Errorf(diag.UnknownOption, at, "rule set %q has no option %q%s", r.p.ID, id, r.p.OptionHint(id, &r.spell))
}

func (r *testReader) unknownRule(id string, at diag.Span) {
	r.list.Errorf(diag.UnknownRule, at, "rule set %q has no rule %q%s", r.p.ID, id, r.spell.Hint(id, r.rules))
}

// names reads a list of ids as positions among the known ones.
func (r *testReader) names(n *syntax.Node, key string, known []string, unknown func(string, diag.Span)) *Names {
	if !r.is(n, syntax.Array, key) {
		return nil
	}
	list := &Names{Span: n.Span}
	for _, item := range n.Items {
		if !r.is(item, syntax.String, key) {
			continue
		}
		i := slices.Index(known, item.Str)
		if i < 0 {
			unknown(item.Str, item.Span)
		} else if !slices.Contains(list.Positions, i) {
			list.Positions = append(list.Positions, i)
		}
	}
	slices.Sort(list.Positions)
	return list
}

func (r *testReader) scores(n *syntax.Node) []Score {
	if !r.is(n, syntax.Table, "scores") {
		return nil
	}
	var list []Score
	for _, e := range n.Entries {
		i := slices.Index(r.options, e.Key)
		if i < 0 {
			r.unknownOption(e.Key, e.Span)
		}
		score, complaint := answers.Score(e.Value)
		if complaint != "" {
			code := diag.OutOfRange
			if k := e.Value.Kind; k != syntax.Integer && k != syntax.Float {
				code = diag.TypeMismatch
			}
			r.list.Errorf(code, e.Value.Span, "the score of %q %s", e.Key, complaint)
		} else if i >= 0 {
			list = append(list, Score{i, score, e.Value.Span})
		}
	}
	return list
}
