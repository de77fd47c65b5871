package synthetic_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/synthetic"
)

// TestTOML loads the file of a set and compares what both come to.
func TestTOML(t *testing.T) {
	for _, z := range synthetic.Sizes()[:2] {
		set := z.Set(1)
		p, list, err := load.Load(load.Request{Name: "s", Builtin: fstest.MapFS{"s.toml": {Data: synthetic.TOML(set)}}})
		if err != nil || list.HasErrors() {
			t.Fatal(list, err)
		}
		direct := engine.New(program.Compile(set), engine.Config{Date: 20261122}).NewState()
		loaded := engine.New(p, engine.Config{Date: 20261122}).NewState()
		for _, sheet := range synthetic.Sheets(p, 50) {
			direct.Reset(sheet)
			loaded.Reset(sheet)
			if !slices.Equal(direct.Scores(), loaded.Scores()) {
				t.Fatalf("%s: scores %v, loaded from the file %v", z.Name, direct.Scores(), loaded.Scores())
			}
			a, err1 := direct.Best()
			b, err2 := loaded.Best()
			if err1 != nil || err2 != nil || a.Status != b.Status || !slices.Equal(a.Bits, b.Bits) {
				t.Fatalf("%s: stack %v, loaded from the file %v", z.Name, a.Options(), b.Options())
			}
		}
	}
}
