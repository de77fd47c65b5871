package analysis

import (
	"context"
	"testing"
)

// BenchmarkSweep goes through all completions of sets of that many rules, options
// and layers, with two goroutines.
func BenchmarkSweep(b *testing.B) {
	for _, z := range []struct {
		name string
		sweepSet
	}{
		{"40-rules-15-options", sweepSet{layers: 1, options: 15, questions: 14, choices: 4, rules: 40}},
		{"40-rules-15-options-exclusions", sweepSet{layers: 1, options: 15, questions: 14, choices: 4, rules: 40, exclusions: true}},
		{"100-rules-9-options-3-layers", sweepSet{layers: 3, options: 9, questions: 14, choices: 4, rules: 100}},
		{"100-rules-9-options-3-layers-joined", sweepSet{layers: 3, options: 9, questions: 14, choices: 4, rules: 100, relations: 6, exclusions: true}},
	} {
		b.Run(z.name, func(b *testing.B) {
			e := z.engine(1)
			reportPeak(b)
			combinations := 0.0
			for b.Loop() {
				s, ok := newSweep(e, unknown(e), nil)
				if !ok {
					b.Fatal("too large")
				}
				if _, err := s.run(context.Background(), 2, nil); err != nil {
					b.Fatal(err)
				}
				combinations += s.combinations()
			}
			b.ReportMetric(combinations/b.Elapsed().Seconds()/1e6, "Mcombinations/s")
		})
	}
}
