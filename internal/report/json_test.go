package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/report"
)

// TestKeyOrder holds the keys of a result against the contract.
func TestKeyOrder(t *testing.T) {
	recommend := "format_version ruleset as_of answers unanswered status stack score settled margin alternatives layers " +
		"supported cautions options fired open conflict contradictions rival lead all_contradict open_questions"
	d := document(t, "retired")
	for _, c := range []struct {
		part report.Part
		want string
	}{
		{report.Recommend, recommend},
		{report.Report, recommend + " document"},
	} {
		if diff := cmp.Diff(strings.Fields(c.want), keys(t, write(t, d, c.part), "")); diff != "" {
			t.Errorf("part %d (-want +got):\n%s", c.part, diff)
		}
	}
	for path, want := range map[string]string{
		"ruleset":                 "id version digest knowledge_until continued_by",
		"alternatives":            "stack score",
		"layers":                  "layer option next decided_by",
		"supported":               "status stack score",
		"cautions":                "kind option text source waived status lifecycle relation other rules layers",
		"options":                 "id layer score unsupported excluded_by contributions",
		"options.0.contributions": "rule criterion points weight counted",
		"document":                "title participants texts sources lifecycle notes waivers program lang sheet links",
	} {
		if diff := cmp.Diff(strings.Fields(want), keys(t, write(t, d, report.Report), path)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// keys lists the keys of the object at a dotted path, or of the first object of
// the list there.
func keys(t *testing.T, data json.RawMessage, path string) []string {
	t.Helper()
	for _, step := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' }) {
		var list []json.RawMessage
		var object map[string]json.RawMessage
		if json.Unmarshal(data, &list) == nil {
			data = list[0]
		} else if err := json.Unmarshal(data, &object); err != nil {
			t.Fatalf("%s: %v", path, err)
		} else {
			data = object[step]
		}
	}
	var list []json.RawMessage
	if json.Unmarshal(data, &list) == nil {
		data = list[0]
	}
	var names []string
	d := json.NewDecoder(bytes.NewReader(data))
	for depth := 0; d.More() || depth > 1; {
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case json.Delim:
			depth += map[json.Delim]int{'{': 1, '[': 1, '}': -1, ']': -1}[token]
		case string:
			if depth == 1 {
				names = append(names, token)
				var skipped json.RawMessage
				if err := d.Decode(&skipped); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return names
}

// TestListsAreNeverNull looks for nulls beside those of the contract.
func TestListsAreNeverNull(t *testing.T) {
	allowed := map[string]bool{"settled": true, "margin": true, "option": true, "next": true, "supported": true, "conflict": true, "rival": true, "lead": true}
	for _, name := range cases {
		for _, line := range strings.Split(string(write(t, document(t, name), report.Report)), "\n") {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if strings.HasPrefix(value, "null") && !allowed[strings.Trim(key, `"`)] {
				t.Errorf("%s: %s is null", name, key)
			}
		}
	}
}

// TestHarmless puts what steers a terminal into every text of a document.
func TestHarmless(t *testing.T) {
	const bad = "a\x1b[31m\u202eb\u009bc\u2066d\x07"
	data := string(write(t, explain(t, "retired"), report.Report))
	for _, text := range []string{"monolith", "Monolith DB", "House rules", "Order store", "Storage team", "Licences.", "Minutes of the architecture board", "tags"} {
		quoted, _ := json.Marshal(text + bad)
		data = strings.ReplaceAll(data, `"`+text+`"`, string(quoted))
	}
	d, err := report.Read(&diag.File{Name: "x.json", Data: []byte(data)})
	if err != nil {
		t.Fatal(err)
	}
	outputs := map[string][]byte{"JSON": write(t, d, report.Report)}
	for _, tag := range []string{"en", "zh"} {
		var b bytes.Buffer
		if err := d.WriteText(&b, report.View{Lang: tag}); err != nil {
			t.Fatal(err)
		}
		outputs[tag] = bytes.Clone(b.Bytes())
		b.Reset()
		if err := d.WriteExplanation(&b, report.View{Lang: tag, Detail: true}); err != nil {
			t.Fatal(err)
		}
		outputs[tag+" explanation"] = b.Bytes()
	}
	for name, out := range outputs {
		if !bytes.Contains(out, []byte(`\u001b[31m\u202eb`)) {
			t.Errorf("%s: the text does not show", name)
		}
		if i := bytes.IndexFunc(out, func(r rune) bool { return diag.Unprintable(r) && r != '\n' }); i >= 0 {
			t.Errorf("%s: unprintable character in %q", name, out[i:min(i+20, len(out))])
		}
	}
}

func TestReadErrors(t *testing.T) {
	whole := string(write(t, document(t, "forced"), report.Report))
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "x.json:1:1: unexpected end of JSON input"},
		{"no JSON", "format = 1\n", "x.json:1:2: invalid character 'o' in literal false (expecting 'a')"},
		{"something else", "{}", "x.json is no result of this program: it has no format_version or no status"},
		{"later version", strings.Replace(whole, `"format_version": 1`, `"format_version": 2`, 1), "x.json has format_version 2; this program reads 1"},
		{"bare result", string(write(t, document(t, "forced"), report.Recommend)),
			`x.json has no document, only the bare result; save it with "report --format json"`},
		{"wrong kind", strings.Replace(whole, `"as_of": "2026-11-22"`, `"as_of": 7`, 1), "x.json:10:12: as_of cannot be a number"},
		{"unknown status", strings.Replace(whole, `"status": "recommended"`, `"status": "sure"`, 1), `x.json has the unknown status "sure"`},
		{"score with four decimals", strings.Replace(whole, `"score": -2`, `"score": -2.0001`, 1), "x.json: -2.0001 is no number with at most 3 decimals"},
		{"answer of no kind", strings.Replace(whole, `"side": "l"`, `"side": {}`, 1),
			`x.json: answer to "side": expected true, false, a text, a list of texts or a number`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := report.Read(&diag.File{Name: "x.json", Data: []byte(c.data)})
			if got := fmt.Sprint(err); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// FuzzRead reads any bytes; what can be read can be shown and written, and reads
// back as the same.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*/document.json")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := report.Read(&diag.File{Name: "x", Data: data})
		if err != nil {
			return
		}
		var text, out, again bytes.Buffer
		if err := d.WriteText(&text, report.View{Width: 40}); err != nil {
			t.Fatal(err)
		}
		if err := d.WriteExplanation(&text, report.View{Width: 40, Detail: true}); err != nil {
			t.Fatal(err)
		}
		if err := d.WriteJSON(&out, report.Report); err != nil {
			t.Fatal(err)
		}
		back, err := report.Read(&diag.File{Name: "y", Data: out.Bytes()})
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if err := back.WriteJSON(&again, report.Report); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(out.String(), again.String()); diff != "" {
			t.Errorf("written twice:\n%s", diff)
		}
	})
}
