package batch

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
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

func BenchmarkBatch(b *testing.B) {
	e := builtin(b, "article")
	const rows = 100_000
	table := portfolio(e.Program, rows)
	b.ReportAllocs()
	for b.Loop() {
		r, err := Run(context.Background(), &Job{Engine: e, In: bytes.NewReader(table), Out: io.Discard})
		if err != nil || r.Bad > 0 || r.Rows != rows {
			b.Fatal(r, err)
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
