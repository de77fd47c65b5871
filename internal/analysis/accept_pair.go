package analysis

import (
	"math/big"
)

// pair is the weights of two criteria: (a, b) stands for the weights a/(a+b) and
// b/(a+b), so that 0/1 to 1/0 is the whole line.
type pair struct{ a, b int64 }

// piece is a stack that is recommended from a pair of weights on. Its score is
// a x + b y.
type piece struct {
	from  pair
	stack []int
	x, y  int64
}

// pairs finds the pieces of the line between two criteria.
//
// The best score is a convex function of the weights with straight pieces. If
// the stacks that are best at two places are also best where their lines cross,
// there is no other between them; else the one that is better there is, and both
// sides are searched again.
type pairs struct {
	*lines
	first, second int
	pieces        []piece // in the order of their places
}

// fits reports whether the crossings of two criteria can be computed with 64
// bits, which takes points that no rule set has unless somebody tries.
func (l *lines) fits(criteria []int) bool {
	total := int64(1)
	for _, c := range criteria {
		for _, p := range l.points[c] {
			total += max(p, -p)
		}
	}
	layers := int64(len(l.state.Engine().Layers)) + 1
	return total < 1<<30 && 4*total*total < 1<<61/layers
}

func (l *lines) acceptPair(first, second int) (*Acceptability, error) {
	p := &pairs{lines: l, first: first, second: second}
	far := int64(1)
	for o := range l.points[first] {
		far += 2 * (max(l.points[first][o], -l.points[first][o]) + max(l.points[second][o], -l.points[second][o]))
	}
	// So close to the ends that only what is best there comes into question,
	// and the other criterion decides what is equal.
	start, err := p.at(pair{1, far})
	if err != nil {
		return nil, err
	}
	end, err := p.at(pair{far, 1})
	if err != nil {
		return nil, err
	}
	start.from = pair{0, 1}
	p.pieces = append(p.pieces, start)
	if err := p.between(start, end); err != nil {
		return nil, err
	}
	return p.result(), nil
}

// at is the stack that is recommended at a place.
func (p *pairs) at(w pair) (piece, error) {
	weights := make([]int64, len(p.points))
	weights[p.first], weights[p.second] = w.a, w.b
	choice, err := p.best(weights)
	if err != nil {
		return piece{}, err
	}
	found := piece{stack: choice.Options()}
	for _, o := range found.stack {
		found.x += p.points[p.first][o]
		found.y += p.points[p.second][o]
	}
	return found, nil
}

// between finds the pieces behind left up to right.
func (p *pairs) between(left, right piece) error {
	if left.x == right.x && left.y == right.y {
		return nil
	}
	crossing := pair{left.y - right.y, right.x - left.x}
	middle, err := p.at(crossing)
	if err != nil {
		return err
	}
	if crossing.a*middle.x+crossing.b*middle.y == crossing.a*left.x+crossing.b*left.y {
		right.from = crossing
		p.pieces = append(p.pieces, right)
		return nil
	}
	if err := p.between(left, middle); err != nil {
		return err
	}
	return p.between(middle, right)
}

// result turns the pieces into shares. Rounded shares may miss one by some
// millionths in sum.
func (p *pairs) result() *Acceptability {
	a := &Acceptability{Method: Exact}
	for i, piece := range p.pieces {
		next := pair{1, 0}
		if i+1 < len(p.pieces) {
			next = p.pieces[i+1].from
		}
		length := new(big.Rat).Sub(next.place(), piece.from.place())
		if length.Sign() > 0 {
			share := shareOf(length.Num(), length.Denom())
			a.Stacks = append(a.Stacks, Acceptance{piece.stack, share, share, share})
		}
	}
	sortAcceptances(a.Stacks)
	return a
}

// place is the weight of the first criterion.
func (w pair) place() *big.Rat { return big.NewRat(w.a, w.a+w.b) }
