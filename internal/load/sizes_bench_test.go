package load_test

import (
	"testing"
	"testing/fstest"

	"stackadvisor/internal/load"
	"stackadvisor/internal/synthetic"
	"stackadvisor/rules"
)

// BenchmarkLoad is from the bytes of a TOML file to a program: decoded, checked,
// compiled. The built-in sets are also read as the program reads them, known to be
// in order.
func BenchmarkLoad(b *testing.B) {
	for _, z := range synthetic.Sizes() {
		text := synthetic.TOML(z.Set(1))
		benchmarkLoad(b, z.Name, load.Request{Name: "s", Builtin: fstest.MapFS{"s.toml": {Data: text}}})
	}
	for _, id := range rules.Names() {
		benchmarkLoad(b, id+"-checked", load.Request{Name: id, Builtin: rules.FS})
		benchmarkLoad(b, id+"-known", load.Request{Name: id, Builtin: rules.FS, Known: true})
	}
}

func benchmarkLoad(b *testing.B, name string, req load.Request) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			p, list, err := load.Load(req)
			if err != nil || list.HasErrors() {
				b.Fatal(list, err)
			}
			n += len(p.Rules)
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "rules/s")
	})
}
