package verify

import (
	"context"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// The complete answer sheets that are gone through one by one: all, if there are
// no more than allSheets with answers that something tells apart, else
// someSheets drawn at random. What is seen on a sheet is proved by it; that
// something never happens is proved only by all sheets, or by the diagram.
const (
	allSheets  = 20_000
	someSheets = 20_000
	sheetsSeed = 1
)

// sheets goes through complete answer sheets.
type sheets struct {
	p       *program.Program
	answers [][]program.Value // by question: one of each class
	weights [][]int64         // by question: how many answers each stands for
	all     bool              // all sheets are gone through
}

func newSheets(p *program.Program) *sheets {
	s := &sheets{p: p, answers: make([][]program.Value, len(p.Questions)), weights: make([][]int64, len(p.Questions))}
	count := 1
	for q := range p.Questions {
		at := map[int]int{}
		for _, v := range p.Domain(q) {
			class := p.Class(q, v)
			i, ok := at[class]
			if !ok {
				i = len(s.answers[q])
				at[class] = i
				s.answers[q], s.weights[q] = append(s.answers[q], v), append(s.weights[q], 0)
			}
			s.weights[q][i]++
		}
		count = min(count*len(s.answers[q]), allSheets+1)
	}
	s.all = count <= allSheets
	return s
}

// each visits sheets with the number of answer sheets that each stands for (1
// if they are drawn), until visit returns false. The slice is reused.
func (s *sheets) each(ctx context.Context, visit func(values []program.Value, weight int64) bool) error {
	values := make([]program.Value, len(s.answers))
	if s.all {
		_, err := s.enumerate(ctx, values, 0, 1, visit)
		return err
	}
	rng := rand.New(rand.NewPCG(sheetsSeed, 0))
	for i := range someSheets {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		s.draw(rng, values)
		if !visit(values, 1) {
			return nil
		}
	}
	return nil
}

func (s *sheets) draw(rng *rand.Rand, values []program.Value) {
	for q, answers := range s.answers {
		values[q] = answers[rng.IntN(len(answers))]
	}
}

func (s *sheets) enumerate(ctx context.Context, values []program.Value, q int, weight int64, visit func([]program.Value, int64) bool) (bool, error) {
	if q == len(values) {
		return visit(values, weight), ctx.Err()
	}
	for i, v := range s.answers[q] {
		values[q] = v
		if more, err := s.enumerate(ctx, values, q+1, weight*s.weights[q][i], visit); !more || err != nil {
			return false, err
		}
	}
	return true, nil
}

// example is a sheet as a user would write it: without answers to questions that
// do not apply, which change nothing.
func example(s *engine.State, values []program.Value) []program.Value {
	s.Reset(values)
	shown := slices.Clone(values)
	for q := range shown {
		if s.Applies(q) != program.Yes {
			shown[q] = program.Unknown
		}
	}
	return shown
}
