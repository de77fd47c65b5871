package analysis

import "slices"

// split is what remains of a lineup when some arcs or paths are gone: members
// that are certain now, and parts that no longer depend on each other.
type split struct {
	won   []int32 // ascending, without nobody
	parts []part
}

// part is a lineup of the rows from one on. sources has by each of its worths the
// worths of the whole lineup that it is the sum of, but for what all of a group
// have in common.
type part struct {
	*lineup
	row     int
	sources [][]int32
}

// trace finds the sources of a part of a lineup; paths are those that are left, if
// it has few.
func (p *part) trace(l *lineup, paths []int32) {
	for w, takes := range p.takes {
		if l.paths == nil {
			from := make([]int32, len(takes))
			for i, at := range takes {
				from[i] = l.position(p.members[at])
			}
			p.sources = append(p.sources, from)
			continue
		}
		n := slices.IndexFunc(paths, func(n int32) bool { return p.stands(l.paths[n], l.paths[paths[0]], p.paths[w]) })
		p.sources = append(p.sources, []int32{paths[n]})
	}
}

// stands reports whether a path of the whole takes what own takes in the rows of
// the part, and elsewhere what another path does.
func (p *part) stands(whole, other, own path) bool {
	end := p.row + len(own)
	return slices.Equal(whole[p.row:end], own) && slices.Equal(whole[:p.row], other[:p.row]) && slices.Equal(whole[end:], other[end:])
}
