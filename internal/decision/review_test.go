package decision

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/program"
)

// stacks tells shares as "a+c 2, b 1".
func stacks(p *program.Program, list []Share) string {
	var parts []string
	for _, s := range list {
		var ids []string
		for _, o := range s.Stack {
			ids = append(ids, p.Options[o].ID)
		}
		if ids == nil {
			ids = []string{s.Status.String()}
		}
		parts = append(parts, strings.Join(ids, "+")+" "+s.Count.String())
	}
	return strings.Join(parts, ", ")
}

func TestReview(t *testing.T) {
	p := compile(t, set)
	sheets := []*answers.Sheet{
		read(t, p, "title = \"T\"\nparticipants = [\"Ana\"]\n[answers]\nq = \"x\"\nsupported = false\nn = 10\n[notes]\nsupported = \"yes we are\"\n"),
		read(t, p, "title = \"T\"\nparticipants = [\"Ben\"]\n[answers]\nq = \"y\"\nsupported = false\nn = 60\n[weights]\neffort = 3\n[notes]\nsupported = \"yes we are\"\n"),
		read(t, p, "title = \"T\"\nparticipants = [\"Ana\", \"Cem\"]\n[answers]\nq = \"z\"\nsupported = false\nn = 20\n"),
	}
	r, err := Compare(p, day(t, "2024-01-01"), sheets)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := stacks(p, r.Stacks), "b 8, a 4, b+c 4, a+c 2"; r.Combinations.String() != "18" || got != want {
		t.Errorf("%s combinations: %s, want %s", r.Combinations, got, want)
	}
	type topic struct {
		ID        string
		Agreement string
		Matters   bool
		Sway      analysis.Share
		Answers   []string
	}
	var got []topic
	for _, list := range [][]Topic{r.Questions, r.Weights} {
		for _, tp := range list {
			id := ""
			if tp.Question >= 0 {
				id = p.Questions[tp.Question].ID
			} else {
				id = p.Criteria[tp.Criterion].ID
			}
			x := topic{ID: id, Agreement: tp.Agreement.String(), Matters: tp.Matters != nil && *tp.Matters, Sway: tp.Sway}
			for _, pos := range tp.Positions {
				x.Answers = append(x.Answers, stacks(p, pos.Stacks))
			}
			got = append(got, x)
		}
	}
	// With weight 3 "b" scores 3 as "a" does, and "a" stands earlier: the weight
	// sways nothing.
	want := []topic{
		{"q", "differ", true, analysis.Whole, []string{"a 4, a+c 2", "b 4, b+c 2", "b 4, b+c 2"}},
		{"supported", "agreed", false, 0, []string{""}},
		{"n", "differ", true, analysis.Whole, []string{"b 4, a 2", "b+c 4, a+c 2", "b 4, a 2"}},
		{"fit", "agreed", false, 0, []string{""}},
		{"effort", "differ", false, 0, []string{"b 4, a 2, b+c 2, a+c 1", "b 4, a 2, b+c 2, a+c 1"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]int{0, 1}, r.Settle); diff != "" {
		t.Errorf("settle -want +got:\n%s", diff)
	}

	m := r.Merge([]string{"Ana: x", "", "", ""})
	if m.Title != "T" || m.Values[0] != program.Unknown || m.Values[1] != 0 || m.Values[2] != program.Unknown || m.Weights[1] != -1 {
		t.Errorf("merged %+v", m)
	}
	if diff := cmp.Diff([]string{"Ana", "Ben", "Cem"}, m.Participants); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Ana: x", "", ""}, m.Notes); diff != "" {
		t.Error(diff)
	}
}

// TestSilence: who says nothing neither agrees nor differs.
func TestSilence(t *testing.T) {
	p := compile(t, set)
	sheets := []*answers.Sheet{
		read(t, p, "[answers]\nq = \"x\"\nn = \"unknown\"\n"),
		read(t, p, "[answers]\nn = \"unknown\"\n"),
	}
	r, err := Compare(p, day(t, "2024-01-01"), sheets)
	if err != nil {
		t.Fatal(err)
	}
	if q := r.Questions[0]; q.Agreement != Partial || len(q.Silent) != 1 || q.Silent[0] != 1 || q.Matters != nil {
		t.Errorf("%+v", q)
	}
	if got := stacks(p, r.Stacks); got != "a 1" || len(r.Settle) != 0 || r.Settle == nil {
		t.Errorf("%s, settle %v", got, r.Settle)
	}
	m := r.Merge(make([]string, 3))
	if m.Values[0] != program.Unknown || !m.SaidUnknown[2] || m.SaidUnknown[1] {
		t.Errorf("%+v", m)
	}
}

// TestEstimated: past the exact limit shares are drawn, a yes has a witness, and
// a no is never claimed.
func TestEstimated(t *testing.T) {
	var questions strings.Builder
	for _, q := range []string{"k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "ka", "kb", "kc", "kd", "ke", "kf", "kg", "kh", "ki", "kj", "kk"} {
		questions.WriteString("[[question]]\nid = \"" + q + "\"\nprompt = \"?\"\nkind = \"yesno\"\n")
	}
	p := compile(t, set, questions.String())
	var yes, no strings.Builder
	yes.WriteString("[answers]\nq = \"x\"\n")
	no.WriteString("[answers]\nq = \"y\"\n")
	for _, q := range p.Questions[3:] {
		yes.WriteString(q.ID + " = true\n")
		no.WriteString(q.ID + " = false\n")
	}
	r, err := Compare(p, day(t, "2024-01-01"), []*answers.Sheet{read(t, p, yes.String()), read(t, p, no.String())})
	if err != nil {
		t.Fatal(err)
	}
	if r.Method != analysis.Estimated || r.Combinations.String() != "4194304" || r.Settle != nil {
		t.Errorf("%v, %s combinations, settle %v", r.Method, r.Combinations, r.Settle)
	}
	if q := r.Questions[0]; q.Matters == nil || !*q.Matters || q.Sway != analysis.Whole {
		t.Errorf("q: %+v", q)
	}
	if k := r.Questions[3]; k.Matters != nil || k.Sway != 0 {
		t.Errorf("k0: %+v", k)
	}
	if s := r.Stacks[0]; s.Share < 490_000 || s.Share > 510_000 || s.Low >= s.Share || s.Share >= s.High || s.High-s.Low > 10_000 {
		t.Errorf("%+v", s)
	}
	if q := r.Questions[0]; q.SwayLow >= q.Sway || q.SwayHigh < q.Sway {
		t.Errorf("q sways %d to %d", q.SwayLow, q.SwayHigh)
	}
}

// TestInterval: a drawn share lies in its interval, which proves no end, and is
// narrow where many were drawn.
func TestInterval(t *testing.T) {
	for _, test := range []struct{ n, total, low, high int64 }{
		{0, 100, 0, 36993}, {50, 100, 403832, 596168}, {100, 100, 963007, 1000000}, {1, 65536, 3, 86}, {32768, 65536, 496172, 503828},
	} {
		low, high := interval(test.n, test.total)
		if low != analysis.Share(test.low) || high != analysis.Share(test.high) {
			t.Errorf("%d of %d: %d to %d, want %d to %d", test.n, test.total, low, high, test.low, test.high)
		}
	}
}

// TestMergeSays: what one sheet leaves out is taken from the others.
func TestMergeSays(t *testing.T) {
	p := compile(t, set)
	for name, test := range map[string]struct {
		a, b, title, asOf string
	}{
		"both":      {"title = \"T\"\nas_of = 2024-01-02\n", "title = \"T\"\nas_of = 2024-01-02\n", "T", "2024-01-02"},
		"one":       {"", "title = \"T\"\nas_of = 2024-01-02\n", "T", "2024-01-02"},
		"different": {"title = \"S\"\nas_of = 2024-01-01\n", "title = \"T\"\nas_of = 2024-01-02\n", "", ""},
		"none":      {"", "", "", ""},
	} {
		r, err := Compare(p, day(t, "2024-01-02"), []*answers.Sheet{read(t, p, test.a), read(t, p, test.b)})
		if err != nil {
			t.Fatal(err)
		}
		m := r.Merge(make([]string, len(p.Questions)))
		if m.Title != test.title || m.AsOf.String() != test.asOf {
			t.Errorf("%s: title %q as of %q", name, m.Title, m.AsOf)
		}
	}
}
