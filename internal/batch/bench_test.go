package batch

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"os"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
	"stackadvisor/rules"
)

func builtin(tb testing.TB, name string) *engine.Engine {
	tb.Helper()
	p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS})
	if err != nil || list.HasErrors() {
		tb.Fatal(err, list)
	}
	return engine.New(p, engine.Config{Date: 20261122})
}

// portfolio is a table of random sheets.
func portfolio(p *program.Program, rows int) []byte {
	rng := rand.New(rand.NewPCG(7, 7))
	var b bytes.Buffer
	for q := range p.Questions {
		b.WriteString(p.Questions[q].ID + ",")
	}
	b.WriteString("application\n")
	domains := make([][]program.Value, len(p.Questions))
	for q := range domains {
		domains[q] = p.Domain(q)
	}
	for i := range rows {
		for q := range p.Questions {
			b.WriteString(cellOf(p, q, domains[q][rng.IntN(len(domains[q]))]) + ",")
		}
		b.WriteString("app-")
		b.WriteString(string(rune('a' + i%26)))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func cellOf(p *program.Program, q int, v program.Value) string {
	question := &p.Questions[q]
	switch question.Kind {
	case ruleset.YesNo:
		return [...]string{"no", "yes"}[v]
	case ruleset.Single:
		return question.Choices[v].ID
	case ruleset.Number:
		return string(appendThousandths(nil, int64(v)*1000))
	}
	text := ""
	for i := range question.Choices {
		if v>>i&1 == 1 {
			text += ";" + question.Choices[i].ID
		}
	}
	if text == "" {
		return "[]"
	}
	return text[1:]
}

// BenchmarkBatch is a table from its first byte to its last, in memory.
func BenchmarkBatch(b *testing.B) {
	const rows = 100_000
	for _, set := range rules.Names() {
		e := builtin(b, set)
		table := portfolio(e.Program, rows)
		var lines bytes.Buffer
		benchmarkRun(b, set+"/csv", rows, func() *Job { return &Job{Engine: e, In: bytes.NewReader(table), Out: io.Discard} })
		if _, err := Run(context.Background(), &Job{Engine: e, In: bytes.NewReader(table), Out: &lines, OutAs: JSONL, Prefix: "a-"}); err != nil {
			b.Fatal(err)
		}
		benchmarkRun(b, set+"/jsonl", rows, func() *Job {
			return &Job{Engine: e, In: bytes.NewReader(lines.Bytes()), InAs: JSONL, Out: io.Discard, OutAs: JSONL}
		})
	}
}

func benchmarkRun(b *testing.B, name string, rows int64, job func() *Job) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := Run(context.Background(), job())
			if err != nil || r.Bad > 0 || r.Rows != rows {
				b.Fatal(r, err)
			}
		}
		b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}

// BenchmarkSummary is what a summary costs beside the run.
func BenchmarkSummary(b *testing.B) {
	const rows = 100_000
	e := builtin(b, "article")
	f, err := os.CreateTemp(b.TempDir(), "")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	r, err := Run(context.Background(), &Job{Engine: e, In: bytes.NewReader(portfolio(e.Program, rows)), Spool: f})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := NewSummary(r, 2000, 5); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
