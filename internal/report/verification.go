package report

import (
	"stackadvisor/internal/analysis"
	"stackadvisor/internal/verify"
)

// Verification is what `rules verify --format json` prints. Findings and Allowed
// are by place; WinShare is by option.
type Verification struct {
	FormatVersion int        `json:"format_version"`
	Ruleset       Ruleset    `json:"ruleset"`
	AnswerSpace   string     `json:"answer_space"`
	Method        string     `json:"method"`
	Findings      []Finding  `json:"findings"`
	WinShare      []WinShare `json:"win_share"`
	AsOf          string     `json:"as_of"`
	Allowed       []Finding  `json:"allowed"`
	Undecided     []string   `json:"undecided"`
	Invariants    []Claim    `json:"invariants"`
}

// Claim is what became of an invariant: Holds is true if it was proved for all
// answer sheets, false if one breaks it, null if neither was decided.
type Claim struct {
	Invariant string `json:"invariant"`
	Holds     *bool  `json:"holds"`
}

// Finding is one thing that is wrong with a rule set as advice.
type Finding struct {
	Code     string  `json:"code"`
	Severity string  `json:"severity"`
	Message  string  `json:"message"`
	File     string  `json:"file"`
	Line     int     `json:"line"`
	Column   int     `json:"column"`
	Subject  string  `json:"subject"`
	Example  Answers `json:"example"`
	Because  string  `json:"because"` // why it is allowed; "" if it is not
}

// WinShare is the share of all answer sheets whose recommended stack has the
// option.
type WinShare struct {
	Option string     `json:"option"`
	Share  Millionths `json:"share"`
}

// NewVerification is the JSON shape of a verification.
func NewVerification(r *verify.Report) *Verification {
	v := &Verification{
		FormatVersion: FormatVersion,
		Ruleset:       NewRuleset(r.Program),
		AnswerSpace:   r.Sheets.String(), Method: r.Method.String(), AsOf: r.Date.String(),
		Findings: []Finding{}, WinShare: []WinShare{}, Allowed: []Finding{}, Undecided: append([]string{}, r.Undecided...),
		Invariants: each(r.Claims, func(c verify.Claim) Claim {
			claim := Claim{Invariant: r.Program.Invariants[c.Invariant].ID}
			if c.Holds != analysis.Undecided {
				holds := c.Holds == analysis.Yes
				claim.Holds = &holds
			}
			return claim
		}),
	}
	for i := range r.Findings {
		x := &r.Findings[i]
		line, column := x.Span.Position()
		f := Finding{
			Code: string(x.Code), Severity: x.Severity.String(), Message: x.Message, File: x.Span.File.Name, Line: line, Column: column,
			Subject: x.Subject, Example: NewAnswers(r.Program, x.Example),
		}
		if x.Because != nil {
			f.Because = x.Because.Because.In("en")
			v.Allowed = append(v.Allowed, f)
		} else {
			v.Findings = append(v.Findings, f)
		}
	}
	for o, w := range r.WinShare {
		v.WinShare = append(v.WinShare, WinShare{r.Program.Options[o].ID, Millionths(w.Share)})
	}
	return v
}
