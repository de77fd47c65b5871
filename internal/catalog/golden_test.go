package catalog_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/catalog"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func small(t testing.TB) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "rules.toml", Open: os.DirFS("testdata").Open})
	if err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	return p
}

// TestGolden holds every text in both languages against files that people read.
func TestGolden(t *testing.T) {
	p := small(t)
	claimed := map[string]bool{"rules.toml": true}
	for _, tag := range []string{"en", "zh"} {
		c := catalog.New(p, 20261122, tag)
		var view catalog.View
		texts := map[string]func(*bytes.Buffer) error{
			"cards": func(b *bytes.Buffer) error { return c.WriteCards(b, view) },
			"map":   func(b *bytes.Buffer) error { return c.WriteMap(b, view) },
			"map-narrow": func(b *bytes.Buffer) error {
				return c.WriteMap(b, catalog.View{Width: 40})
			},
			"mermaid": func(b *bytes.Buffer) error { b.WriteString(c.Mermaid()); return nil },
			"compare": func(b *bytes.Buffer) error { return compare(c, b, view) },
			"compare-narrow": func(b *bytes.Buffer) error {
				return compare(c, b, catalog.View{Width: 40})
			},
		}
		for o := range p.Options {
			texts["page-"+p.Options[o].ID] = func(b *bytes.Buffer) error { return c.WritePage(b, o, view) }
		}
		for name, write := range texts {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			file := name + "." + tag + ".txt"
			claimed[file] = true
			golden(t, file, b.String())
		}
	}
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !claimed[f.Name()] {
			t.Errorf("testdata/%s belongs to no test", f.Name())
		}
	}
}

func compare(c *catalog.Catalog, b *bytes.Buffer, v catalog.View) error {
	x, err := c.Compare(context.Background(), []int{0, 1, 3})
	if err != nil {
		return err
	}
	return c.WriteComparison(b, x, v)
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestWinsAreCounted holds the shares of a comparison against counting by hand.
// Wood takes the light sheets but the three where wet excludes it, and of the
// heavy ones the dry two that are not for work alone. Iron takes the other heavy
// ones, and carries the flag of the two shows without wood.
func TestWinsAreCounted(t *testing.T) {
	c := catalog.New(small(t), 20261122, "en")
	x, err := c.Compare(context.Background(), []int{0, 1})
	if err != nil {
		t.Fatal(err)
	}
	// weather 2 x uses 3 x load classes 0..10, 11..49, 50..100
	if x.Method != "exact" || x.Sheets != "18" {
		t.Errorf("counted %q sheets (%s), want 18 (exact)", x.Sheets, x.Method)
	}
	if x.Options[0].Wins != "6" || x.Options[1].Wins != "11" {
		t.Errorf("iron wins %s and wood %s of 18, want 6 and 11", x.Options[0].Wins, x.Options[1].Wins)
	}
}

// TestStateOnTheDate looks at the same option before and after it was retired.
func TestStateOnTheDate(t *testing.T) {
	p := small(t)
	before, after := catalog.New(p, 20241231, "en").Card(1), catalog.New(p, 20250101, "en").Card(1)
	if before.State != "" || before.Unsupported {
		t.Errorf("on 2024-12-31: state %q, unsupported %v", before.State, before.Unsupported)
	}
	if after.State != "retired" || !after.Unsupported || after.StateSince != "2025-01-01" {
		t.Errorf("on 2025-01-01: state %q since %s, unsupported %v", after.State, after.StateSince, after.Unsupported)
	}
}

// TestMermaidEscapes: nothing of a name can end its label.
func TestMermaidEscapes(t *testing.T) {
	text := catalog.New(small(t), 20261122, "en").Mermaid()
	if !strings.Contains(text, `["Wood #91;#34;oak#34;#93;`) {
		t.Errorf("the name Wood [\"oak\"] is not escaped:\n%s", text)
	}
}
