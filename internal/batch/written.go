package batch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// ErrOther says that what an earlier run has written is not what this run would
// write: the input, the rules, the day or the flags are different.
var ErrOther = errors.New("the rows that were written before are not those of this run")

// Written looks through what a stopped run has written: how many rows are whole,
// and how many bytes they are, with the header.
func Written(r io.Reader, as Format) (rows, size int64, err error) {
	in := &chunks{r: r, whole: wholeLines, line: 1, joined: true}
	if as == CSV {
		in.whole = whole
		rows = -1 // the header
	}
	var data []byte
	for {
		data, _, err = in.fill(data)
		if errors.Is(err, io.EOF) {
			return max(rows, 0), size, nil
		}
		if err != nil {
			return 0, 0, err
		}
		if in.ended { // the last row may be torn
			data = data[:in.whole(data)]
		}
		rows += rowsIn(data, as, false)
		size += int64(len(data))
	}
}

// rowsIn counts rows.
func rowsIn(data []byte, as Format, last bool) (n int64) {
	if as == CSV {
		for r := (records{data: data, last: last}); r.next(); {
			n++
		}
		return n
	}
	for line := range bytes.Lines(data) {
		if len(bytes.TrimSpace(line)) > 0 {
			n++
		}
	}
	return n
}

// written compares rows with those that an earlier run has written.
type written struct {
	r     *bufio.Reader
	words []string // that may stand in a hole
}

func newWritten(r io.Reader, t *table) *written {
	undecided := ""
	if t.OutAs == JSONL {
		undecided = "null"
	}
	return &written{r: bufio.NewReaderSize(r, chunkBytes), words: settledWords(undecided)}
}

// compare goes through what this run writes next, and returns how much of it
// stands there already: all, until the end of what was written.
func (w *written) compare(out []byte, holes []hole) (same int, err error) {
	for _, h := range holes {
		n, err := w.match(out[same:h])
		if same += n; err != nil || same < int(h) {
			return same, err
		}
		if err := w.word(); err != nil {
			return same, err
		}
	}
	n, err := w.match(out[same:])
	return same + n, err
}

func (w *written) match(want []byte) (same int, err error) {
	for same < len(want) {
		there, err := w.r.Peek(min(len(want)-same, w.r.Size()))
		if err != nil && !errors.Is(err, io.EOF) {
			return same, err
		}
		if len(there) == 0 {
			break
		}
		if !bytes.Equal(there, want[same:same+len(there)]) {
			return same, ErrOther
		}
		same += len(there)
		_, _ = w.r.Discard(len(there)) // they are there
	}
	return same, nil
}

// word skips one of the words.
func (w *written) word() error {
	for _, word := range w.words {
		there, _ := w.r.Peek(len(word) + 1)
		if len(there) == len(word)+1 && string(there[:len(word)]) == word && there[len(word)] == ',' {
			_, _ = w.r.Discard(len(word))
			return nil
		}
	}
	return ErrOther
}

// end complains if more was written than this run has rows.
func (w *written) end() error {
	if _, err := w.r.Peek(1); errors.Is(err, io.EOF) {
		return nil
	}
	return fmt.Errorf("%w: there are more of them", ErrOther)
}
