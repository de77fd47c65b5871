package interview

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/rules"
)

// BenchmarkInsight is what the interview does after an answer: first with the
// analysis of the whole rule set, then with what is kept of it, for the same
// answers and for one more after the other, until the interview is over.
func BenchmarkInsight(b *testing.B) {
	for _, name := range rules.Names() {
		p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS})
		if err != nil || list.HasErrors() {
			b.Fatal(err, list)
		}
		for order, as := range map[Order]string{Author: "author", Fastest: "fastest"} {
			config := Config{Date: today, Order: order}
			b.Run(name+"/"+as+"/first", func(b *testing.B) {
				for b.Loop() {
					study(b, New(p, &answers.Sheet{}, config))
				}
			})
			b.Run(name+"/"+as+"/compiled", func(b *testing.B) {
				i := New(p, &answers.Sheet{}, config)
				study(b, i)
				for b.Loop() {
					study(b, i)
				}
			})
			b.Run(name+"/"+as+"/answer", func(b *testing.B) { benchmarkAnswers(b, p, config) })
		}
	}
}

// benchmarkAnswers answers at random, and measures what comes after each answer:
// the mean, and the longest.
func benchmarkAnswers(b *testing.B, p *program.Program, config Config) {
	rng := rand.New(rand.NewPCG(1, 1))
	i := New(p, &answers.Sheet{}, config)
	study(b, i)
	longest := time.Duration(0)
	for b.Loop() {
		if i.Step() != Ask {
			i.Restart()
			study(b, i)
		}
		domain := p.Domain(i.Question())
		if err := i.Answer(domain[rng.IntN(len(domain))]); err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		study(b, i)
		longest = max(longest, time.Since(start))
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
}

// study runs a query and lets the interview learn from it.
func study(b *testing.B, i *Interview) {
	n, err := i.Query().Run(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	i.Learn(n)
	i.Reconsider()
}
