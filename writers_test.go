package stackadvisor_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// harmless is what the module uses of packages that could write files, outside the
// one writer: whatever is not in the list is refused.
var harmless = map[string][]string{
	"os": {
		"Args", "DevNull", "Environ", "Exit", "File", "Getenv", "Geteuid", "Interrupt", "Lstat", "Open", "ReadDir", "ReadFile",
		"SameFile", "Signal", "Stat", "Stderr", "Stdin", "Stdout",
	},
	"syscall": {"Errno", "Getrusage", "Kill", "RUSAGE_SELF", "Rusage", "SIGHUP", "SIGINT", "SIGKILL", "SIGTERM", "SIGTSTP", "SIGCONT", "Signal", "SysProcAttr"},
	"os/exec": {"Cmd", "LookPath"},
}

// writing are packages that nothing but the writer uses, and methods with which
// libraries write files by a name.
var (
	writing     = []string{"io/ioutil", "golang.org/x/sys/unix", "golang.org/x/sys/windows", "unsafe", "plugin"}
	saveMethods = []string{"SaveAs", "SaveFile", "WriteToFile"}
)

// TestOneWriter fails if anything but internal/files could open a file for writing,
// make a directory, rename or remove something.
func TestOneWriter(t *testing.T) {
	found := 0
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (name == "testdata" || name == filepath.Join("internal", "files") || strings.HasPrefix(d.Name(), ".") && name != "."):
			return fs.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		found++
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			return err
		}
		for place, what := range writes(file) {
			t.Errorf("%s: %s: only internal/files writes files", fset.Position(place), what)
		}
		return nil
	})
	if err != nil || found < 300 {
		t.Errorf("%d files read: %v", found, err)
	}
}

// writes finds what could write files.
func writes(file *ast.File) map[token.Pos]string {
	list := map[token.Pos]string{}
	imported := map[string]string{} // by the name in the file
	for _, i := range file.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		name := path.Base(p)
		if i.Name != nil {
			name = i.Name.Name
		}
		if slices.Contains(writing, p) || harmless[p] != nil && (name == "." || name == "_") {
			list[i.Pos()] = fmt.Sprintf("import of %s", p)
		}
		imported[name] = p
	}
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if slices.Contains(saveMethods, s.Sel.Name) {
			list[s.Pos()] = s.Sel.Name
		}
		x, ok := s.X.(*ast.Ident)
		if !ok || x.Obj != nil { // a variable of that name
			return true
		}
		if allowed := harmless[imported[x.Name]]; allowed != nil && !slices.Contains(allowed, s.Sel.Name) {
			list[s.Pos()] = x.Name + "." + s.Sel.Name
		}
		return true
	})
	return list
}

// TestOneWriterSees: the test above sees what it must.
func TestOneWriterSees(t *testing.T) {
	for text, want := range map[string]int{
		`import "os"; var _ = os.WriteFile`:                             1,
		`import "os"; func f() { os.Rename("a", "b"); os.Create("c") }`: 2,
		`import o "os"; var _, _ = o.OpenFile("a", o.O_RDWR, 0)`:        2,
		`import . "os"`:                                                         1,
		`import "syscall"; var _ = syscall.Open`:                                1,
		`import "golang.org/x/sys/unix"`:                                        1,
		`import "io/ioutil"`:                                                    1,
		`func f(x book) { x.SaveAs("a") }`:                                      1,
		`import "os"; var _, _ = os.ReadFile("a")`:                              0,
		`import "os/exec"; var _ = exec.Command("sh", "-c", "echo > file")`:     1,
		`import "os"; func f(os interface{ Create(string) }) { os.Create("") }`: 0,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x; "+text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := writes(file); len(got) != want {
			t.Errorf("%s: found %v, want %d", text, got, want)
		}
	}
}
