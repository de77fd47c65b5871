package answers

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

func (r *reader) waivers(n *syntax.Node, s *Sheet) {
	if !r.is(n, syntax.Array, "waiver") {
		return
	}
	for _, item := range n.Items {
		if r.is(item, syntax.Table, "waiver") {
			s.Waivers = append(s.Waivers, r.waiver(item))
		}
	}
}

func (r *reader) waiver(n *syntax.Node) Waiver {
	w := Waiver{Option: -1, Span: n.Span}
	if len(n.Entries) > 0 {
		w.Span = n.Entries[0].Span
	}
	for _, e := range n.Entries {
		switch e.Key {
		case "option":
			w.Option = r.option(e.Value)
		case "reason":
			w.Reason = r.text(e.Value, e.Key)
		case "owner":
			w.Owner = r.text(e.Value, e.Key)
		case "until":
			w.Until = r.date(e.Value, e.Key)
		default:
			r.unknownKey(e, "a waiver", "option", "reason", "owner", "until")
		}
	}
	for _, key := range [...]string{"option", "reason", "until"} {
		if n.Get(key) == nil {
			r.list.Errorf(diag.MissingKey, w.Span, "waiver has no %q", key)
		}
	}
	return w
}

func (r *reader) option(n *syntax.Node) int {
	if !r.is(n, syntax.String, "option") {
		return -1
	}
	for i := range r.p.Options {
		if r.p.Options[i].ID == n.Str {
			return i
		}
	}
	r.list.Errorf(diag.UnknownOption, n.Span, "rule set %q has no option %q%s", r.p.ID, n.Str, r.p.OptionHint(n.Str, &r.spell))
	return -1
}

// recorded reads what a program wrote. Ids are not looked up: the rule set may
// have changed since.
func (r *reader) recorded(n *syntax.Node) *Recorded {
	if !r.is(n, syntax.Table, "recorded") {
		return nil
	}
	rec := &Recorded{}
	for _, e := range n.Entries {
		switch e.Key {
		case "as_of":
			rec.AsOf = r.date(e.Value, e.Key)
		case "ruleset_version":
			rec.RulesetVersion = r.text(e.Value, e.Key)
		case "ruleset_digest":
			rec.RulesetDigest = r.text(e.Value, e.Key)
		case "status":
			rec.Status = r.status(e.Value)
		case "stack":
			rec.Stack = r.texts(e.Value, e.Key)
		case "score":
			rec.Score = r.score(e.Value, e.Key)
		case "fired":
			rec.Fired = r.texts(e.Value, e.Key)
		case "cautions":
			rec.Cautions = r.texts(e.Value, e.Key)
		case "points":
			rec.Points = r.points(e.Value)
		default:
			r.unknownKey(e, "recorded", "as_of", "ruleset_version", "ruleset_digest", "status", "stack", "score", "fired", "cautions", "points")
		}
	}
	return rec
}

func (r *reader) status(n *syntax.Node) string {
	if !r.is(n, syntax.String, "status") {
		return ""
	}
	known := []string{"recommended", "no-evidence", "infeasible"}
	for _, k := range known {
		if k == n.Str {
			return k
		}
	}
	r.list.Errorf(diag.UnknownValue, n.Span, "unknown status %q%s", n.Str, r.spell.Hint(n.Str, known))
	return ""
}

// points reads what each rule gave; not nil unless it is no table.
func (r *reader) points(n *syntax.Node) []RecordedPoints {
	if !r.is(n, syntax.Table, "points") {
		return nil
	}
	list := []RecordedPoints{}
	for _, rule := range n.Entries {
		p := RecordedPoints{Rule: rule.Key}
		if !r.is(rule.Value, syntax.Table, rule.Key) {
			continue
		}
		for _, o := range rule.Value.Entries {
			p.Options = append(p.Options, RecordedAmount{o.Key, r.score(o.Value, o.Key)})
		}
		list = append(list, p)
	}
	return list
}

// score reads a sum of weighted points in thousandths.
func (r *reader) score(n *syntax.Node, key string) int64 {
	score, complaint := Score(n)
	if complaint != "" {
		code := diag.OutOfRange
		if n.Kind != syntax.Integer && n.Kind != syntax.Float {
			code = diag.TypeMismatch
		}
		r.list.Errorf(code, n.Span, "%q %s", key, complaint)
	}
	return score
}

// Score reads a sum of weighted points in thousandths, without floating point.
// The complaint is "" if all is well, else the end of a sentence.
func Score(n *syntax.Node) (score int64, complaint string) {
	const most = 1_000_000_000_000 // far above any sum; keeps the thousandths in range
	if n.Kind != syntax.Integer && n.Kind != syntax.Float {
		return 0, "must be a number, not " + n.Kind.Noun()
	}
	if n.Kind == syntax.Integer { // also 0x10 and the like
		if n.Int < -most || n.Int > most {
			return 0, scoreRange
		}
		return n.Int * 1000, ""
	}
	score, ok := thousandths(n.Span.Text())
	if !ok || score < -most*1000 || score > most*1000 {
		return 0, scoreRange
	}
	return score, ""
}

const scoreRange = "must have at most three decimals and twelve digits before them"
