package reference

// weights returns the weight of every criterion: the set's own, or the query's.
func (s *Set) weights(q Query) map[string]int64 {
	weights := map[string]int64{}
	for _, c := range s.Criteria {
		weights[c.ID] = c.Weight
	}
	for id, weight := range q.Weights {
		weights[id] = weight
	}
	return weights
}

// Rulings splits the rules: "A rule fires if its condition is true, is open if unknown."
func (s *Set) Rulings(a Sheet) (fired, open []Rule) {
	for _, r := range s.Rules {
		switch s.Truth(r.When, a) {
		case True:
			fired = append(fired, r)
		case Unknown:
			open = append(open, r)
		}
	}
	return fired, open
}

// contributions lists the fired rules that have points for an option and says which count: "Of the rules of one
// group only the one with the largest absolute points for that option counts (first in the file on a tie)."
//
// Reading: a rule competes in its group for the options that its points name, also with 0 points.
func contributions(fired []Rule, option string, weights map[string]int64) []Contribution {
	list := []Contribution{}
	for _, r := range fired {
		if points, has := r.Points[option]; has {
			list = append(list, Contribution{r.ID, r.Criterion, points, weights[r.Criterion], counts(r, fired, option)})
		}
	}
	return list
}

// counts tells whether no other fired rule of the group comes before this one for the option.
func counts(r Rule, fired []Rule, option string) bool {
	earlier := true // the other rule stands before r in the file
	for _, other := range fired {
		if other.ID == r.ID {
			earlier = false
			continue
		}
		points, has := other.Points[option]
		if r.Group == "" || other.Group != r.Group || !has {
			continue
		}
		if abs(points) > abs(r.Points[option]) || earlier && abs(points) == abs(r.Points[option]) {
			return false
		}
	}
	return true
}

func abs(n int64) int64 { return max(n, -n) }

// total is section 3.2: "sum over fired rules of weight(criterion) x points".
func total(list []Contribution) (score int64) {
	for _, c := range list {
		if c.Counted {
			score += c.Weight * c.Points
		}
	}
	return score
}
