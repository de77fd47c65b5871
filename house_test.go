package stackadvisor_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// pkg is what `go list` says of one package.
type pkg struct {
	ImportPath string
	GoFiles    []string
	Imports    []string
}

func listPackages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,GoFiles,Imports", "./...")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 {
			list = append(list, p)
		}
	}
}

// row is a row of the package table in the README.
type row struct {
	ours, libraries []string
	all             bool // may import every row above
}

func readTable(t *testing.T) (names []string, rows map[string]row) {
	t.Helper()
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(data), "| package | what it does | imports of ours | libraries |\n|---|---|---|---|\n")
	if !found {
		t.Fatal("README.md has no table of packages")
	}
	rows = map[string]row{}
	for _, line := range strings.Split(table, "\n") {
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if len(cells) != 4 {
			break
		}
		name := strings.Trim(cells[0], " `")
		r := row{ours: words(cells[2]), libraries: words(cells[3])}
		switch strings.TrimSpace(cells[2]) {
		case "none":
			r.ours = nil
		case "all above":
			r.ours, r.all = nil, true
		}
		names = append(names, name)
		rows[name] = r
	}
	return names, rows
}

func words(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ' ' || r == ',' })
}

// libraries are the modules that the table has short names for.
var libraries = map[string]string{
	"toml": "github.com/BurntSushi/toml", "go-toml": "github.com/pelletier/go-toml/v2",
	"cobra": "github.com/spf13/cobra", "pflag": "github.com/spf13/pflag", "fang": "charm.land/fang/v2",
	"mango-cobra": "github.com/muesli/mango-cobra", "roff": "github.com/muesli/roff",
	"lipgloss": "charm.land/lipgloss/v2", "huh": "charm.land/huh/v2", "bubbletea": "charm.land/bubbletea/v2",
	"bubbles": "charm.land/bubbles/v2", "colorprofile": "github.com/charmbracelet/colorprofile",
	"chromedp": "github.com/chromedp/chromedp", "cdproto": "github.com/chromedp/cdproto",
	"compress": "github.com/klauspost/compress", "progressbar": "github.com/schollz/progressbar/v3",
	"x/sys": "golang.org/x/sys", "x/ansi": "github.com/charmbracelet/x/ansi", "x/term": "github.com/charmbracelet/x/term",
}

// TestImports holds the imports of every package against the table in the
// README: it names what a package may import, and only rows above.
func TestImports(t *testing.T) {
	names, rows := readTable(t)
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, "stackadvisor/")
		r, ok := rows[name]
		if !ok {
			t.Errorf("package %s is not in the table of the README", name)
			continue
		}
		above := names[:slices.Index(names, name)]
		for _, path := range p.Imports {
			if imported, ours := strings.CutPrefix(path, "stackadvisor/"); ours {
				short := strings.TrimPrefix(imported, "internal/")
				switch {
				case !slices.Contains(above, imported):
					t.Errorf("package %s imports %s, which is not above it in the table", name, imported)
				case !r.all && !slices.Contains(r.ours, short) && !slices.Contains(r.ours, imported):
					t.Errorf("package %s imports %s, which its row does not have", name, imported)
				}
				continue
			}
			if host, _, _ := strings.Cut(path, "/"); strings.Contains(host, ".") && !slices.ContainsFunc(r.libraries, func(l string) bool {
				return libraries[l] != "" && strings.HasPrefix(path+"/", libraries[l]+"/")
			}) {
				t.Errorf("package %s imports %s, which its row does not have", name, path)
			}
		}
	}
}

// TestDependencies fails for a module that the README gives no reason for, and
// for a reason without its module.
func TestDependencies(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	gomod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| module | reason |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	var reasons []string
	for _, line := range strings.Split(table, "\n") {
		cell, _, _ := strings.Cut(strings.TrimPrefix(line, "|"), "|")
		for _, module := range words(cell) {
			reasons = append(reasons, strings.Trim(module, "`"))
		}
	}
	var required []string
	for _, line := range strings.Split(string(gomod), "\n") {
		fields := strings.Fields(strings.TrimPrefix(line, "require"))
		if strings.HasPrefix(line, "\t") && len(fields) == 2 {
			required = append(required, fields[0])
		}
		if len(fields) == 4 && fields[0] == "honnef.co/go/tools" { // indirect, but asked for by us as a tool
			required = append(required, fields[0])
		}
	}
	for _, module := range required {
		if !slices.Contains(reasons, module) {
			t.Errorf("the README gives no reason for %s", module)
		}
	}
	for _, module := range reasons {
		if !slices.Contains(required, module) {
			t.Errorf("the README gives a reason for %s, which is not required", module)
		}
	}
	if len(required) < 10 {
		t.Errorf("only %d modules found in go.mod", len(required))
	}
}
