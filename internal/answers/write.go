package answers

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Write returns the sheet as an answers file. The same sheet gives the same
// bytes, in the order of the rule set; reading them gives the sheet back. Of comments only
// those at the beginning are kept.
func Write(p *program.Program, s *Sheet) []byte {
	w := &writer{p: p}
	if s.Head != "" {
		w.b = append(w.b, s.Head+"\n\n"...)
	}
	w.text("ruleset", s.RuleSet)
	w.text("title", s.Title)
	w.list("participants", s.Participants)
	w.date("as_of", s.AsOf)
	w.table("[answers]", func() {
		for i := range p.Questions {
			w.answer(s, i)
		}
	})
	w.table("[notes]", func() {
		for i := range p.Questions {
			w.text(p.Questions[i].ID, s.Notes[i])
		}
	})
	w.beside(s)
	w.table("[weights]", func() {
		for i := range p.Criteria {
			if s.Weights[i] >= 0 {
				w.line(p.Criteria[i].ID, FormatThousandths(s.Weights[i]))
			}
		}
	})
	for _, v := range s.Waivers {
		w.table("[[waiver]]", func() {
			w.line("option", Quote(p.Options[v.Option].ID))
			w.line("reason", Quote(v.Reason))
			w.text("owner", v.Owner)
			w.date("until", v.Until)
		})
	}
	if s.Recorded != nil {
		w.table("[recorded]", func() { w.recorded(s.Recorded) })
		w.points(s.Recorded.Points)
	}
	return w.b
}

type writer struct {
	p *program.Program
	b []byte
}

// table writes a header and what stands under it, or nothing if that is empty.
func (w *writer) table(header string, body func()) {
	start := len(w.b)
	if start > 0 {
		w.b = append(w.b, '\n')
	}
	w.b = append(w.b, header+"\n"...)
	empty := len(w.b)
	if body(); len(w.b) == empty {
		w.b = w.b[:start]
	}
}

func (w *writer) line(key, value string) { w.b = fmt.Appendf(w.b, "%s = %s\n", key, value) }

func (w *writer) text(key, value string) {
	if value != "" {
		w.line(key, Quote(value))
	}
}

func (w *writer) date(key string, d date.Date) {
	if !d.IsZero() {
		w.line(key, d.String())
	}
}

func (w *writer) list(key string, values []string) {
	if len(values) > 0 {
		w.line(key, quoteList(values))
	}
}

func (w *writer) answer(s *Sheet, question int) {
	q := &w.p.Questions[question]
	v := s.Values[question]
	switch {
	case v == program.Unknown && s.SaidUnknown[question]:
		w.line(q.ID, Quote(unknown))
	case v == program.Unknown:
	case q.Kind == ruleset.YesNo:
		w.line(q.ID, strconv.FormatBool(v == 1))
	case q.Kind == ruleset.Single:
		w.line(q.ID, Quote(q.Choices[v].ID))
	case q.Kind == ruleset.Multi:
		chosen := []string{}
		for i := range q.Choices {
			if v>>i&1 == 1 {
				chosen = append(chosen, q.Choices[i].ID)
			}
		}
		w.line(q.ID, quoteList(chosen))
	default:
		w.line(q.ID, strconv.FormatInt(int64(v), 10))
	}
}

func (w *writer) recorded(r *Recorded) {
	w.date("as_of", r.AsOf)
	w.text("ruleset_version", r.RulesetVersion)
	w.text("ruleset_digest", r.RulesetDigest)
	w.text("status", r.Status)
	w.line("stack", quoteList(r.Stack))
	w.line("score", FormatThousandths(r.Score))
	w.line("fired", quoteList(r.Fired))
	w.line("cautions", quoteList(r.Cautions))
}

// points has a header even if no rule gave any: that is known then.
func (w *writer) points(list []RecordedPoints) {
	if list == nil {
		return
	}
	w.b = append(w.b, "\n[recorded.points]\n"...)
	for _, p := range list {
		options := make([]string, len(p.Options))
		for i, o := range p.Options {
			options[i] = o.Option + " = " + FormatThousandths(o.Amount)
		}
		w.line(p.Rule, "{ "+strings.Join(options, ", ")+" }")
	}
}

// lineWidth is how long a list gets before it takes one line for each value.
const lineWidth = 100

func quoteList(values []string) string {
	quoted := make([]string, len(values))
	length := 0
	for i, v := range values {
		quoted[i] = Quote(v)
		length += len(quoted[i]) + 2
	}
	if length > lineWidth {
		return "[\n  " + strings.Join(quoted, ",\n  ") + ",\n]"
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// Quote writes a string in TOML: several lines as they are, and escapes for
// whatever must not stand in a text as it is.
func Quote(s string) string {
	var b strings.Builder
	lines := strings.Contains(s, "\n")
	if lines {
		b.WriteString("\"\"\"\n")
	} else {
		b.WriteByte('"')
	}
	last := rune(0)
	for i, r := range s {
		switch {
		case r == '\n' && lines, r == '"' && lines && last != '"' && i < len(s)-1:
			b.WriteRune(r)
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t':
			b.WriteString(`\t`)
		case strconv.IsPrint(r), unicode.Is(unicode.Cf, r) && !diag.Unprintable(r):
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		last = r
	}
	if lines {
		b.WriteString(`"""`)
	} else {
		b.WriteByte('"')
	}
	return b.String()
}
