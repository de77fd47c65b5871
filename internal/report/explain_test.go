package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/report"
)

// explained are the cases with golden explanations.
var explained = []string{"containers", "mixed", "nothing", "retired", "conflict", "forced"}

// explain makes the Document of a case with all analyses.
func explain(t testing.TB, name string) *report.Document {
	t.Helper()
	r, sheet := result(t, name)
	return explanationOf(t, r, sheet)
}

func explanationOf(t testing.TB, r *engine.Recommendation, sheet *answers.Sheet) *report.Document {
	t.Helper()
	x, err := analysis.Explain(context.Background(), r, analysis.ExplainQuery{Flips: 2, Draw: analysis.Draw{Samples: 1000, Seed: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return report.New(r, sheet, report.Settings{Program: "1.2.3", Explanation: x})
}

// TestGoldenExplanation holds explanations against golden files. The text is made
// from the Document that was read back from JSON.
func TestGoldenExplanation(t *testing.T) {
	for _, name := range explained {
		t.Run(name, func(t *testing.T) {
			d := explain(t, name)
			dir := filepath.Join("testdata", name)
			golden(t, filepath.Join(dir, "explain.json"), onlyExplanation(t, write(t, d, report.Explain)))
			back, err := report.Read(&diag.File{Name: "document.json", Data: write(t, d, report.Report)})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(d, back); diff != "" {
				t.Errorf("read back (-written +read):\n%s", diff)
			}
			for _, tag := range []string{"en", "zh"} {
				var b bytes.Buffer
				if err := back.WriteExplanation(&b, report.View{Lang: tag, Detail: name == "mixed"}); err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join(dir, tag+".explain.txt"), b.Bytes())
			}
		})
	}
}

// onlyExplanation takes away the lines that document.json has too.
func onlyExplanation(t *testing.T, data []byte) []byte {
	t.Helper()
	i := bytes.Index(data, []byte("\n  \"outcomes\": "))
	if i < 0 {
		t.Fatal("no outcomes")
	}
	return append([]byte("{"), data[i:]...)
}

// TestExplanationKeys holds the keys of an explanation against the contract.
func TestExplanationKeys(t *testing.T) {
	d := explain(t, "containers")
	for _, c := range []struct {
		part      report.Part
		path      string
		beginning string // further keys come after these
	}{
		{report.Explain, "", "format_version ruleset as_of answers unanswered status stack score settled margin alternatives layers " +
			"supported cautions options fired open conflict contradictions rival lead all_contradict outcomes irrelevant next flips sufficient weights acceptability why_not"},
		{report.Explain, "outcomes", "method completions stacks"},
		{report.Explain, "outcomes.stacks", "stack status count share"},
		{report.Explain, "next", "question bits"},
		{report.Explain, "flips", "questions stacks"},
		{report.Explain, "flips.0.stacks", "stack status example"},
		{report.Explain, "weights", "criterion weight low high"},
		{report.Explain, "acceptability", "method samples seed stacks"},
		{report.Explain, "acceptability.stacks", "stack share low high"},
		{report.Explain, "why_not", "option excluded_by stack gap flips"},
	} {
		got, want := keys(t, write(t, d, c.part), c.path), strings.Fields(c.beginning)
		if len(got) > len(want) {
			got = got[:len(want)]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.path, diff)
		}
	}
	if all := keys(t, write(t, d, report.Report), ""); all[len(all)-1] != "document" {
		t.Errorf("the last key of a report is %q, want document", all[len(all)-1])
	}
}

// TestExplanationListsAreNeverNull looks for nulls beside those that mean
// something.
func TestExplanationListsAreNeverNull(t *testing.T) {
	allowed := map[string]bool{"settled": true, "margin": true, "option": true, "next": true, "supported": true, "conflict": true,
		"sufficient": true, "high": true, "gap": true, "rival": true, "lead": true, "blocked": true, "irrelevant": true}
	for _, name := range explained {
		for _, line := range strings.Split(string(write(t, explain(t, name), report.Explain)), "\n") {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if strings.HasPrefix(value, "null") && !allowed[strings.Trim(key, `"`)] {
				t.Errorf("%s: %s is null", name, key)
			}
		}
	}
}

// TestOldDocument reads a result that was saved without an explanation.
func TestOldDocument(t *testing.T) {
	d := document(t, "containers")
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(write(t, d, report.Report), &raw); err != nil {
		t.Fatal(err)
	}
	if _, there := raw["outcomes"]; there {
		t.Error("a Document that nobody explained has outcomes")
	}
	var b bytes.Buffer
	if err := d.WriteExplanation(&b, report.View{}); err != nil || b.Len() == 0 {
		t.Errorf("%d bytes, %v", b.Len(), err)
	}
}

// TestUndisputedStack is about weights that leave a criterion out: all positive
// ones may agree on another stack than is recommended.
func TestUndisputedStack(t *testing.T) {
	d := explain(t, "containers")
	d.Stack = []string{}
	for tag, want := range map[string]string{"en": "If no criterion had weight 0", "zh": "如果没有准则的权重为 0"} {
		var b bytes.Buffer
		if err := d.WriteExplanation(&b, report.View{Lang: tag}); err != nil || !strings.Contains(b.String(), want) {
			t.Errorf("%s: %v, %q is missing:\n%s", tag, err, want, &b)
		}
	}
}

// TestPassing has a question that changes the present recommendation, but never
// the one that comes of a whole sheet: it is not worth finding out.
func TestPassing(t *testing.T) {
	d := explain(t, "nothing")
	question := d.Homework[0].Question
	d.Irrelevant = []string{question}
	for tag, want := range map[string]string{"en": "Until then, answers to these would change the recommendation: ", "zh": "在那之前，回答这些问题仍会改变推荐："} {
		var b bytes.Buffer
		if err := d.WriteExplanation(&b, report.View{Lang: tag}); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(b.String()), " ")
		if d.Homework[0].Changes == 0 || !strings.Contains(text, strings.TrimSpace(want)) || strings.Contains(text, "("+question+")") {
			t.Errorf("%s: want %q, and %s not among what is worth finding out:\n%s", tag, want, question, &b)
		}
	}
}
