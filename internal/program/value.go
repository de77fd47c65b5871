package program

import "math"

// Value is one answer in the form its question's kind gives it:
//
//	yesno   0 is no, 1 is yes
//	single  the position of the choice
//	multi   a set of choices, bit i for the choice at position i (0: none chosen)
//	number  the number
//
// or Unknown.
type Value int64

// Unknown is the Value of a question without an answer.
const Unknown Value = math.MinInt64
