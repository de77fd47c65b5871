package decision

import (
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Review is several people's sheets for one program, side by side.
type Review struct {
	Program *program.Program
	Date    date.Date
	Sheets  []*answers.Sheet
	Each    []*engine.Recommendation // by sheet

	Questions []Topic // by question
	Weights   []Topic // by criterion

	// Combinations counts all ways to take, for each topic that people differ
	// on, one of the answers that were given to it. Where only one answer was
	// given, it is taken; what nobody answered stays unanswered. Combinations that
	// contradict themselves do not count, unless what people agree on does so; where
	// Method is Estimated they are still in this number.
	Combinations *big.Int
	Method       analysis.Method
	Samples      int    // drawn combinations; 0 unless Method is Estimated
	Seed         uint64 // of the draw; 0 unless Method is Estimated
	// Stacks are the outcomes of the combinations, by falling share, then in the
	// order of Outcome.Compare.
	Stacks []Share
	// Settle is a smallest set of topics (positions in Topics) that decides the
	// stack: once they are settled, whichever way, the others cannot change it.
	// Nil if it was not decided, and where no combination counts.
	Settle []int
}

// Share is an outcome with the part of the combinations that lead to it. Count
// is nil where the share is estimated. Low to High is its 95 % interval, the
// share itself where it is exact.
type Share struct {
	analysis.Outcome
	Count            *big.Int
	Share, Low, High analysis.Share
}

// Agreement says how people's answers to one question relate.
type Agreement uint8

// The kinds of agreement.
const (
	Agreed  Agreement = iota // everybody gave the same answer
	Partial                  // some gave the same answer, the others none
	Differ                   // there are at least two answers
	Open                     // nobody answered
)

func (a Agreement) String() string { return [...]string{"agreed", "partial", "differ", "open"}[a] }

// Topic is a question, or the importance of a criterion, with what people said.
// Of a criterion everybody says something: who gave no weight means the rule
// set's.
type Topic struct {
	Question  int // -1 for a criterion
	Criterion int // -1 for a question
	Agreement Agreement
	Positions []Position // the different answers, in the order in which people came
	Silent    []int      // sheets without an answer, ascending

	// What follows is for topics that people differ on.

	// Matters: there is a combination of the other answers with which settling
	// this topic one way or another gives different stacks. Nil if it was not
	// decided.
	Matters *bool
	// Sway is the share of the combinations of the other answers with which it
	// does, SwayLow to SwayHigh its interval as in Share.
	Sway, SwayLow, SwayHigh analysis.Share
}

// Position is one answer with those who gave it.
type Position struct {
	Value  program.Value // of a question
	Weight int64         // of a criterion, in thousandths
	Sheets []int         // ascending
	// Stacks are the outcomes of the combinations in which this answer is taken,
	// ordered like Review.Stacks; only for topics that people differ on.
	Stacks []Share
}

// Compare reviews the sheets, at least two, on a date. It fails with
// engine.ErrBudget only.
func Compare(p *program.Program, on date.Date, sheets []*answers.Sheet) (*Review, error) {
	r := &Review{Program: p, Date: on, Sheets: sheets}
	for _, s := range sheets {
		own, err := recommend(p, s, on)
		if err != nil {
			return nil, err
		}
		r.Each = append(r.Each, own)
	}
	for q := range p.Questions {
		r.Questions = append(r.Questions, r.question(q))
	}
	for c := range p.Criteria {
		r.Weights = append(r.Weights, r.weight(c))
	}
	return r, r.combine()
}

// Topics lists the topics that people differ on: questions, then weights.
func (r *Review) Topics() []*Topic {
	var list []*Topic
	for _, topics := range [][]Topic{r.Questions, r.Weights} {
		for i := range topics {
			if topics[i].Agreement == Differ {
				list = append(list, &topics[i])
			}
		}
	}
	return list
}

func (r *Review) question(q int) Topic {
	t := Topic{Question: q, Criterion: -1}
	for i, s := range r.Sheets {
		v := s.Values[q]
		if v == program.Unknown {
			t.Silent = append(t.Silent, i)
			continue
		}
		t.take(i, Position{Value: v})
	}
	t.agree()
	return t
}

func (r *Review) weight(c int) Topic {
	t := Topic{Question: -1, Criterion: c}
	for i, s := range r.Sheets {
		t.take(i, Position{Weight: r.weightOf(s, c)})
	}
	t.agree()
	return t
}

func (r *Review) weightOf(s *answers.Sheet, c int) int64 {
	if w := s.Weights[c]; w >= 0 {
		return w
	}
	return r.Program.Criteria[c].Weight
}

// take adds a sheet to the position that is the same.
func (t *Topic) take(sheet int, p Position) {
	i := slices.IndexFunc(t.Positions, func(known Position) bool {
		return known.Value == p.Value && known.Weight == p.Weight
	})
	if i < 0 {
		i = len(t.Positions)
		t.Positions = append(t.Positions, p)
	}
	t.Positions[i].Sheets = append(t.Positions[i].Sheets, sheet)
}

func (t *Topic) agree() {
	switch {
	case len(t.Positions) == 0:
		t.Agreement = Open
	case len(t.Positions) > 1:
		t.Agreement = Differ
	case len(t.Silent) > 0:
		t.Agreement = Partial
	}
}
