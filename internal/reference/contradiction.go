package reference

// contradictionsOn lists the contradictions that hold on a sheet, given answers only: those with a true condition. "A
// sheet on which when is true contradicts itself" (contract 8.2).
//
// What is true of the given answers stays true whatever is answered besides; an unknown condition may still come true.
func (s *Set) contradictionsOn(a Sheet) []string {
	list := []string{}
	for _, c := range s.holding(a) {
		list = append(list, c.ID)
	}
	return list
}

func (s *Set) holding(a Sheet) (list []Contradiction) {
	for _, c := range s.Contradictions {
		if s.Truth(c.When, a) == True {
			list = append(list, c)
		}
	}
	return list
}

// holdsAny tells whether one of the contradictions holds on a sheet.
func (s *Set) holdsAny(contradictions []Contradiction, a Sheet) bool {
	for _, c := range contradictions {
		if s.Truth(c.When, a) == True {
			return true
		}
	}
	return false
}

// excluding lists the contradictions that keep completions of a sheet from being counted: those that do not hold on it
// yet, since "a contradiction that the given answers alone make true excludes nothing".
func (s *Set) excluding(a Sheet) (list []Contradiction) {
	for _, c := range s.Contradictions {
		if s.Truth(c.When, a) != True {
			list = append(list, c)
		}
	}
	return list
}

// ContradictionSurvey tells on which complete sheets a contradiction holds.
type ContradictionSurvey struct {
	ID    string
	On    []bool // by complete sheet, in the order of Completions
	Holds int    // on how many of them
}

// surveyContradictions goes through all complete sheets, also those that contradict themselves.
func (s *Set) surveyContradictions() (list []ContradictionSurvey) {
	for _, c := range s.Contradictions {
		survey := ContradictionSurvey{ID: c.ID}
		for _, sheet := range s.Completions(nil) {
			holds := s.Truth(c.When, sheet) == True
			if survey.On = append(survey.On, holds); holds {
				survey.Holds++
			}
		}
		list = append(list, survey)
	}
	return list
}
