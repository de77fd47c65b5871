// Command peers runs one workload through stackadvisor, expr, cel-go and OPA side
// by side, in one process: answers to points, exclusions and fired rules. Before
// anything is timed, every engine must agree with a plain reading of the rules on
// 1,000 random answer sheets, 200 of the large size. It prints a table of times and of how many times
// longer the others take, with the versions and the date.
//
//	cd testdata/peers && go run .                        the table
//	cd testdata/peers && go run . -readme ../../README.md    and into the README
//
// It is a module of its own, so that what it needs stays out of stackadvisor's.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"syscall"
	"time"

	"github.com/google/go-cmp/cmp"
)

// contender is an engine.
type contender interface {
	name() string
	// load translates the workload, and prepares its sheets as the engine likes
	// them best.
	load(*workload) error
	// evaluate finds out what sheet n comes to.
	evaluate(n int) error
	// outcome tells what evaluate found out.
	outcome(*outcome)
}

func main() {
	rounds := flag.Int("rounds", 15, "how often each engine is timed; the table has medians")
	readme := flag.String("readme", "", "write the table into this file, between its marks")
	check := flag.Bool("check", false, "only look whether all engines agree on the small sizes")
	flag.Parse()
	var err error
	if *check {
		err = checkAll(sizes[:2])
	} else {
		err = run(*rounds, *readme)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func all() []contender {
	return []contender{&ours{}, &ours{stack: true}, &exprRules{}, &celRules{}, &opaRules{}}
}

func checkAll(sizes []size) error {
	for _, z := range sizes {
		w := newWorkload(z)
		for _, c := range all() {
			if err := c.load(w); err != nil {
				return fmt.Errorf("%s: %s: %w", c.name(), z.name, err)
			}
			if err := agree(w, c); err != nil {
				return err
			}
			fmt.Printf("%s: %s agrees on %d sheets\n", z.name, c.name(), len(w.sheets))
		}
	}
	return nil
}

func run(rounds int, readme string) error {
	contenders := all()
	t := newTable(contenders)
	for _, z := range sizes {
		w := newWorkload(z)
		for i, c := range contenders {
			start := cpuTime()
			if err := c.load(w); err != nil {
				return fmt.Errorf("%s: %s: %w", c.name(), z.name, err)
			}
			t.loaded[i] = cpuTime() - start
			if err := agree(w, c); err != nil {
				return err
			}
			fmt.Fprintf(os.Stderr, "%s: %s agrees on %d sheets\n", z.name, c.name(), len(w.sheets))
		}
		times, err := measure(w, contenders, rounds)
		if err != nil {
			return err
		}
		t.times = append(t.times, times)
	}
	text := t.String()
	fmt.Print(text)
	if readme != "" {
		return replaceIn(readme, text)
	}
	return nil
}

// agree compares an engine with the plain reading.
func agree(w *workload, c contender) error {
	got, want := w.newOutcome(), w.newOutcome()
	for n, sheet := range w.sheets {
		if err := c.evaluate(n); err != nil {
			return fmt.Errorf("%s: %w", c.name(), err)
		}
		c.outcome(got)
		w.evaluate(sheet, want)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(outcome{})); diff != "" {
			return fmt.Errorf("%s: sheet %d of %s (-plain +engine):\n%s", c.name(), n, w.name, diff)
		}
	}
	return nil
}

// measure times all engines in turn, round by round, and returns the median time
// for a sheet of each.
func measure(w *workload, contenders []contender, rounds int) ([]time.Duration, error) {
	samples := make([][]time.Duration, len(contenders))
	for range rounds {
		for i, c := range contenders {
			d, err := sample(w, c)
			if err != nil {
				return nil, err
			}
			samples[i] = append(samples[i], d)
		}
	}
	medians := make([]time.Duration, len(contenders))
	for i, s := range samples {
		slices.Sort(s)
		medians[i] = s[len(s)/2]
	}
	return medians, nil
}

// sample is the time for a sheet, over at least 60 milliseconds. It is in
// thousandths of a nanosecond, as a Duration would be too coarse.
func sample(w *workload, c contender) (time.Duration, error) {
	start := cpuTime()
	for n := 0; ; n++ {
		if err := c.evaluate(n % len(w.sheets)); err != nil {
			return 0, err
		}
		if n&(n+1) != 0 && n%1024 != 0 { // the clock costs more than the least of sheets
			continue
		}
		if d := cpuTime() - start; d > 60*time.Millisecond {
			return d * 1000 / time.Duration(n+1), nil
		}
	}
}

// cpuTime is how long the processors have worked for this program, garbage
// collection and all: what else runs on the machine does not count.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // it knows its arguments
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
