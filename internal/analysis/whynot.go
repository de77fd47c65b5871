package analysis

// WhyNot says why an option is not in the recommended stack (contract 4).
type WhyNot struct {
	Option     int
	ExcludedBy []int // fired rules that exclude it; then there is no Best

	// Best is the best stack that contains the option; nil if the option is
	// excluded or no stack that satisfies the constraints contains it.
	Best *Shortfall

	// Flips are the smallest flips that recommend the option, see Flips.Toward.
	Flips []Flip
}

// Shortfall is a stack with what it lacks to the recommended one.
type Shortfall struct {
	Stack []int // options, ascending
	Score int64 // thousandths
	// Gap is the recommended stack's score minus this one's, in thousandths.
	// Zero: a tie that the tie rules decide.
	Gap int64
	// Rules and Criteria are the Gap in parts, in file order, without those
	// that add nothing. An option in both stacks adds nothing.
	Rules    []RuleGap
	Criteria []CriterionGap
}

// RuleGap is what a rule adds to a Gap: what it gives to the recommended stack
// more than to the other one, in thousandths.
type RuleGap struct {
	Rule   int
	Amount int64
}

// CriterionGap is the sum of RuleGap.Amount over the rules of one criterion.
type CriterionGap struct {
	Criterion int
	Amount    int64
}
