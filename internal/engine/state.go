package engine

import (
	"math/bits"

	"stackadvisor/internal/program"
)

// State is an Engine with answers. It owns its buffers and allocates nothing
// once they have grown; it is for one goroutine at a time.
type State struct {
	e      *Engine
	values []program.Value

	rows    []int32 // by question: the row in force, -1 for several
	applied []program.Applies
	missing []int32  // by gate: true inputs that it still lacks; on at 0 and below
	fired   []uint64 // rules, a bit each
	scores  []int64  // by option
	inSlot  []int64  // by slot: what it adds to its option's score now
	vetoes  []int32  // by option: how many fired rules exclude it
	demands int      // fired rules with a require list

	dirty   []uint64 // questions whose ask_when has changed
	scratch []int32
	solver  *solver
	choice  Choice
	chosen  bool // choice is up to date
}

// newStart is the state without answers.
func (e *Engine) newStart() *State {
	s := &State{
		e:       e,
		values:  make([]program.Value, len(e.Questions)),
		rows:    make([]int32, len(e.Questions)),
		applied: make([]program.Applies, len(e.Questions)),
		missing: make([]int32, len(e.Gates)),
		fired:   make([]uint64, (len(e.Rules)+63)/64),
		scores:  make([]int64, len(e.Options)),
		inSlot:  make([]int64, len(e.slots)),
		vetoes:  make([]int32, len(e.Options)),
		dirty:   make([]uint64, (len(e.Questions)+63)/64),
	}
	for q := range s.values {
		s.values[q] = program.Unknown
		if e.Asked[q].Yes < 0 {
			s.applied[q] = program.Yes
		}
	}
	for g := range s.missing {
		s.missing[g] = e.Gates[g].Need
	}
	for r, g := range e.RuleGate {
		if g < 0 {
			s.fire(int32(r))
		}
	}
	return s
}

// NewState returns a State without answers.
func (e *Engine) NewState() *State {
	s := new(State)
	*s = *e.start
	s.values = append([]program.Value(nil), s.values...)
	s.rows = append([]int32(nil), s.rows...)
	s.applied = append([]program.Applies(nil), s.applied...)
	s.missing = append([]int32(nil), s.missing...)
	s.fired = append([]uint64(nil), s.fired...)
	s.scores = append([]int64(nil), s.scores...)
	s.inSlot = append([]int64(nil), s.inSlot...)
	s.vetoes = append([]int32(nil), s.vetoes...)
	s.dirty = append([]uint64(nil), s.dirty...)
	s.solver = newSolver(e.model)
	return s
}

// Engine returns the Engine the State belongs to.
func (s *State) Engine() *Engine { return s.e }

// Reset takes all answers at once, by question.
func (s *State) Reset(values []program.Value) {
	from := s.e.start
	copy(s.rows, from.rows)
	copy(s.applied, from.applied)
	copy(s.missing, from.missing)
	copy(s.fired, from.fired)
	copy(s.scores, from.scores)
	copy(s.inSlot, from.inSlot)
	copy(s.vetoes, from.vetoes)
	copy(s.values, values)
	s.demands = from.demands
	s.chosen = false
	for q := range s.values {
		// An ask_when looks at earlier questions only, so whether q applies
		// is final here.
		if s.e.Asked[q].Yes >= 0 {
			s.dirty[q/64] &^= 1 << (q % 64)
			s.applied[q] = s.appliesNow(q)
		}
		s.enter(q)
	}
}

// Set changes the answer to one question; program.Unknown takes it back.
func (s *State) Set(q int, v program.Value) {
	if s.values[q] == v {
		return
	}
	s.chosen = false
	s.leave(q)
	s.values[q] = v
	s.enter(q)
	for w := q / 64; w < len(s.dirty); w++ {
		for s.dirty[w] != 0 {
			later := w*64 + bits.TrailingZeros64(s.dirty[w])
			s.dirty[w] &= s.dirty[w] - 1
			if now := s.appliesNow(later); now != s.applied[later] {
				s.leave(later)
				s.applied[later] = now
				s.enter(later)
			}
		}
	}
}

// Value is the answer to q.
func (s *State) Value(q int) program.Value { return s.values[q] }

// Values are the answers by question; the slice is the State's own.
func (s *State) Values() []program.Value { return s.values }

// Applies says whether question q applies to these answers.
func (s *State) Applies(q int) program.Applies { return s.applied[q] }

// Scores are the options' scores in thousandths; the slice is the State's own.
func (s *State) Scores() []int64 { return s.scores }

// Fired reports whether the rule fires.
func (s *State) Fired(rule int) bool { return s.fired[rule/64]>>(rule%64)&1 == 1 }

// Excluded reports whether a fired rule excludes the option.
func (s *State) Excluded(option int) bool { return s.vetoes[option] > 0 }

func (s *State) appliesNow(q int) program.Applies {
	asked := s.e.Asked[q]
	switch {
	case s.missing[asked.Yes] <= 0:
		return program.Yes
	case s.missing[asked.No] <= 0:
		return program.No
	}
	return program.Unsure
}

// enter makes true what the answer to q makes true, leave takes it back.
func (s *State) enter(q int) {
	row := s.e.Row(q, s.values[q], s.applied[q])
	s.rows[q] = row
	if row < 0 {
		s.scratch = s.e.AppendRows(s.scratch[:0], q, s.values[q], s.applied[q])
		for _, r := range s.scratch {
			s.add(r)
		}
		return
	}
	s.add(row)
}

func (s *State) leave(q int) {
	row := s.rows[q]
	if row < 0 {
		s.scratch = s.e.AppendRows(s.scratch[:0], q, s.values[q], s.applied[q])
		for _, r := range s.scratch {
			s.remove(r)
		}
		return
	}
	s.remove(row)
}

func (s *State) add(row int32) {
	for _, g := range s.e.Edges(row) {
		s.missing[g]--
		if s.missing[g] == 0 {
			s.turnOn(g)
		}
	}
}

func (s *State) remove(row int32) {
	for _, g := range s.e.Edges(row) {
		s.missing[g]++
		if s.missing[g] == 1 {
			s.turnOff(g)
		}
	}
}

func (s *State) turnOn(g int32) {
	gate := &s.e.Gates[g]
	for _, r := range gate.Rules {
		s.fire(r)
	}
	for _, parent := range gate.Parents {
		s.missing[parent]--
		if s.missing[parent] == 0 {
			s.turnOn(parent)
		}
	}
	for _, q := range gate.Asks {
		s.dirty[q/64] |= 1 << (q % 64)
	}
}

func (s *State) turnOff(g int32) {
	gate := &s.e.Gates[g]
	for _, r := range gate.Rules {
		s.unfire(r)
	}
	for _, parent := range gate.Parents {
		s.missing[parent]++
		if s.missing[parent] == 1 {
			s.turnOff(parent)
		}
	}
	for _, q := range gate.Asks {
		s.dirty[q/64] |= 1 << (q % 64)
	}
}

func (s *State) fire(r int32) {
	s.fired[r/64] |= 1 << (r % 64)
	f := &s.e.effects[r]
	for _, g := range f.gives {
		s.scores[g.option] += g.amount
	}
	for _, o := range f.excludes {
		s.vetoes[o]++
	}
	if f.requires {
		s.demands++
	}
	for _, slot := range f.slots {
		s.fill(slot)
	}
}

func (s *State) unfire(r int32) {
	s.fired[r/64] &^= 1 << (r % 64)
	f := &s.e.effects[r]
	for _, g := range f.gives {
		s.scores[g.option] -= g.amount
	}
	for _, o := range f.excludes {
		s.vetoes[o]--
	}
	if f.requires {
		s.demands--
	}
	for _, slot := range f.slots {
		s.fill(slot)
	}
}

// fill lets the rule count that the slot's fired rules choose.
func (s *State) fill(n int32) {
	slot := &s.e.slots[n]
	amount := int64(0)
	for i := range slot.candidates {
		if c := &slot.candidates[i]; s.Fired(int(c.rule)) {
			amount = c.amount
			break
		}
	}
	s.scores[slot.option] += amount - s.inSlot[n]
	s.inSlot[n] = amount
}
