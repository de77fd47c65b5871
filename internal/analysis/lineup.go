package analysis

import "encoding/binary"

// lineup is what is still in the running of one component, or of a part of it:
// stacks as the paths through rows of stops. An arc takes one option of the row,
// or none, and leads to a stop of the next row; what the stop stands for is the
// constraints that the path so far leaves to the rows behind. All arcs of the
// last row lead to one end.
type lineup struct {
	number  int32
	rows    [][]stop
	members []int32 // that some arc takes, ascending
	// fields has for each of members where its state is packed; words is how
	// many words that takes.
	fields []field
	words  int
	// filled are rows that no path leaves empty: only differences between their
	// members count. By row the members, as positions in members.
	filled [][]int32
	arcs   int
	width  int // the most stops of a row
}

type stop []arc

// arc takes a member, or none (-1), and leads to a stop of the next row. bit is
// its number in the lineup.
type arc struct{ member, to, bit int32 }

// field is where a member's state is packed.
type field struct{ word, shift uint8 }

// split is what remains of a lineup when some arcs are gone: options that are
// certain now, and parts that no longer depend on each other.
type split struct {
	won   []int32 // members, ascending
	parts []*lineup
}

// lineups makes every lineup once.
type lineups struct {
	known map[string]*lineup
	list  []*lineup

	// A member's state is packed as the number of a node and what was gained so
	// far, which is at least least.
	nodeBits, scoreBits int
	least               int64
}

// of splits rows at the places that every path passes. Rows are as in lineup,
// but bits need not be set.
func (x *lineups) of(rows [][]stop) split {
	var s split
	from := 0
	for r := range rows {
		if r+1 < len(rows) && len(rows[r+1]) > 1 {
			continue
		}
		part := rows[from : r+1]
		from = r + 1
		if members, only := onlyPath(part); only {
			s.won = append(s.won, members...)
			continue
		}
		s.parts = append(s.parts, x.lineup(part))
	}
	return s
}

func onlyPath(rows [][]stop) (members []int32, only bool) {
	for _, stops := range rows {
		if len(stops) > 1 || len(stops[0]) > 1 {
			return nil, false
		}
		if m := stops[0][0].member; m >= 0 {
			members = append(members, m)
		}
	}
	return members, true
}

func (x *lineups) lineup(rows [][]stop) *lineup {
	var key []byte
	for _, stops := range rows {
		key = binary.AppendUvarint(key, uint64(len(stops)))
		for _, arcs := range stops {
			key = binary.AppendUvarint(key, uint64(len(arcs)))
			for _, a := range arcs {
				key = binary.AppendVarint(key, int64(a.member))
				key = binary.AppendUvarint(key, uint64(a.to))
			}
		}
	}
	if l, ok := x.known[string(key)]; ok {
		return l
	}
	l := &lineup{number: int32(len(x.list)), rows: make([][]stop, len(rows))}
	taken := map[int32]bool{}
	for r, stops := range rows {
		l.width = max(l.width, len(stops))
		for _, arcs := range stops {
			made := make(stop, len(arcs))
			for i, a := range arcs {
				made[i] = arc{a.member, a.to, int32(l.arcs)}
				l.arcs++
				if a.member >= 0 {
					taken[a.member] = true
				}
			}
			l.rows[r] = append(l.rows[r], made)
		}
	}
	x.layOut(l, taken)
	x.known[string(key)] = l
	x.list = append(x.list, l)
	return l
}

// layOut decides where the states of the members are packed.
func (x *lineups) layOut(l *lineup, taken map[int32]bool) {
	highest := int32(-1)
	for m := range taken {
		highest = max(highest, m)
	}
	position := map[int32]int32{}
	bits := x.nodeBits + x.scoreBits
	perWord := 64 / bits
	for m := range highest + 1 {
		if taken[m] {
			n := len(l.members)
			position[m] = int32(n)
			l.members = append(l.members, m)
			l.fields = append(l.fields, field{uint8(n / perWord), uint8(n % perWord * bits)})
		}
	}
	l.words = (len(l.members) + perWord - 1) / perWord
	for _, stops := range l.rows {
		var in []int32
		seen := map[int32]bool{}
		empty := false
		for _, arcs := range stops {
			for _, a := range arcs {
				if a.member < 0 {
					empty = true
				} else if !seen[a.member] {
					seen[a.member] = true
					in = append(in, position[a.member])
				}
			}
		}
		if !empty {
			l.filled = append(l.filled, in)
		}
	}
}
