package analysis

// backwards goes through the nodes once, from the ends. A node adds to the joint
// distribution of its variable, and whatever passes a variable by adds alike for
// all classes. Each of two workers does so for its own half of the nodes. The last
// outcome is what the others leave.
func (x *informing) backwards(wanted []bool) []int64 {
	d, others := x.d, len(x.d.ends)-1
	ahead := make([]float64, len(d.nodes)*others) // by node and outcome: its probability from there
	parts := [2][]distribution{x.distributions(), x.distributions()}
	for _, s := range d.stretches() {
		s.share(func(worker, from, to int) {
			for n := from; n < to; n++ {
				level := d.nodes[n].level
				own, chances, p := &parts[worker][level], x.chances[level], x.reached[n]
				here := ahead[n*others : (n+1)*others]
				for k, kid := range d.children(ref(n)) {
					given, chance := own.given[k*others:(k+1)*others], chances[k]
					if kid >= 0 {
						for s, q := range ahead[int(kid)*others : (int(kid)+1)*others] {
							here[s] += chance * q
							given[s] += p * q
						}
					} else if int(^kid) < others {
						here[^kid] += chance
						given[^kid] += p
					}
				}
				for s, q := range here {
					own.outcomes[s] += p * q
				}
			}
		})
	}
	all := make([]float64, others)
	if d.root >= 0 {
		copy(all, ahead[int(d.root)*others:])
	}
	list := make([]int64, len(d.vars))
	for level, yes := range d.matters() {
		if yes && wanted[level] {
			list[level] = x.rounded(level, parts[0][level].with(&parts[1][level], all))
		}
	}
	return list
}

// distribution is the part of the joint distribution of a variable and the outcome
// that is due to nodes which look at the variable. The last outcome is left out.
type distribution struct {
	given    []float64 // by class and outcome
	outcomes []float64
}

func (x *informing) distributions() []distribution {
	others := len(x.d.ends) - 1
	list := make([]distribution, len(x.d.vars))
	for level, v := range x.d.vars {
		list[level] = distribution{given: make([]float64, len(v.weight)*others), outcomes: make([]float64, others)}
	}
	return list
}

// with is the whole joint distribution, by outcome and class, from both parts of it
// and the probability of each outcome but the last.
func (a *distribution) with(b *distribution, all []float64) [][]float64 {
	others := len(all)
	given := matrix[float64](others+1, len(a.given)/others)
	for k := range given[others] {
		last := 1.0
		for s := range all {
			beside := max(0, all[s]-(a.outcomes[s]+b.outcomes[s]))
			given[s][k] = a.given[k*others+s] + b.given[k*others+s] + beside
			last -= given[s][k]
		}
		given[others][k] = max(0, last)
	}
	return given
}
