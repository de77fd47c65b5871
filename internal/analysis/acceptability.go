package analysis

// Acceptability is the share of weights, drawn uniformly from all that sum to
// one, that recommend each stack (SMAA). It is no forecast.
type Acceptability struct {
	Method  Method
	Samples int    // drawn weights; 0 unless Method is Estimated
	Seed    uint64 // of the draw; 0 unless Method is Estimated
	// Stacks is by falling share, then as CompareStacks orders them. It is empty
	// if no stack satisfies the constraints. The empty stack is there where
	// nothing has a positive score.
	Stacks []Acceptance
}

// Acceptance is one stack's share. Low to High is its 95 % interval, the share
// itself unless it is estimated. An estimated share is neither 0 nor Whole.
type Acceptance struct {
	Stack            []int
	Share, Low, High Share
}
