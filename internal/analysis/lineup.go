package analysis

import (
	"hash/fnv"
	"slices"
	"sync"
)

// lineup is what is still in the running of one component, or of a part of it:
// stacks as the paths through rows of stops. An arc takes one member of the row,
// or nobody, and leads to a stop of the next row; what a stop stands for is the
// constraints that the path so far leaves to the rows behind. All arcs of the
// last row lead to one end.
//
// A state of a lineup has what its paths are worth so far, if they are few, and
// otherwise what its members are worth.
type lineup struct {
	hash    uint64 // of the rows
	rows    [][]stop
	members []int32 // that some arc takes, ascending, without nobody
	paths   []path  // if they are few, first who wins ties; nil: they are many
	arcs    int
	width   int       // the most stops of a row
	inRow   []pairing // by row
	pairs   int       // of members of the same row

	slots []int32 // by path and then row: the slot of its member

	takes  [][]int32 // by worth: positions of the members whose worths it is the sum of
	groups [][]int32 // of worths: of those of a group only the differences count
	fields []field
	words  int // that the fields take
	bits   int // of a field
	least  int64
}

type stop []arc

// arc takes a member, or nobody (0), and leads to a stop of the next row. bit is
// its number in the lineup, slot that of its member in the row.
type arc struct {
	member, to, bit int32
	slot            int
}

// path has the members that it takes, by row; 0 is nobody.
type path []int32

// pairing has the members of a row, nobody among them, by slot. Their pairs are
// numbered from first on.
type pairing struct {
	first   int
	members []int32
}

// field is where a worth is packed, less least. Those that come first in a group
// have none: they are 0.
type field struct {
	worth, word int32
	shift       uint8
}

// lineups makes every lineup once. It is for many goroutines at a time.
type lineups struct {
	mutex     sync.Mutex
	known     map[string]*lineup
	few       int     // up to how many paths a state has the worth of each; at most as many as a word has bits
	rank      []int64 // by member
	low, high []int64 // by member: bounds of what it is worth at any time
}

// fewPaths is what few usually is.
const fewPaths = 32

// of returns the lineup with these rows; key is a text that is the same for equal
// rows only.
func (x *lineups) of(key []byte, rows [][]stop) *lineup {
	x.mutex.Lock()
	defer x.mutex.Unlock()
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
		l.inRow[r] = pairing{l.pairs, in}
		l.pairs += len(in) * len(in)
		l.members = append(l.members, in...)
	}
	slices.Sort(l.members)
	l.members = slices.DeleteFunc(slices.Compact(l.members), func(m int32) bool { return m == 0 })
	return l
}

// layOut decides what worths a state has, and where they are packed.
func (x *lineups) layOut(l *lineup) {
	if l.count(x.few+1) <= x.few {
		x.list(l)
	} else {
		x.leave(l)
	}
	base := make([][]int32, len(l.takes)) // by worth: what it is the difference to; nil: nothing
	for _, group := range l.groups {
		for _, w := range group[1:] {
			base[w] = l.takes[group[0]]
		}
	}
	first := func(w int) bool {
		return slices.ContainsFunc(l.groups, func(group []int32) bool { return group[0] == int32(w) })
	}
	var greatest int64
	for w, takes := range l.takes {
		if first(w) {
			continue
		}
		l.fields = append(l.fields, field{worth: int32(w)})
		low, high := x.extent(l, takes, base[w])
		l.least, greatest = min(l.least, low), max(greatest, high)
	}
	l.bits = bitsFor(greatest - l.least)
	perWord := 64 / l.bits
	for n := range l.fields {
		l.fields[n].word, l.fields[n].shift = int32(n/perWord), uint8(n%perWord*l.bits)
	}
	l.words = (len(l.fields) + perWord - 1) / perWord
}

// extent bounds what some members are worth together more than some others.
func (x *lineups) extent(l *lineup, some, others []int32) (low, high int64) {
	for _, i := range some {
		if m := l.members[i]; !slices.Contains(others, i) {
			low, high = low+x.low[m], high+x.high[m]
		}
	}
	for _, i := range others {
		if m := l.members[i]; !slices.Contains(some, i) {
			low, high = low-x.high[m], high-x.low[m]
		}
	}
	return low, high
}

// leave is for a lineup with many paths: each member has its worth. In a row that
// no path leaves empty only differences count.
func (x *lineups) leave(l *lineup) {
	for i := range l.members {
		l.takes = append(l.takes, []int32{int32(i)})
	}
	for _, row := range l.inRow {
		if slices.Contains(row.members, 0) {
			continue
		}
		var group []int32
		for _, m := range row.members {
			group = append(group, l.position(m))
		}
		l.groups = append(l.groups, group)
	}
}

// position is where a member stands among the members.
func (l *lineup) position(m int32) int32 {
	i, _ := slices.BinarySearch(l.members, m)
	return int32(i)
}
