package analysis

// WeightRange is how far the weight of one criterion may move, the others fixed,
// without another stack being recommended. All are in thousandths.
//
// The range is about weights from 0 without end, not only about those that a
// file may give (0 to 1000).
type WeightRange struct {
	Criterion int
	Weight    int64 // the present one: Low <= Weight <= High
	Low       int64
	High      int64
	Unbounded bool // there is no greatest weight, and High is 0
}
