package verify

import (
	"context"
	"io/fs"
	"testing"

	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/synthetic"
	"stackadvisor/rules"
)

// manyLayers is a large set: 60 questions of 3 answers, 1,000 rules, 10
// independent layers, as a file.
func manyLayers(seed uint64) []byte {
	return synthetic.TOML(synthetic.Layered{Layers: 10, Options: 40, Questions: 60, Answers: 3, Rules: 1000}.Set(seed))
}

// BenchmarkVerify is everything about a rule set that was loaded.
func BenchmarkVerify(b *testing.B) {
	for _, name := range rules.Names() {
		b.Run(name, func(b *testing.B) { benchmarkVerify(b, loaded(b, name, rules.FS)) })
	}
	b.Run("1000-rules-10-layers", func(b *testing.B) { benchmarkVerify(b, compile(b, manyLayers(1))) })
}

func benchmarkVerify(b *testing.B, p *program.Program) {
	b.ReportAllocs()
	for b.Loop() {
		r, err := Verify(context.Background(), p, Options{Date: 20261122})
		if err != nil || len(r.Undecided) > 0 {
			b.Fatal(err, r.Undecided)
		}
	}
}

func loaded(tb testing.TB, name string, files fs.FS) *program.Program {
	tb.Helper()
	p, list, err := load.Load(load.Request{Name: name, Builtin: files})
	if err != nil || list.HasErrors() {
		tb.Fatal(err, list)
	}
	return p
}
