package engine

import (
	"encoding/binary"
	"math/bits"

	"stackadvisor/internal/program"
)

// State is an Engine with answers. It owns its buffers and allocates nothing
// once they have grown; it is for one goroutine at a time.
//
// # Counting in bytes
//
// For each gate a byte counts the true inputs, from such a start that exactly the
// gates that are on have the byte's highest bit set. Ten thousand rules are ten
// kilobytes, which stay in the processor's nearest cache while the edges of all
// answers are counted in them. Of a small program even the rows are bytes, and
// eight gates are counted with one addition: no byte can overflow into the next.
//
// A whole sheet counts first and looks afterwards: the counting has no branches,
// and eight rules at a time are asked for the highest bits of their bytes. The
// inner gates are passed on in the order of their numbers, each once and after all
// that it builds on; those that decide whether a question applies when that
// question is reached. One changed answer looks at each gate as it counts, as it
// meets few of them.
type State struct {
	e      *Engine
	values []program.Value

	rows          []int32 // by question: the row in force, -1 for several
	applied       []program.Applies
	count         []byte   // by gate; filled up to 64 rules
	scores        []int64  // by option, and one for what leads do not give
	inSlot        []int64  // by slot: what it adds to its option's score now
	vetoes        []int32  // by option: how many fired rules exclude it
	supportedBits []uint64 // of the latest BestSupported
	demands       int      // fired rules with a require list

	dirty   []uint64 // questions whose ask_when has changed
	scratch []int32
	choice  Choice
	chosen  bool // choice is up to date

	searches        []search // by part
	bits, otherBits []uint64 // of the two choices of BestTwo
	solver          *solver  // for searches over all parts
}

// on is the count from which a gate is on.
const on = 0x80

// NewState returns a State without answers.
func (e *Engine) NewState() *State {
	s := &State{
		e:       e,
		values:  make([]program.Value, len(e.Questions)),
		rows:    make([]int32, len(e.Questions)),
		applied: make([]program.Applies, len(e.Questions)),
		count:   make([]byte, len(e.counts)),
		scores:  make([]int64, len(e.Options)+1),
		inSlot:  make([]int64, len(e.slots)),
		vetoes:  make([]int32, len(e.Options)),
		dirty:   make([]uint64, (len(e.Questions)+63)/64),
		bits:    make([]uint64, (len(e.Options)+63)/64), otherBits: make([]uint64, (len(e.Options)+63)/64),
		supportedBits: make([]uint64, (len(e.Options)+63)/64),
		searches:      newSearches(e),
		solver:        newSolver(e.model),
	}
	for q := range s.values {
		s.values[q] = program.Unknown
		if e.Asked[q].Yes < 0 {
			s.applied[q] = program.Yes
		}
	}
	s.Reset(nil)
	return s
}

// Engine returns the Engine the State belongs to.
func (s *State) Engine() *Engine { return s.e }

// Reset takes all answers at once, by question. Questions beyond the end of
// values keep their answers.
func (s *State) Reset(values []program.Value) {
	copy(s.values, values)
	copy(s.count, s.e.counts)
	clear(s.scores)
	clear(s.inSlot)
	clear(s.vetoes)
	s.demands = 0
	s.chosen = false
	passed, counted := 0, 0
	for q, v := range s.values {
		// An ask_when looks at earlier questions only, so whether q applies
		// is final here.
		if asked := &s.e.Asked[q]; asked.Yes >= 0 {
			s.countRows(s.rows[counted:q])
			counted = q
			passed = s.passOn(passed, int(asked.Ready))
			s.applied[q] = s.appliesNow(q)
		}
		row, ok := s.e.RowFor(q, v)
		if !ok || s.applied[q] != program.Yes {
			if row = s.e.Row(q, v, s.applied[q]); row < 0 {
				s.scratch = s.e.AppendRows(s.scratch[:0], q, v, s.applied[q])
				s.countRows(s.scratch)
			}
		}
		s.rows[q] = row
	}
	s.countRows(s.rows[counted:])
	s.passOn(passed, s.e.Inner)
	s.fireAll()
}

// countRows counts the inputs that rows make true; -1 is no row.
func (s *State) countRows(rows []int32) {
	columns := s.e.Columns()
	if columns == nil {
		s.countEdges(rows)
		return
	}
	count := s.count
	for _, column := range columns {
		n := binary.LittleEndian.Uint64(count)
		for _, row := range rows {
			if uint(row) < uint(len(column)) {
				n += column[row]
			}
		}
		binary.LittleEndian.PutUint64(count, n)
		count = count[8:]
	}
}

func (s *State) countEdges(rows []int32) {
	for _, row := range rows {
		if row < 0 {
			continue
		}
		for _, g := range s.e.Edges(row) {
			s.count[g]++
		}
	}
}

// passOn tells the gates that build on inner gates which of these are on, up to
// gate to; it returns where the next call goes on.
func (s *State) passOn(from, to int) int {
	for g := from; g < to; g++ {
		if s.count[g] >= on {
			for _, parent := range s.e.Gates[g].Parents {
				s.count[parent]++
			}
		}
	}
	return max(from, to)
}

// fireAll fires the rules whose gates are on.
func (s *State) fireAll() {
	counters := s.count[s.e.Inner:]
	scores, leads := s.scores, s.e.leads
	for w, more := range s.e.more {
		fired := highBits(counters[64*w : 64*w+64])
		for left := fired; left != 0; left &= left - 1 {
			l := &leads[64*w+bits.TrailingZeros64(left)]
			scores[l.options[0]] += l.amounts[0]
			scores[l.options[1]] += l.amounts[1]
		}
		for left := fired & more; left != 0; left &= left - 1 {
			s.fireMore(int32(64*w + bits.TrailingZeros64(left)))
		}
	}
}

// highBits collects the highest bits of 64 bytes.
func highBits(b []byte) (collected uint64) {
	for i := range 8 {
		// The multiplication moves the bit of byte n, which is bit 8n after
		// the shift, to bit 56+n, and no two bits meet on the way.
		top := binary.LittleEndian.Uint64(b[8*i:8*i+8]) >> 7 & 0x0101010101010101
		collected |= top * 0x0102040810204080 >> 56 << (8 * i)
	}
	return collected
}

// Set changes the answer to one question; program.Unknown takes it back.
func (s *State) Set(q int, v program.Value) {
	if s.values[q] == v {
		return
	}
	s.change(q, v, s.applied[q])
	for w := q / 64; w < len(s.dirty); w++ {
		for s.dirty[w] != 0 {
			later := w*64 + bits.TrailingZeros64(s.dirty[w])
			s.dirty[w] &= s.dirty[w] - 1
			if now := s.appliesNow(later); now != s.applied[later] {
				s.change(later, s.values[later], now)
			}
		}
	}
}

// change replaces what the answer to q makes true. The new comes before the old
// goes: a rule for which both will do stays as it is. Where both make the same
// true, nothing happens at all.
func (s *State) change(q int, v program.Value, applies program.Applies) {
	old, row := s.rows[q], s.e.Row(q, v, applies)
	oldValue, oldApplies := s.values[q], s.applied[q]
	s.values[q], s.applied[q], s.rows[q] = v, applies, row
	if old == row && row >= 0 {
		return
	}
	s.chosen = false
	if row >= 0 {
		s.add(row)
	} else {
		s.scratch = s.e.AppendRows(s.scratch[:0], q, v, applies)
		for _, r := range s.scratch {
			s.add(r)
		}
	}
	if old >= 0 {
		s.remove(old)
		return
	}
	s.scratch = s.e.AppendRows(s.scratch[:0], q, oldValue, oldApplies)
	for _, r := range s.scratch {
		s.remove(r)
	}
}

// Value is the answer to q.
func (s *State) Value(q int) program.Value { return s.values[q] }

// Values are the answers by question; the slice is the State's own.
func (s *State) Values() []program.Value { return s.values }

// Applies says whether question q applies to these answers.
func (s *State) Applies(q int) program.Applies { return s.applied[q] }

// Scores are the options' scores in thousandths; the slice is the State's own.
func (s *State) Scores() []int64 { return s.scores[:len(s.e.Options)] }

// Fired reports whether the rule fires.
func (s *State) Fired(rule int) bool { return s.count[s.e.Inner+rule] >= on }

// Excluded reports whether a fired rule excludes the option.
func (s *State) Excluded(option int) bool { return s.vetoes[option] > 0 }

func (s *State) appliesNow(q int) program.Applies {
	asked := s.e.Asked[q]
	switch {
	case s.count[asked.Yes] >= on:
		return program.Yes
	case s.count[asked.No] >= on:
		return program.No
	}
	return program.Unsure
}

func (s *State) add(row int32) {
	for _, g := range s.e.Edges(row) {
		if s.count[g]++; s.count[g] == on {
			s.turnOn(g)
		}
	}
}

func (s *State) remove(row int32) {
	for _, g := range s.e.Edges(row) {
		if s.count[g]--; s.count[g] == on-1 {
			s.turnOff(g)
		}
	}
}

func (s *State) turnOn(g int32) {
	if rule := int(g) - s.e.Inner; rule >= 0 {
		s.fire(rule)
		return
	}
	gate := &s.e.Gates[g]
	for _, parent := range gate.Parents {
		if s.count[parent]++; s.count[parent] == on {
			s.turnOn(parent)
		}
	}
	for _, q := range gate.Asks {
		s.dirty[q/64] |= 1 << (q % 64)
	}
}

func (s *State) turnOff(g int32) {
	if rule := int(g) - s.e.Inner; rule >= 0 {
		s.unfire(rule)
		return
	}
	gate := &s.e.Gates[g]
	for _, parent := range gate.Parents {
		if s.count[parent]--; s.count[parent] == on-1 {
			s.turnOff(parent)
		}
	}
	for _, q := range gate.Asks {
		s.dirty[q/64] |= 1 << (q % 64)
	}
}

func (s *State) fire(r int) {
	l := &s.e.leads[r]
	s.scores[l.options[0]] += l.amounts[0]
	s.scores[l.options[1]] += l.amounts[1]
	if s.e.more[r/64]>>(r%64)&1 == 1 {
		s.fireMore(int32(r))
	}
}

func (s *State) unfire(r int) {
	l := &s.e.leads[r]
	s.scores[l.options[0]] -= l.amounts[0]
	s.scores[l.options[1]] -= l.amounts[1]
	if s.e.more[r/64]>>(r%64)&1 == 1 {
		s.unfireMore(int32(r))
	}
}

func (s *State) fireMore(r int32) {
	f := &s.e.effects[s.e.rest[r]]
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

func (s *State) unfireMore(r int32) {
	f := &s.e.effects[s.e.rest[r]]
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
