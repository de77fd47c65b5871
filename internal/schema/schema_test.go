package schema_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/report"
	"stackadvisor/internal/schema"
	"stackadvisor/internal/verify"
	"stackadvisor/rules"
)

func compile(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft4)
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// decode reads TOML into what JSON would be, with dates as texts.
func decode(t *testing.T, text []byte) (any, error) {
	t.Helper()
	var v map[string]any
	if err := toml.Unmarshal(text, &v); err != nil {
		return nil, err
	}
	return plain(v), nil
}

func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = plain(v[k])
		}
		return v
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plain(v[i])
		}
		return list
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
		return v
	case string, bool, int64, float64:
		return v
	}
	return "a date"
}

// TestRuleFiles: every rule set in the repository fits the schema.
func TestRuleFiles(t *testing.T) {
	s := compile(t, schema.Rules())
	seen := 0
	for _, root := range []fs.FS{rules.FS, os.DirFS("../../testdata"), os.DirFS("..")} {
		err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".toml" || strings.HasSuffix(name, "_test.toml") || strings.Contains(name, "err/") {
				return err
			}
			text, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			v, err := decode(t, text)
			if err != nil {
				return nil // a file with a syntax error on purpose
			}
			if _, ok := v.(map[string]any)["format"]; !ok {
				return nil // an answers file
			}
			seen++
			if err := s.Validate(v); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 5 {
		t.Errorf("only %d rule sets were found", seen)
	}
}

// TestBrokenFiles: the schema rejects each broken file whose mistake is one of
// shape. What the other codes are about (names, order, several files, TOML
// itself) no schema can see.
func TestBrokenFiles(t *testing.T) {
	s := compile(t, schema.Rules())
	for _, code := range []diag.Code{
		diag.UnknownKey, diag.MissingKey, diag.TypeMismatch, diag.UnknownValue, diag.EmptyText, diag.EmptyList,
		diag.EmptyCondition, diag.OutOfRange, diag.InvalidID, diag.UnknownLanguage, diag.InvalidURL, diag.UnknownFormat, diag.MisplacedKey,
	} {
		text, err := os.ReadFile("../../testdata/rules/err/" + string(code) + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		v, err := decode(t, text)
		if err != nil {
			t.Errorf("%s: %v", code, err)
			continue
		}
		if s.Validate(v) == nil {
			t.Errorf("the schema does not see what is wrong with %s.toml", code)
		}
	}
}

// TestQuestionKeys: the schema knows which keys go with which kind of question,
// and which do not go together, as the checks do.
func TestQuestionKeys(t *testing.T) {
	s := compile(t, schema.Rules())
	const choices = "\nchoices = [{ id = \"a\" }, { id = \"b\" }]"
	for _, c := range []struct {
		keys string
		fits bool
	}{
		{`kind = "single"` + choices, true}, {`kind = "single"`, false}, {`kind = "single"` + choices + "\nmax = 1", false},
		{`kind = "multi"` + choices + "\nmin = 0\nmax = 2", true}, {"kind = \"multi\"\nmax = 2", false},
		{`kind = "yesno"`, true}, {`kind = "yesno"` + choices, false}, {"kind = \"yesno\"\nmin = 0", false},
		{"kind = \"number\"\nmax = 9", true}, {`kind = "number"`, false}, {"kind = \"number\"\nmax = 9" + choices, false},
		{`kind = "other"`, false},
		{"kind = \"yesno\"\nafter = \"x\"", true}, {"kind = \"yesno\"\nafter = \"x\"\nbefore = \"y\"", false},
	} {
		v, err := decode(t, []byte("format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n[[question]]\nid = \"q\"\nprompt = \"?\"\n"+c.keys))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); (err == nil) != c.fits {
			t.Errorf("fits is not %t for\n%s\n%v", c.fits, c.keys, err)
		}
	}
}

const metaDraft4 = "http://json-schema.org/draft-04/schema#"

// TestDialect: all schemas say that they are draft 4, and are.
func TestDialect(t *testing.T) {
	for _, name := range schema.Names() {
		text, _ := schema.Print(name)
		if !bytes.Contains(text, []byte(metaDraft4)) {
			t.Errorf("no draft 4: %.80s", text)
		}
		compile(t, text)
	}
}

// TestResults: a result that was printed fits its schema.
func TestResults(t *testing.T) {
	s := compile(t, schema.Report())
	files, err := filepath.Glob("../report/testdata/*/document.json")
	if err != nil || len(files) < 4 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %.300s", file, err.Error())
		}
	}
}

// TestVerification: a verification that was printed fits its schema.
func TestVerification(t *testing.T) {
	p, list, err := load.Load(load.Request{Name: "article", Builtin: rules.FS})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	r, err := verify.Verify(context.Background(), p, verify.Options{Date: 20280101})
	if err != nil || r.Problems() == 0 {
		t.Fatal(err, "no findings although all sources are old by then")
	}
	var b bytes.Buffer
	if err := report.WriteJSON(&b, report.NewVerification(r)); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := compile(t, schema.Verify()).Validate(v); err != nil {
		t.Error(err)
	}
}
