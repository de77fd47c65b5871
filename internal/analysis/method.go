package analysis

// Method says how a figure was obtained.
type Method uint8

// The methods, best first.
const (
	// Exact: every case was counted, or the figure was computed in closed form.
	Exact Method = iota
	// Proved: an argument decides the figure without going through the cases.
	Proved
	// Estimated: drawn at random; the figure has an interval. A yes or no is
	// never estimated.
	Estimated
)

func (m Method) String() string { return [...]string{"exact", "proved", "estimated"}[m] }

// Share is a part of a whole in millionths, rounded to the nearest.
type Share int64

// Whole is the Share of everything.
const Whole Share = 1_000_000
