package analysis

import (
	"slices"

	"stackadvisor/internal/engine"
)

// WeightRange is how far the weight of one criterion may move, the others fixed,
// without another stack being recommended. All are in thousandths. A weight is
// 0 to 1000, as in a rule set file.
//
// Keeping the stack is keeping the Outcome: without evidence, that there is
// none. Where no stack is feasible every weight keeps that.
type WeightRange struct {
	Criterion int
	Weight    int64 // the present one: Low <= Weight, and Weight <= High unless Unbounded
	Low       int64
	High      int64 // 0 if Unbounded
	Unbounded bool  // every greater weight, up to 1000, keeps the stack
}

// greatestWeight is the greatest weight that a criterion may have.
const greatestWeight = 1_000_000

// WeightRanges finds the range of each criterion's weight, by criterion.
//
// A stack's score is a straight line over the weight of one criterion: which
// rule of a group counts does not hang on it, as all rules of a group have the
// same criterion, and neither do exclusions and requirements. So where the
// recommended stack's line is not below any other it stays recommended, which is
// an interval. Its end is found from outside: the best stack at an end that is
// too far tells where its own line crosses, and that is the next end to try
// (Newton's method; each try finds another line, nearly always the last one in
// two or three).
func WeightRanges(r *engine.Recommendation) ([]WeightRange, error) {
	l := newLines(r)
	ranges := make([]WeightRange, len(l.points))
	for c := range ranges {
		w := WeightRange{Criterion: c, Weight: r.Engine.Weights[c]}
		var err error
		if w.Low, err = l.end(c, 0, w.Weight); err != nil {
			return nil, err
		}
		if w.High, err = l.end(c, max(greatestWeight, w.Weight), w.Weight); err != nil {
			return nil, err
		}
		if w.Unbounded = w.High >= greatestWeight; w.Unbounded {
			w.High = 0
		}
		ranges[c] = w
	}
	return ranges, nil
}

// lines has the scores of stacks as functions of the criteria's weights.
type lines struct {
	state   *engine.State
	weights []int64
	points  [][]int64 // by criterion and option: those that count
	now     Outcome
	scores  []int64 // reused
}

func newLines(r *engine.Recommendation) *lines {
	l := &lines{
		state: r.Engine.NewState(), weights: r.Engine.Weights, now: Outcome{r.Status, r.Stack.Options},
		points: make([][]int64, len(r.Engine.Criteria)), scores: make([]int64, len(r.Options)),
	}
	l.state.Reset(r.Values)
	for c := range l.points {
		l.points[c] = make([]int64, len(r.Options))
	}
	for o := range r.Options {
		for _, k := range r.Options[o].Contributions {
			if k.Counted {
				l.points[r.Engine.Rules[k.Rule].Criterion][o] += k.Points
			}
		}
	}
	return l
}

// best is the outcome under other weights.
func (l *lines) best(weights []int64) (engine.Choice, error) {
	clear(l.scores)
	for c, w := range weights {
		if w != 0 {
			for o, p := range l.points[c] {
				l.scores[o] += w * p
			}
		}
	}
	return l.state.BestScored(l.scores)
}

// end moves one end of a criterion's range from a weight that is too far, or
// just right, towards the present weight.
func (l *lines) end(criterion int, from, present int64) (int64, error) {
	weights := slices.Clone(l.weights)
	for {
		weights[criterion] = from
		choice, err := l.best(weights)
		if err != nil {
			return 0, err
		}
		other := OutcomeOf(choice)
		if other.Equal(l.now) {
			return from, nil
		}
		from = l.crossing(criterion, other.Stack, present, from)
	}
}

// crossing is the weight nearest to from, on the way to the present one, at
// which the recommended stack ranks before another that ranks before it at from.
func (l *lines) crossing(criterion int, other []int, present, from int64) int64 {
	weights := slices.Clone(l.weights)
	weights[criterion] = present
	ahead := l.sum(weights, l.now.Stack) - l.sum(weights, other)
	weights = make([]int64, len(weights))
	weights[criterion] = 1
	gain := l.sum(weights, other) - l.sum(weights, l.now.Stack)
	if from < present {
		gain = -gain
	}
	// After n thousandths towards from the recommended stack is ahead by
	// ahead - n x gain, and at zero the tie rules decide.
	n := ahead / gain
	if n*gain == ahead && CompareStacks(l.now.Stack, other) > 0 {
		n--
	}
	if from < present {
		return present - n
	}
	return present + n
}

// sum is the score of a stack under other weights.
func (l *lines) sum(weights []int64, stack []int) int64 {
	sum := int64(0)
	for c, w := range weights {
		if w == 0 {
			continue
		}
		for _, o := range stack {
			sum += w * l.points[c][o]
		}
	}
	return sum
}
