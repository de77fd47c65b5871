// Command growth measures how the cost of a rule set grows with its rules, from
// 10 to 100,000, and draws the curves:
//
//	go run ./internal/growth -svg testdata/growth.svg -readme README.md
//
// All sets have 100 questions and 30 options in 6 layers; only the rules are more.
// Times are of the processors, where the system tells that, and each is the least
// of several: all noise of a machine is on one side.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"
	"testing/fstest"
	"time"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/files"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/synthetic"
)

func main() {
	svg := flag.String("svg", "", "draw the curves into this file")
	readme := flag.String("readme", "", "write the table into this file, between its marks")
	flag.Parse()
	if err := run(*svg, *readme); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(1)
	}
}

func run(svg, readme string) error {
	var points []point
	for _, z := range synthetic.Growing() {
		p, err := measure(z)
		if err != nil {
			return err
		}
		points = append(points, p)
		fmt.Fprintf(os.Stderr, "%d rules measured\n", z.Rules)
	}
	fmt.Print(table(points))
	if svg != "" {
		if err := files.Replace(svg, []byte(draw(points))); err != nil {
			return err
		}
	}
	if readme != "" {
		return replaceIn(readme, table(points))
	}
	return nil
}

// point is what one size costs.
type point struct {
	rules int
	times [len(series)]time.Duration
	bytes int64 // kept in memory, for each rule: rules as read, their index, one state
}

// series are the curves.
var series = [...]string{"load, check and compile", "one sheet, with its stack", "one sheet, its scores", "one changed answer"}

const (
	loading = iota
	choosing
	scoring
	changing
)

func measure(z synthetic.Size) (p point, err error) {
	text := synthetic.TOML(z.Set(1))
	req := load.Request{Name: "s", Builtin: fstest.MapFS{"s.toml": {Data: text}}}
	before := heap()
	loaded, problems, err := load.Load(req)
	if err != nil {
		return p, err
	}
	if problems.HasErrors() {
		return p, fmt.Errorf("%v", problems)
	}
	s := engine.New(loaded, engine.Config{Date: 20261122}).NewState()
	p.rules, p.bytes = z.Rules, (heap()-before)/int64(z.Rules)
	sheets := synthetic.Sheets(loaded, 1000)
	p.times[loading] = least(func(int) { _, _, err = load.Load(req) })
	p.times[scoring] = least(func(n int) { s.Reset(sheets[n%len(sheets)]) })
	p.times[choosing] = least(func(n int) {
		s.Reset(sheets[n%len(sheets)])
		if _, bad := s.Best(); bad != nil {
			err = bad
		}
	})
	p.times[changing] = least(func(n int) { change(s, n, sheets) })
	runtime.KeepAlive(s)
	return p, err
}

// change gives one question the answer that it has in another sheet.
func change(s *engine.State, n int, sheets [][]program.Value) {
	q := n % len(sheets[0])
	s.Set(q, sheets[n/len(sheets[0])%len(sheets)][q])
}

// least is the time of one call: the least mean of many short runs, each long
// enough for the clock.
func least(work func(n int)) time.Duration {
	const runs, each, enough = 30, 20 * time.Millisecond, 10 * time.Second
	best := time.Duration(math.MaxInt64)
	for begun, i := clock(), 0; i < runs && clock()-begun < enough; i++ {
		start, n := clock(), 0
		for n == 0 || clock()-start < each {
			for range 1 + n { // twice as many each time
				work(n)
				n++
			}
		}
		best = min(best, (clock()-start)/time.Duration(n))
	}
	return best
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// exponent is how the time grows: as the number of rules to this power. It is the
// slope of the line through the points from 1,000 rules on, both on logarithmic
// scales; below, what does not hang on rules counts for more.
func exponent(points []point, curve int) float64 {
	var n, sx, sy, sxx, sxy float64
	for _, p := range points {
		if p.rules < 1000 {
			continue
		}
		x, y := math.Log(float64(p.rules)), math.Log(float64(p.times[curve]))
		n, sx, sy, sxx, sxy = n+1, sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	return (n*sxy - sx*sy) / (n*sxx - sx*sx)
}

// table is all figures in Markdown.
func table(points []point) string {
	var b strings.Builder
	b.WriteString("| rules |")
	for i, name := range series {
		fmt.Fprintf(&b, " %s, exponent %.2f |", name, exponent(points, i))
	}
	b.WriteString(" memory for a rule |\n|---:|" + strings.Repeat("---:|", len(series)+1) + "\n")
	for _, p := range points {
		fmt.Fprintf(&b, "| %d |", p.rules)
		for _, d := range p.times {
			fmt.Fprintf(&b, " %s |", readable(d))
		}
		fmt.Fprintf(&b, " %.1f KiB |\n", float64(p.bytes)/1024)
	}
	fmt.Fprintf(&b, "\nMeasured %s with %s on %d cores; processor time.\n", time.Now().Format(time.DateOnly), runtime.Version(), runtime.NumCPU())
	return b.String()
}

// readable is a duration with three digits.
func readable(d time.Duration) string {
	units := []struct {
		unit time.Duration
		name string
	}{{time.Second, "s"}, {time.Millisecond, "ms"}, {time.Microsecond, "µs"}, {time.Nanosecond, "ns"}}
	for _, u := range units {
		if d >= u.unit {
			return fmt.Sprintf("%.3g %s", float64(d)/float64(u.unit), u.name)
		}
	}
	return "0"
}

// The marks in the README.
const (
	from = "<!-- growth: made by go run ./internal/growth -->\n"
	to   = "<!-- /growth -->"
)

// replaceIn writes a text between the marks of a file.
func replaceIn(name, text string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(data), from)
	_, after, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		return fmt.Errorf("%s has no marks %q and %q", name, from, to)
	}
	return files.Replace(name, []byte(before+from+text+to+after))
}
