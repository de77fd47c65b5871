package answers_test

import (
	"testing"
	"testing/fstest"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
)

const vendorRules = `
format = 1
ruleset = { id = "example", version = "1", title = "Example" }
[[question]]
id = "turnkey"
prompt = "Must it work at once?"
kind = "yesno"
[[question]]
id = "vendor"
prompt = "From a vendor?"
kind = "yesno"
ask_when = { turnkey = true }
`

// TestExplanations reads the example of every code of answers files.
func TestExplanations(t *testing.T) {
	files := fstest.MapFS{"rules.toml": {Data: []byte(vendorRules)}}
	p, _, err := load.Load(load.Request{Name: "rules.toml", Open: files.Open})
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, e := range diag.Explanations() {
		if !e.Answers {
			continue
		}
		count++
		_, list := read(t, p, e.Example)
		if len(list) != 1 || list[0].Code != e.Code || list[0].Severity != e.Severity {
			t.Errorf("%s: the example gives %v", e.Code, list)
		}
	}
	if count == 0 {
		t.Error("no code has an answers file as its example")
	}
}
