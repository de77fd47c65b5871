package analysis

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// split is what remains of a lineup when some arcs or paths are gone: members
// that are certain now, and parts that no longer depend on each other.
type split struct {
	won   []int32 // ascending, without nobody
	parts []part
}

// part is a lineup of the rows from one on.
type part struct {
	*lineup
	row int
	// at has by member where it stands among those of the whole lineup, sources by
	// worth the worths of the whole lineup that it is the sum of, but for what all
	// of a group have in common.
	at      []int32
	sources [][]int32
}

// splitter takes lineups apart.
type splitter struct {
	x       *lineups
	known   map[splitKey]*split
	tidier  tidier
	scratch [][]stop
	at      []int32
	key     []byte
}

// splitKey is a lineup with what is left of it.
type splitKey struct {
	lineup *lineup
	left   remains
}

// remains is what is left of a lineup, paths or arcs: in few if it has at most 64
// of them.
type remains struct {
	few  uint64
	many string
}

// of splits a lineup. What is left is, by bit, paths if it has few, and arcs
// otherwise.
func (x *splitter) of(l *lineup, left []uint64) *split {
	k := splitKey{lineup: l, left: remaining(l, left)}
	if s, ok := x.known[k]; ok {
		return s
	}
	var rows [][]stop
	if l.paths == nil {
		rows = x.arcsOf(l, left)
	} else {
		rows = x.rowsOf(l, left[0])
	}
	s := x.rows(rows)
	for i := range s.parts {
		s.parts[i].trace(l, left[0])
	}
	x.known[k] = s
	return s
}

// remaining is what is left of a lineup as a key.
func remaining(l *lineup, left []uint64) remains {
	if l.paths != nil || l.arcs <= 64 {
		return remains{few: left[0]}
	}
	key := make([]byte, 0, 8*len(left))
	for _, word := range left {
		key = binary.LittleEndian.AppendUint64(key, word)
	}
	return remains{many: string(key)}
}

// empty are so many rows without stops. It uses again what it returned before.
func (x *splitter) empty(rows int) [][]stop {
	for len(x.scratch) < rows {
		x.scratch = append(x.scratch, nil)
	}
	for i := range x.scratch {
		x.scratch[i] = x.scratch[i][:0]
	}
	return x.scratch[:rows]
}

// oneMore adds a stop without arcs.
func oneMore(stops []stop) []stop {
	if len(stops) == cap(stops) {
		return append(stops, nil)
	}
	stops = stops[:len(stops)+1]
	stops[len(stops)-1] = stops[len(stops)-1][:0]
	return stops
}

// arcsOf are the rows of a lineup with only some of the arcs.
func (x *splitter) arcsOf(l *lineup, left []uint64) [][]stop {
	rows := x.empty(len(l.rows))
	for r, stops := range l.rows {
		for i, arcs := range stops {
			rows[r] = oneMore(rows[r])
			for _, a := range arcs {
				if left[a.bit/64]>>(a.bit%64)&1 == 1 {
					rows[r][i] = append(rows[r][i], a)
				}
			}
		}
	}
	return rows
}

// rowsOf are the rows that have only some of the paths of a lineup, a bit each.
// Equal stops may stand in them more than once.
func (x *splitter) rowsOf(l *lineup, left uint64) [][]stop {
	rows := x.empty(len(l.rows))
	x.at = slices.Grow(x.at[:0], len(l.paths))[:len(l.paths)] // by path: the stop that it has come to
	clear(x.at)
	for r := range rows {
		next := int32(0) // stops of the next row
		for some := left; some != 0; some &= some - 1 {
			n := bits.TrailingZeros64(some)
			member := l.paths[n][r]
			if int(x.at[n]) == len(rows[r]) {
				rows[r] = oneMore(rows[r])
			}
			arcs := &rows[r][x.at[n]]
			i := slices.IndexFunc(*arcs, func(a arc) bool { return a.member == member })
			if i < 0 {
				i = len(*arcs)
				*arcs = append(*arcs, arc{member: member, to: next})
				next++
			}
			x.at[n] = (*arcs)[i].to
		}
	}
	for _, arcs := range rows[len(rows)-1] {
		for i := range arcs {
			arcs[i].to = 0
		}
	}
	return rows
}

// rows splits rows at the places that every path passes. Rows are as in lineup,
// but some arcs may lead nowhere, some stops may be out of reach, and numbers need
// not be set.
func (x *splitter) rows(rows [][]stop) *split {
	rows = x.tidier.tidy(rows)
	s := &split{}
	from := 0
	for r := range rows {
		if r+1 < len(rows) && len(rows[r+1]) > 1 {
			continue
		}
		these := rows[from : r+1]
		if onlyPath(these) {
			for _, stops := range these {
				if m := stops[0][0].member; m > 0 {
					s.won = append(s.won, m)
				}
			}
		} else {
			s.parts = append(s.parts, part{lineup: x.lineup(these), row: from})
		}
		from = r + 1
	}
	slices.Sort(s.won)
	return s
}

// lineup returns the lineup with these rows.
func (x *splitter) lineup(rows [][]stop) *lineup {
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
	return x.x.of(key, rows)
}

func onlyPath(rows [][]stop) bool {
	for _, stops := range rows {
		if len(stops) > 1 || len(stops[0]) > 1 {
			return false
		}
	}
	return true
}

// trace finds the sources of a part of a lineup. If that has few paths, left are
// those that remain.
func (p *part) trace(l *lineup, left uint64) {
	p.at = make([]int32, len(p.members))
	for i, m := range p.members {
		p.at[i] = l.position(m)
	}
	p.sources = make([][]int32, len(p.takes))
	if l.paths == nil {
		for w, takes := range p.takes {
			for _, i := range takes {
				p.sources[w] = append(p.sources[w], p.at[i])
			}
		}
		return
	}
	all, other := make([]int32, len(p.takes)), l.paths[bits.TrailingZeros64(left)]
	for w, own := range p.paths {
		some := left
		for !p.stands(l.paths[bits.TrailingZeros64(some)], other, own) {
			some &= some - 1
		}
		all[w] = int32(bits.TrailingZeros64(some))
		p.sources[w] = all[w : w+1]
	}
}

// stands reports whether a path of the whole takes what own takes in the rows of
// the part, and elsewhere what another path does.
func (p *part) stands(whole, other, own path) bool {
	end := p.row + len(own)
	return slices.Equal(whole[p.row:end], own) && slices.Equal(whole[:p.row], other[:p.row]) && slices.Equal(whole[end:], other[end:])
}
