package analysis

import (
	"cmp"
	"slices"

	"stackadvisor/internal/engine"
)

// effects is what the rules of an engine do, option by option. Rules that can
// have no effect, whatever the open questions are answered, are left out.
type effects struct {
	gives   [][]gift   // by option: points outside groups
	slots   [][][]gift // by option: for each group its rules; the first that fires counts
	vetoes  [][]int    // by option: rules that exclude it
	demands []demand   // different require lists
	rules   []int      // all rules that stand above, ascending
}

// gift is what a rule gives to an option, in thousandths.
type gift struct {
	rule   int
	amount int64
}

// demand is a require list with the rules that have it.
type demand struct {
	options []int
	rules   []int
}

func newEffects(s *scope) *effects {
	n := len(s.e.Options)
	f := &effects{gives: make([][]gift, n), slots: make([][][]gift, n), vetoes: make([][]int, n)}
	grouped := make([]map[int][]int, n) // by option and group: rules
	used := map[int]bool{}
	for i := range s.e.Rules {
		rule := &s.e.Rules[i]
		if s.gate(ruleGate(s.e.Program, i)) == engine.False {
			continue
		}
		for _, p := range rule.Points {
			amount := p.Value * s.e.Weights[rule.Criterion]
			switch {
			case rule.Group >= 0:
				if grouped[p.Option] == nil {
					grouped[p.Option] = map[int][]int{}
				}
				grouped[p.Option][rule.Group] = append(grouped[p.Option][rule.Group], i)
			case amount != 0:
				f.gives[p.Option] = append(f.gives[p.Option], gift{i, amount})
				used[i] = true
			}
		}
		for _, o := range s.excluded(i) {
			f.vetoes[o] = append(f.vetoes[o], i)
			used[i] = true
		}
		if len(rule.Require) > 0 {
			f.demand(i, rule.Require)
			used[i] = true
		}
	}
	for o, groups := range grouped {
		for _, rules := range groups {
			if slot := s.slot(o, rules); len(slot) > 0 {
				f.slots[o] = append(f.slots[o], slot)
				for _, g := range slot {
					used[g.rule] = true
				}
			}
		}
		slices.SortFunc(f.slots[o], func(a, b []gift) int { return cmp.Compare(a[0].rule, b[0].rule) })
	}
	for i := range used {
		f.rules = append(f.rules, i)
	}
	slices.Sort(f.rules)
	return f
}

// slot sorts the rules of one group for one option by falling size of their
// points; the first that fires counts. What stands behind a rule that always
// fires never counts.
func (s *scope) slot(option int, rules []int) []gift {
	points := func(rule int) int64 {
		for _, p := range s.e.Rules[rule].Points {
			if p.Option == option {
				return p.Value
			}
		}
		return 0
	}
	slices.SortStableFunc(rules, func(a, b int) int {
		pa, pb := points(a), points(b)
		return cmp.Compare(max(pb, -pb), max(pa, -pa))
	})
	var slot []gift
	useful := false
	for _, r := range rules {
		g := gift{r, points(r) * s.e.Weights[s.e.Rules[r].Criterion]}
		slot = append(slot, g)
		useful = useful || g.amount != 0
		if s.gate(ruleGate(s.e.Program, r)) == engine.True {
			break
		}
	}
	if !useful {
		return nil
	}
	return slot
}

// excluded are the options that a rule excludes on the date.
func (s *scope) excluded(rule int) []int {
	r := &s.e.Rules[rule]
	options := slices.Clone(r.Exclude)
	if r.ExcludeUnsupported {
		for o, u := range s.e.Unsupported {
			if u {
				options = append(options, o)
			}
		}
		slices.Sort(options)
		options = slices.Compact(options)
	}
	return options
}

func (f *effects) demand(rule int, options []int) {
	for i := range f.demands {
		if slices.Equal(f.demands[i].options, options) {
			f.demands[i].rules = append(f.demands[i].rules, rule)
			return
		}
	}
	f.demands = append(f.demands, demand{options, []int{rule}})
}
