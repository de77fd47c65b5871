package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// table has the results.
type table struct {
	contenders []contender
	loaded     []time.Duration   // of the last size
	times      [][]time.Duration // by size and engine, thousandths of a nanosecond
}

func newTable(contenders []contender) *table {
	return &table{contenders: contenders, loaded: make([]time.Duration, len(contenders))}
}

// modules are where the engines come from.
var modules = [...]string{"", "", "github.com/expr-lang/expr", "cel.dev/cel-go", "github.com/open-policy-agent/opa"}

// String is the table in Markdown.
func (t *table) String() string {
	var b strings.Builder
	b.WriteString("| engine |")
	for _, z := range sizes {
		fmt.Fprintf(&b, " %s |", z)
	}
	fmt.Fprintf(&b, " load %s |\n|---|%s---:|\n", sizes[len(sizes)-1].name, strings.Repeat("---:|", len(sizes)))
	for i, c := range t.contenders {
		fmt.Fprintf(&b, "| %s%s |", c.name(), version(modules[i]))
		for _, times := range t.times {
			fmt.Fprintf(&b, " %s%s |", micro(times[i]), ratio(times[i], times[0], i))
		}
		fmt.Fprintf(&b, " %d ms |\n", t.loaded[i].Milliseconds())
	}
	fmt.Fprintf(&b, "\nMeasured %s, %s, %s/%s, %d cores; processor time, medians of alternating runs in one process.\n",
		time.Now().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	return b.String()
}

// version is the version of a module that this program was built with.
func version(module string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok || module == "" {
		return ""
	}
	for _, d := range info.Deps {
		if d.Path == module {
			return " " + strings.TrimPrefix(d.Version, "v")
		}
	}
	return ""
}

func micro(d time.Duration) string {
	us := float64(d) / 1e6
	switch {
	case us < 10:
		return fmt.Sprintf("%.2f µs", us)
	case us < 1000:
		return fmt.Sprintf("%.0f µs", us)
	}
	return fmt.Sprintf("%.1f ms", us/1000)
}

func ratio(d, ours time.Duration, i int) string {
	switch r := float64(d) / float64(ours); {
	case i == 0:
		return ""
	case r < 10:
		return fmt.Sprintf(", %.1f×", r)
	default:
		return fmt.Sprintf(", **%.0f×**", r)
	}
}

// The marks in the README.
const (
	from = "<!-- peers: made by go run . -readme in testdata/peers -->\n"
	to   = "<!-- /peers -->"
)

// replaceIn writes the table between the marks of a file.
func replaceIn(name, text string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, ok := bytes.Cut(data, []byte(from))
	_, after, ok2 := bytes.Cut(rest, []byte(to))
	if !ok || !ok2 {
		return fmt.Errorf("%s has no marks %q and %q", name, from, to)
	}
	return os.WriteFile(name, bytes.Join([][]byte{before, []byte(from), []byte(text), []byte(to), after}, nil), 0o644)
}
