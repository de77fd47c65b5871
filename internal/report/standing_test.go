package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStandingOf(t *testing.T) {
	for text, want := range map[string]Standing{
		"":                                     {InForce: true, By: -1},
		"# By hand\n\n## Status\n\nAccepted\n": {InForce: true, By: -1},
		"---\nstatus: accepted\n---\n":         {Status: "accepted", InForce: true, By: -1},
		"---\r\nstatus: Accepted # yes\r\n---\r\n":                      {Status: "Accepted", InForce: true, By: -1},
		"\ufeff---\nstatus: 'proposed'\n---\n":                          {Status: "proposed", Proposal: true, By: -1},
		"---\nstatus: rejected\n---\n":                                  {Status: "rejected", By: -1},
		"---\nstatus: \"Superseded by ADR-0012\"\n---\n":                {Status: "Superseded by ADR-0012", Superseded: "Superseded by ADR-0012", By: 12},
		"---\nstatus: \"superseded by ADR-0012\" # was proposed\n---\n": {Status: "superseded by ADR-0012", Superseded: "superseded by ADR-0012", Proposal: true, By: 12},
		"---\nstatus: superseded by [7](x.md)\n---\n":                   {Status: "superseded by [7](x.md)", Superseded: "superseded by [7](x.md)", By: 7},
		"---\nstatus: superseded\n---\n":                                {Status: "superseded", Superseded: "superseded", By: -1},
		"---\ntitle: x\n---\nstatus: proposed\n":                        {InForce: true, By: -1},
		"Supersedes [ADR-0001](0001-x.md).\n取代 [ADR-0002](0002-y.md)。\nIt supersedes [ADR-0003](0003-z.md).\nSupersedes [ADR-0004](../0004-z.md).\n": {
			InForce: true, By: -1, Supersedes: []string{"0001-x.md", "0002-y.md"},
		},
	} {
		if diff := cmp.Diff(want, StandingOf([]byte(text))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
