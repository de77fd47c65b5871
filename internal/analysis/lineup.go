package analysis

import (
	"encoding/binary"
	"hash/fnv"
	"slices"
	"sync"
)

// lineup is what is still in the running of one component, or of a part of it:
// stacks as the paths through rows of stops. An arc takes one member of the row,
// or nobody, and leads to a stop of the next row; what a stop stands for is the
// constraints that the path so far leaves to the rows behind. All arcs of the
// last row lead to one end.
type lineup struct {
	hash    uint64 // of the rows
	rows    [][]stop
	members []int32 // that some arc takes, ascending, without nobody
	// fields has for each of members where its state is packed; words is how
	// many words that takes.
	fields []field
	words  int
	// filled are the members of the rows that no path leaves empty: only
	// differences between them count.
	filled [][]int32
	arcs   int
	width  int       // the most stops of a row
	inRow  []pairing // by row
	pairs  int       // of members of the same row
}

// pairing numbers the pairs of a row's members: from first on, so many for each.
type pairing struct{ first, count int }

type stop []arc

// arc takes a member, or nobody (0), and leads to a stop of the next row. bit is
// its number in the lineup, slot that of its member in the row.
type arc struct {
	member, to, bit int32
	slot            int
}

// field is where a member's state is packed.
type field struct{ word, shift uint8 }

// split is what remains of a lineup when some arcs are gone: members that are
// certain now, and parts that no longer depend on each other.
type split struct {
	won   []int32 // ascending, without nobody
	parts []*lineup
}

// lineups makes every lineup once. It is for many goroutines at a time.
type lineups struct {
	mutex sync.Mutex
	known map[string]*lineup

	// What a member has gained so far is packed in so many bits; it is at least
	// least.
	bits  int
	least int64

	tidier tidier
	key    []byte
}

// of splits rows at the places that every path passes. Rows are as in lineup,
// but some arcs may lead nowhere, some stops may be out of reach, and bits need
// not be set.
func (x *lineups) of(rows [][]stop) *split {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	rows = x.tidier.tidy(rows)
	s := &split{}
	from := 0
	for r := range rows {
		if r+1 < len(rows) && len(rows[r+1]) > 1 {
			continue
		}
		part := rows[from : r+1]
		from = r + 1
		if onlyPath(part) {
			for _, stops := range part {
				if m := stops[0][0].member; m > 0 {
					s.won = append(s.won, m)
				}
			}
			continue
		}
		s.parts = append(s.parts, x.lineup(part))
	}
	slices.Sort(s.won)
	return s
}

func onlyPath(rows [][]stop) bool {
	for _, stops := range rows {
		if len(stops) > 1 || len(stops[0]) > 1 {
			return false
		}
	}
	return true
}

// lineup returns the lineup with these rows.
func (x *lineups) lineup(rows [][]stop) *lineup {
	key := x.key[:0]
	for _, stops := range rows {
		key = binary.AppendUvarint(key, uint64(len(stops)))
		for _, arcs := range stops {
			key = binary.AppendUvarint(key, uint64(len(arcs)))
			for _, a := range arcs {
				key = binary.AppendUvarint(key, uint64(a.member))
				key = binary.AppendUvarint(key, uint64(a.to))
			}
		}
	}
	x.key = key
	if l, ok := x.known[string(key)]; ok {
		return l
	}
	l := newLineup(rows)
	l.hash = hashBytes(key)
	x.layOut(l)
	x.known[string(key)] = l
	return l
}

func hashBytes(key []byte) uint64 {
	h := fnv.New64a()
	h.Write(key)
	return h.Sum64()
}

func newLineup(rows [][]stop) *lineup {
	l := &lineup{rows: make([][]stop, len(rows)), inRow: make([]pairing, len(rows))}
	for r, stops := range rows {
		l.width = max(l.width, len(stops))
		l.rows[r] = make([]stop, len(stops))
		var in []int32 // members of the row
		for i, arcs := range stops {
			made := slices.Clone(arcs)
			for j := range made {
				a := &made[j]
				a.bit = int32(l.arcs)
				l.arcs++
				if a.slot = slices.Index(in, a.member); a.slot < 0 {
					a.slot = len(in)
					in = append(in, a.member)
				}
			}
			l.rows[r][i] = made
		}
		l.inRow[r] = pairing{l.pairs, len(in)}
		l.pairs += len(in) * len(in)
		if !slices.Contains(in, 0) {
			l.filled = append(l.filled, in)
		}
		l.members = append(l.members, in...)
	}
	slices.Sort(l.members)
	l.members = slices.DeleteFunc(slices.Compact(l.members), func(m int32) bool { return m == 0 })
	return l
}

// layOut decides where the states of the members are packed.
func (x *lineups) layOut(l *lineup) {
	perWord := 64 / x.bits
	for n := range l.members {
		l.fields = append(l.fields, field{uint8(n / perWord), uint8(n % perWord * x.bits)})
	}
	l.words = (len(l.members) + perWord - 1) / perWord
}

// tidier leaves out stops that lead nowhere or to which nothing leads, and makes
// equal stops one. What it returns is good until it is used again.
type tidier struct {
	arcs        []arc
	kept, rows  [][]stop
	moved, here []int32
}

// tidy returns nil if no path is left.
func (t *tidier) tidy(rows [][]stop) [][]stop {
	t.arcs = t.arcs[:0]
	for len(t.kept) < len(rows) {
		t.kept, t.rows = append(t.kept, nil), append(t.rows, nil)
	}
	t.moved = append(t.moved[:0], 0)
	for r := len(rows) - 1; r >= 0; r-- {
		t.kept[r], t.here = t.kept[r][:0], t.here[:0]
		for _, arcs := range rows[r] {
			t.here = append(t.here, t.keep(r, arcs))
		}
		t.moved, t.here = t.here, t.moved
	}
	if t.moved[0] < 0 {
		return nil
	}
	t.reach(len(rows))
	return t.rows[:len(rows)]
}

// keep returns the number of a stop among those that are kept, -1 if it leads
// nowhere.
func (t *tidier) keep(r int, arcs stop) int32 {
	begin := len(t.arcs)
	for _, a := range arcs {
		if to := t.moved[a.to]; to >= 0 {
			t.arcs = append(t.arcs, arc{member: a.member, to: to})
		}
	}
	made := stop(t.arcs[begin:len(t.arcs):len(t.arcs)])
	if len(made) == 0 {
		return -1
	}
	for i, other := range t.kept[r] {
		if slices.Equal(other, made) {
			return int32(i)
		}
	}
	t.kept[r] = append(t.kept[r], made)
	return int32(len(t.kept[r]) - 1)
}

// reach numbers the stops in the order in which the paths reach them.
func (t *tidier) reach(rows int) {
	order, next := append(t.moved[:0], 0), t.here[:0]
	for r := range rows {
		next = next[:0]
		t.rows[r] = t.rows[r][:0]
		for _, old := range order {
			arcs := t.kept[r][old]
			for j := range arcs {
				i := slices.Index(next, arcs[j].to)
				if i < 0 {
					i = len(next)
					next = append(next, arcs[j].to)
				}
				arcs[j].to = int32(i)
			}
			t.rows[r] = append(t.rows[r], arcs)
		}
		order, next = next, order
	}
	t.moved, t.here = order, next
}
