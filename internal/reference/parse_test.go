package reference

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// parse reads a rule set that a test wrote.
func parse(t testing.TB, text string) *Set {
	t.Helper()
	s, err := Parse([]byte(text))
	if err != nil {
		t.Fatalf("Parse: %v\n%s", err, text)
	}
	return s
}

// parseCondition reads a condition as it stands in a file.
func parseCondition(t testing.TB, s *Set, text string) Condition {
	t.Helper()
	var holder struct{ When map[string]any }
	if _, err := toml.Decode("when = "+text, &holder); err != nil {
		t.Fatalf("decoding %s: %v", text, err)
	}
	c, err := s.condition(holder.When)
	if err != nil {
		t.Fatalf("reading %s: %v", text, err)
	}
	return c
}

func TestParseDefaults(t *testing.T) {
	s := parse(t, `
		[[layer]]
		id = "l"
		[[option]]
		id = "a"
		layer = "l"
		[[question]]
		id = "m"
		kind = "multi"
		choices = [ { id = "x" }, { id = "y" } ]
		[[question]]
		id = "n"
		kind = "number"
		max = 9
		[[rule]]
		id = "r"
		points = { a = 1 }`)
	if diff := cmp.Diff([]Criterion{{"fit", 1000}}, s.Criteria); diff != "" {
		t.Errorf("a set without criteria has one, fit:\n%s", diff)
	}
	if got := s.Rules[0].Criterion; got != "fit" {
		t.Errorf("criterion of a rule without one: got %q, want the first, fit", got)
	}
	if q := s.question("m"); q.Min != 1 || q.Max != 2 {
		t.Errorf("multi: got %d..%d, want 1..2", q.Min, q.Max)
	}
	if q := s.question("n"); q.Min != 0 || q.Max != 9 {
		t.Errorf("number: got %d..%d, want 0..9", q.Min, q.Max)
	}
	if s.Layers[0].Required {
		t.Error("a layer is not required unless the file says so")
	}
}

func TestParseWeights(t *testing.T) {
	tests := map[string]int64{
		"":                 1000,
		"weight = 2":       2000,
		"weight = 0":       0,
		"weight = 0.1":     100,
		"weight = 0.001":   1,
		"weight = 999.999": 999999,
		"weight = 1.005":   1005,
		"weight = 1_0.5":   10500,
	}
	for text, want := range tests {
		s := parse(t, "[[criterion]]\nid = \"c\"\n"+text)
		if got := s.Criteria[0].Weight; got != want {
			t.Errorf("%s: got %d thousandths, want %d", text, got, want)
		}
	}
	if _, err := Parse([]byte("[[criterion]]\nid = \"c\"\nweight = 0.0005")); err == nil {
		t.Error("a weight with four decimals was read")
	}
}

func TestParseDates(t *testing.T) {
	s := parse(t, `
		[[layer]]
		id = "l"
		[[option]]
		id = "a"
		layer = "l"
		[[relation]]
		id = "r"
		from = "a"
		kind = "like"
		to = ["a"]
		since = 2020-01-01
		[[lifecycle]]
		id = "e"
		option = "a"
		status = "retired"
		since = 2025-08-20
		until = 2027-10-28`)
	if r := s.Relations[0]; r.Since != "2020-01-01" || r.Until != "" {
		t.Errorf("relation: got since %q until %q", r.Since, r.Until)
	}
	if l := s.Lifecycles[0]; l.Since != "2025-08-20" || l.Until != "2027-10-28" {
		t.Errorf("lifecycle: got since %q until %q", l.Since, l.Until)
	}
}

func TestParseErrors(t *testing.T) {
	tests := map[string]string{
		"broken TOML":     `x = `,
		"kind":            "[[question]]\nid = \"q\"\nkind = \"text\"",
		"no max":          "[[question]]\nid = \"q\"\nkind = \"number\"",
		"no question":     "[[fact]]\nid = \"f\"\nwhen = { q = true }",
		"empty when":      "[[fact]]\nid = \"f\"\nwhen = { }",
		"empty all":       "[[fact]]\nid = \"f\"\nwhen = { all = [] }",
		"fact with text":  "[[fact]]\nid = \"f\"\nwhen = { f = \"yes\" }",
		"no option":       "[[rule]]\nid = \"r\"\npoints = { a = 1 }",
		"no layer":        "[[option]]\nid = \"a\"\nlayer = \"l\"",
		"no criterion":    "[[rule]]\nid = \"r\"\ncriterion = \"c\"",
		"no such test":    "[[question]]\nid = \"q\"\nkind = \"number\"\nmax = 9\n[[fact]]\nid = \"f\"\nwhen = { q = { over = 1 } }",
		"text for number": "[[question]]\nid = \"q\"\nkind = \"number\"\nmax = 9\n[[fact]]\nid = \"f\"\nwhen = { q = \"1\" }",
	}
	for name, text := range tests {
		if _, err := Parse([]byte(text)); err == nil || !strings.HasPrefix(err.Error(), "reading") && !strings.Contains(err.Error(), "no ") {
			t.Errorf("%s: got error %v", name, err)
		}
	}
}
