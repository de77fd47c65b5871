package verify

import (
	"fmt"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// Finding is one thing that is wrong with a rule set as advice.
type Finding struct {
	Code     diag.Code
	Severity diag.Severity
	Span     diag.Span
	Message  string
	Subject  string // id of the entry it is about; "" for the set as a whole
	// Example is an answer sheet that shows it, by question, Unknown where a
	// question does not apply; nil where no sheet is needed.
	Example []program.Value
	Notes   []diag.Note
	// Because is why the author accepts it, nil unless an `allow` silences it.
	Because *check.Allow
}

// say is a sentence in the language of the findings.
func (f *findings) say(format string, args ...any) string {
	format = lang.Say(f.lang, format)
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// findings collects what the checks find. Each check is told the entry's
// allowances along with its place.
type findings struct {
	p      *program.Program
	lang   string
	list   []Finding
	used   map[diag.Span]bool // allowances that silenced something
	undone []string           // checks that were not decided within the budget
	dead   []bool             // by rule: it never fires
}

// about is the entry of the rule set that a finding is about.
type about struct {
	id    string
	span  diag.Span
	allow []check.Allow
}

func (f *findings) add(x Finding, a about) *Finding {
	x.Subject, x.Span = a.id, a.span
	x.Because = f.allowance(x.Code, a.allow)
	f.list = append(f.list, x)
	return &f.list[len(f.list)-1]
}

// allowance is the entry's own allowance for a code, else the set's.
func (f *findings) allowance(code diag.Code, own []check.Allow) *check.Allow {
	for _, list := range [][]check.Allow{own, f.p.Allow} {
		for i := range list {
			if list[i].Code == code {
				f.used[list[i].Span] = true
				return &list[i]
			}
		}
	}
	return nil
}

// sort orders findings by file, place, code and message.
func (f *findings) sort() {
	at := map[*diag.File]int{}
	for i, file := range f.p.Files {
		at[file] = i
	}
	slices.SortStableFunc(f.list, func(a, b Finding) int {
		if d := at[a.Span.File] - at[b.Span.File]; d != 0 {
			return d
		}
		if d := a.Span.Start - b.Span.Start; d != 0 {
			return d
		}
		if a.Code != b.Code {
			if a.Code < b.Code {
				return -1
			}
			return 1
		}
		return 0
	})
}

// unusedAllowances are findings themselves: what they silenced is gone.
func (f *findings) unusedAllowances() {
	each := func(a about) {
		for i := range a.allow {
			allow := &a.allow[i]
			if !f.used[allow.Span] && !f.undecided(allow.Code) {
				f.list = append(f.list, Finding{
					Code: diag.UnusedAllowance, Severity: diag.Warning, Span: allow.Span, Subject: a.id, Message: f.unusedBecause(allow.Code),
				})
			}
		}
	}
	each(about{"", f.p.Span, f.p.Allow})
	f.entries(each)
}

// unusedBecause tells why an allowance for a code silences nothing.
func (f *findings) unusedBecause(code diag.Code) string {
	var known []string
	for _, e := range diag.Explanations() {
		if e.Advice {
			known = append(known, string(e.Code))
		}
	}
	if slices.Contains(known, string(code)) {
		return f.say("nothing here is found as %q any more; remove the allowance", code)
	}
	var speller diag.Speller
	if near := speller.Nearest(string(code), known); near != "" {
		return f.say("there is no finding %q to allow; did you mean %q?", code, near)
	}
	return f.say("there is no finding %q to allow; remove the allowance", code)
}

// undecided reports whether a check for the code was given up.
func (f *findings) undecided(code diag.Code) bool { return slices.Contains(f.undone, string(code)) }

// entries visits all entries that can have allowances.
func (f *findings) entries(visit func(about)) {
	p := f.p
	for i := range p.Sources {
		visit(about{p.Sources[i].ID, p.Sources[i].Span, p.Sources[i].Allow})
	}
	for i := range p.Criteria {
		visit(about{p.Criteria[i].ID, p.Criteria[i].Span, p.Criteria[i].Allow})
	}
	for i := range p.Layers {
		visit(about{p.Layers[i].ID, p.Layers[i].Span, p.Layers[i].Allow})
	}
	for i := range p.Options {
		visit(f.option(i))
	}
	for i := range p.Questions {
		visit(f.question(i))
	}
	for i := range p.Facts {
		visit(about{p.Facts[i].ID, p.Facts[i].Span, p.Facts[i].Allow})
	}
	for i := range p.Rules {
		visit(f.rule(i))
	}
	for i := range p.Relations {
		visit(about{p.Relations[i].ID, p.Relations[i].Span, p.Relations[i].Allow})
	}
	for i := range p.Lifecycles {
		visit(about{p.Lifecycles[i].ID, p.Lifecycles[i].Span, p.Lifecycles[i].Allow})
	}
	for i := range p.Contradictions {
		visit(f.contradiction(i))
	}
	for i := range p.Invariants {
		visit(about{p.Invariants[i].ID, p.Invariants[i].Span, p.Invariants[i].Allow})
	}
}

func (f *findings) rule(i int) about {
	r := &f.p.Rules[i]
	return about{r.ID, r.Span, r.Allow}
}

func (f *findings) contradiction(i int) about {
	c := &f.p.Contradictions[i]
	return about{c.ID, c.Span, c.Allow}
}

func (f *findings) option(i int) about {
	o := &f.p.Options[i]
	return about{o.ID, o.Span, o.Allow}
}

func (f *findings) question(i int) about {
	q := &f.p.Questions[i]
	return about{q.ID, q.Span, q.Allow}
}
