package batch

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"

	"stackadvisor/internal/engine"
)

// SummaryVersion is the version of the JSON shape.
const SummaryVersion = 1

// Summary is what is to be said of all sheets together: the JSON object, from
// which text and HTML are made. Lists are never nil.
type Summary struct {
	FormatVersion int            `json:"format_version"`
	Ruleset       SummaryRuleset `json:"ruleset"`
	AsOf          string         `json:"as_of"`
	Sheets        Number         `json:"sheets"` // all rows
	Bad           Number         `json:"bad"`    // of these, rows that were not evaluated
	Status        SummaryStatus  `json:"status"`
	// Stacks are the recommended stacks, most frequent first; Uncounted are
	// sheets whose stack is not among them, because there are too many.
	Stacks    []SummaryStack    `json:"stacks"`
	Uncounted Number            `json:"uncounted"`
	Cautions  []SummaryCaution  `json:"cautions"`
	Standards *SummaryStandards `json:"standards"`
	// What would be recommended with supported options only, in the same form: what
	// can be built. Standards are chosen among these stacks.
	SupportedStatus    SummaryStatus  `json:"supported_status"`
	SupportedStacks    []SummaryStack `json:"supported_stacks"`
	SupportedUncounted Number         `json:"supported_uncounted"`
	Contradictory      Number         `json:"contradictory"` // sheets whose answers contradict each other
}

// SummaryRuleset is the rule set that was used.
type SummaryRuleset struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
	// The last day that the rules know of, and the set that goes on from there; ""
	// if they say nothing of it.
	KnowledgeUntil string `json:"knowledge_until"`
	ContinuedBy    string `json:"continued_by"`
}

// SummaryStatus counts sheets by status.
type SummaryStatus struct {
	Recommended Number `json:"recommended"`
	NoEvidence  Number `json:"no-evidence"`
	Infeasible  Number `json:"infeasible"`
}

// SummaryStack is how many sheets a stack is recommended to.
type SummaryStack struct {
	Stack  []string `json:"stack"`
	Sheets Number   `json:"sheets"`
	Share  Share    `json:"share"` // of the recommended sheets
}

// SummaryCaution is how many sheets are recommended an option that is unsupported
// on the day. One of Retired and Ended is the day since when, the other is "".
type SummaryCaution struct {
	Option  string `json:"option"`
	Retired string `json:"retired"`
	Ended   string `json:"ended"` // last day of support
	Sheets  Number `json:"sheets"`
	Share   Share  `json:"share"` // of the recommended sheets
}

// SummaryStandards is Standards by id.
type SummaryStandards struct {
	Tolerance  Points                  `json:"tolerance"`
	Candidates int                     `json:"candidates"`
	Choices    []SummaryStandardChoice `json:"choices"`
}

// SummaryStandardChoice is a StandardChoice by id. Method is "exact", or "greedy"
// if AtMost is not reached.
type SummaryStandardChoice struct {
	Stacks   [][]string `json:"stacks"`
	Method   string     `json:"method"`
	Served   Number     `json:"served"`
	AtMost   Number     `json:"at_most"`
	Share    Share      `json:"share"`
	MeanLoss Points     `json:"mean_loss"` // of the served, rounded to thousandths
	Beyond   Number     `json:"beyond"`
	MostLoss Points     `json:"most_loss"` // of those beyond
	Without  Number     `json:"without"`
}

// Number is a count; in JSON a string, as counts are everywhere.
type Number int64

// MarshalJSON writes the digits as a string.
func (n Number) MarshalJSON() ([]byte, error) {
	return strconv.AppendQuote(nil, strconv.FormatInt(int64(n), 10)), nil
}

// String groups the digits: 1,000,000.
func (n Number) String() string {
	s := strconv.FormatInt(int64(n), 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Points are thousandths.
type Points int64

// MarshalJSON writes a number of at most three decimals.
func (p Points) MarshalJSON() ([]byte, error) { return appendThousandths(nil, int64(p)), nil }

func (p Points) String() string { return string(appendThousandths(nil, int64(p))) }

// Share is a part of a whole in millionths.
type Share int64

// MarshalJSON writes a number with six decimals.
func (s Share) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "%d.%06d", s/1_000_000, s%1_000_000), nil
}

// String is a percentage with one decimal, rounded.
func (s Share) String() string {
	tenths := (s + 500) / 1000
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

func share(part, whole int64) Share {
	if whole == 0 {
		return 0
	}
	return Share((2_000_000*part + whole) / (2 * whole))
}

// NewSummary puts together what a job has counted. Of the stacks that might be
// standards, it looks for the best 1 to standards ones.
func NewSummary(r *Result, tolerance int64, standards int) (*Summary, error) {
	t := r.Tally
	e := t.engine
	all := t.Results.Statuses[engine.Recommended]
	s := &Summary{
		FormatVersion: SummaryVersion, AsOf: e.Date.String(),
		Ruleset: SummaryRuleset{e.ID, e.Version, e.Digest, e.KnowledgeUntil.String(), e.ContinuedBy},
		Sheets:  Number(r.Rows), Bad: Number(r.Bad), Cautions: []SummaryCaution{},
		Status: t.Results.status(), Stacks: t.Results.summary(e), Uncounted: Number(t.Results.further),
		SupportedStatus: t.Supported.status(), SupportedStacks: t.Supported.summary(e), SupportedUncounted: Number(t.Supported.further),
		Contradictory: Number(t.Contradictory),
	}
	s.caution(e, t.Results.Stacks(), all)
	found, err := t.Standards(tolerance, standards)
	if err != nil {
		return nil, err
	}
	s.standardise(e, found)
	return s, nil
}

func (t *Count) status() SummaryStatus {
	return SummaryStatus{
		Number(t.Statuses[engine.Recommended]), Number(t.Statuses[engine.NoEvidence]), Number(t.Statuses[engine.Infeasible]),
	}
}

func (t *Count) summary(e *engine.Engine) []SummaryStack {
	list := []SummaryStack{}
	for _, c := range t.Stacks() {
		list = append(list, SummaryStack{idsOf(e, c.Stack), Number(c.Sheets), share(c.Sheets, t.Statuses[engine.Recommended])})
	}
	return list
}

func idsOf(e *engine.Engine, options []int) []string {
	ids := make([]string, len(options))
	for i, o := range options {
		ids[i] = e.Options[o].ID
	}
	return ids
}

func (s *Summary) caution(e *engine.Engine, stacks []StackCount, all int64) {
	for o, unsupported := range e.Unsupported {
		sheets := int64(0)
		for _, c := range stacks {
			if unsupported && slices.Contains(c.Stack, o) {
				sheets += c.Sheets
			}
		}
		if sheets == 0 {
			continue
		}
		caution := SummaryCaution{Option: e.Options[o].ID, Sheets: Number(sheets), Share: share(sheets, all)}
		l := &e.Lifecycles[e.UnsupportedBy(o)]
		if l.Until != 0 && l.Until < e.Date {
			caution.Ended = l.Until.String()
		} else {
			caution.Retired = l.Since.String()
		}
		s.Cautions = append(s.Cautions, caution)
	}
	slices.SortStableFunc(s.Cautions, func(a, b SummaryCaution) int { return int(b.Sheets - a.Sheets) })
}

func (s *Summary) standardise(e *engine.Engine, found *Standards) {
	s.Standards = &SummaryStandards{Points(found.Tolerance), found.Candidates, []SummaryStandardChoice{}}
	for _, c := range found.Choices {
		choice := SummaryStandardChoice{
			Method: "exact", Served: Number(c.Served), AtMost: Number(c.AtMost), Share: share(c.Served, found.Recommended),
			Beyond: Number(c.Beyond), MostLoss: Points(c.MostLost), Without: Number(c.Without),
		}
		if c.AtMost > c.Served {
			choice.Method = "greedy"
		}
		if c.Served > 0 {
			choice.MeanLoss = Points((2*c.Lost + c.Served) / (2 * c.Served))
		}
		for _, stack := range c.Stacks {
			choice.Stacks = append(choice.Stacks, idsOf(e, stack))
		}
		s.Standards.Choices = append(s.Standards.Choices, choice)
	}
}

// WriteJSON writes the summary as one JSON object.
func (s *Summary) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(s)
}
