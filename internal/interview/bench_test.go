package interview

import (
	"context"
	"testing"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/program"
)

// BenchmarkInsight is what an answer costs: first with the analysis of the whole
// rule set, then with what is kept of it.
func BenchmarkInsight(b *testing.B) {
	p := article(b)
	run := func(b *testing.B, i *Interview) {
		if _, err := i.Query().Run(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			run(b, New(p, &answers.Sheet{}, Config{Date: today}))
		}
	})
	b.Run("next", func(b *testing.B) {
		i := New(p, &answers.Sheet{}, Config{Date: today})
		run(b, i)
		for n := 0; b.Loop(); n++ {
			i.Jump(0)
			if err := i.Answer(program.Value(1 + n%15)); err != nil {
				b.Fatal(err)
			}
			run(b, i)
		}
	})
}
