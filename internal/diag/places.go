package diag

import (
	"bytes"
	"slices"
	"sync"
	"unicode/utf8"
)

// places turns offsets into lines and columns. It is built when the first place
// of a file is printed; most runs print none.
type places struct {
	once  sync.Once
	lines []uint32 // offset of the first byte of each line
	// characters before every markEvery-th byte. With them a column costs the
	// same on the longest line.
	marks []uint32
}

const markEvery = 1024

// byteOrderMark is skipped at the start of a file: no editor counts it as a
// column.
const byteOrderMark = "\xef\xbb\xbf"

func (p *places) at(data []byte, offset int) (line, column int) {
	p.once.Do(func() { p.build(data) })
	i, found := slices.BinarySearch(p.lines, uint32(offset))
	if !found {
		i--
	}
	if i < 0 { // on the byte order mark
		return 1, 1
	}
	return i + 1, p.characters(data, offset) - p.characters(data, int(p.lines[i])) + 1
}

func (p *places) build(data []byte) {
	first := 0
	if bytes.HasPrefix(data, []byte(byteOrderMark)) {
		first = len(byteOrderMark)
	}
	p.lines = append(make([]uint32, 0, bytes.Count(data, []byte{'\n'})+1), uint32(first))
	count := uint32(0)
	for i, b := range data {
		if i%markEvery == 0 {
			p.marks = append(p.marks, count)
		}
		if utf8.RuneStart(b) {
			count++
		}
		if b == '\n' {
			p.lines = append(p.lines, uint32(i+1))
		}
	}
}

// characters counts those that start before the offset. A byte that is no UTF-8
// counts like its neighbours would: files with such bytes have one diagnostic.
func (p *places) characters(data []byte, offset int) int {
	if len(p.marks) == 0 {
		return 0
	}
	mark := min(offset/markEvery, len(p.marks)-1)
	n := int(p.marks[mark])
	for _, b := range data[mark*markEvery : offset] {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
}
