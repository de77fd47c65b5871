package verify

import (
	"context"
	"math/big"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// The complete answer sheets of a part that are gone through one by one: all, if
// there are no more than allSheets with answers that something tells apart, else
// fewSheets drawn at random; where diagrams cannot decide the rest either, shares
// are estimated from someSheets. Those that contradict themselves are left out. What is seen on a sheet is proved by it; that
// something never happens is proved only by all sheets, or by the diagram.
const (
	allSheets  = 20_000
	fewSheets  = 4_000
	someSheets = 20_000
	sheetsSeed = 1
)

// sheets goes through complete answer sheets.
type sheets struct {
	p       *program.Program
	answers [][]program.Value // by question: one of each class
	weights [][]*big.Int      // by question: how many answers each stands for
	drawn   [][]int           // by question and answer: its class
	all     bool              // all sheets are gone through
	draws   int               // else: so many
	state   *engine.State     // finds the sheets that contradict themselves; nil: none does
}

// drawsPerSheet is how many sheets are drawn for each that does not contradict
// itself, before it is gone on with fewer.
const drawsPerSheet = 20

// newSheets goes through all sheets if they are at most so many.
func newSheets(p *program.Program, most int) *sheets {
	one := big.NewInt(1)
	s := &sheets{
		p: p, answers: make([][]program.Value, len(p.Questions)), weights: make([][]*big.Int, len(p.Questions)),
		drawn: make([][]int, len(p.Questions)), draws: fewSheets,
	}
	if len(p.Contradictions) > 0 { // which hang on answers alone
		s.state = engine.New(p, engine.Config{Date: 1}).NewState()
	}
	count := 1
	for q := range p.Questions {
		at := map[int]int{}
		for _, v := range p.Domain(q) {
			class := p.Class(q, v)
			i, ok := at[class]
			if !ok {
				i = len(s.answers[q])
				at[class] = i
				s.answers[q], s.weights[q] = append(s.answers[q], v), append(s.weights[q], new(big.Int))
			}
			s.drawn[q] = append(s.drawn[q], i)
			s.weights[q][i].Add(s.weights[q][i], one)
		}
		count = min(count*len(s.answers[q]), most+1)
	}
	s.all = count <= most
	return s
}

// each visits sheets with the number of answer sheets that each stands for (1
// if they are drawn), until visit returns false. The slice is reused; the number
// is not to be changed.
func (s *sheets) each(ctx context.Context, visit func(values []program.Value, weight *big.Int) bool) error {
	values := make([]program.Value, len(s.answers))
	if s.all {
		_, err := s.enumerate(ctx, values, 0, big.NewInt(1), func(values []program.Value, weight *big.Int) bool {
			return s.contradicts(values) || visit(values, weight)
		})
		return err
	}
	rng, one := rand.New(rand.NewPCG(sheetsSeed, 0)), big.NewInt(1)
	for i, left := 0, s.draws; left > 0 && i < drawsPerSheet*s.draws; i++ {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		s.draw(rng, values)
		if s.contradicts(values) {
			continue
		}
		if left--; !visit(values, one) {
			return nil
		}
	}
	return nil
}

// contradicts reports whether a sheet contradicts itself.
func (s *sheets) contradicts(values []program.Value) bool {
	if s.state == nil {
		return false
	}
	s.state.Reset(values)
	return s.state.ContradictsItself()
}

// draw makes a sheet, each as likely as any other; for every answer it has the
// one that stands for its class.
func (s *sheets) draw(rng *rand.Rand, values []program.Value) {
	for q, class := range s.drawn {
		values[q] = s.answers[q][class[rng.IntN(len(class))]]
	}
}

func (s *sheets) enumerate(ctx context.Context, values []program.Value, q int, weight *big.Int, visit func([]program.Value, *big.Int) bool) (bool, error) {
	if q == len(values) {
		return visit(values, weight), ctx.Err()
	}
	for i, v := range s.answers[q] {
		values[q] = v
		if more, err := s.enumerate(ctx, values, q+1, new(big.Int).Mul(weight, s.weights[q][i]), visit); !more || err != nil {
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
