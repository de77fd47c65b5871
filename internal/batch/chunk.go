package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"stackadvisor/internal/engine"
)

const (
	// chunkBytes is how much is read at once. It is small enough for the chunks
	// of all workers to stay in the processor's cache, and large enough for the
	// handing over to cost nothing.
	chunkBytes = 64 << 10
	// maxRowBytes is how long one row may be. Only a forgotten quote makes longer
	// ones.
	maxRowBytes = 16 << 20
)

// chunk is whole rows of the input, and what became of them.
type chunk struct {
	data []byte
	line int64 // of the input, where data starts
	last bool  // nothing follows
	skip int64 // how many of its rows are written already

	out   []byte
	holes []hole
	rows  int64
	bad   int64
	first []BadRow

	// For the tally, of each row that was evaluated: what is recommended, and what
	// would be with supported options only.
	results, supported choices
	contradictory      int64  // rows whose answers contradict each other
	sheets             []byte // see spool

	done chan struct{}
}

func (c *chunk) reset() {
	c.out, c.holes, c.rows, c.bad, c.first = c.out[:0], c.holes[:0], 0, 0, c.first[:0]
	c.results.reset()
	c.supported.reset()
	c.contradictory, c.sheets = 0, c.sheets[:0]
}

// choices are what was chosen for some rows.
type choices struct {
	statuses []engine.Status
	stacks   []uint64 // the bits of the options
}

func (c *choices) add(choice engine.Choice) {
	c.statuses = append(c.statuses, choice.Status)
	c.stacks = append(c.stacks, choice.Bits...)
}

func (c *choices) reset() { c.statuses, c.stacks = c.statuses[:0], c.stacks[:0] }

// hole is a place in out where an earlier run has written one of several
// words, which this run did not work out again.
type hole int

// chunks cuts the input into chunks.
type chunks struct {
	r      io.Reader
	whole  func([]byte) int // how many bytes of the data are whole rows
	held   []byte           // what was read and is no whole row yet
	line   int64
	ended  bool
	joined bool // the mark at the start was looked for
}

var errLongRow = fmt.Errorf("a row is longer than %d MiB", maxRowBytes>>20)

// fill puts the next whole rows into data, which it empties first. It returns
// io.EOF when there is nothing more.
func (c *chunks) fill(data []byte) (filled []byte, line int64, err error) {
	data = append(data[:0], c.held...)
	c.held = c.held[:0]
	want := chunkBytes
	for {
		if data, err = c.read(data, want); err != nil {
			return data, c.line, err
		}
		end := len(data)
		if !c.ended {
			end = c.whole(data)
		}
		if end > 0 || c.ended {
			c.held = append(c.held, data[end:]...)
			data = data[:end]
			line = c.line
			c.line += int64(bytes.Count(data, []byte{'\n'}))
			if len(data) == 0 {
				return data, line, io.EOF
			}
			return data, line, nil
		}
		if len(data) >= maxRowBytes {
			return data, c.line, fmt.Errorf("line %d: %w", c.line, errLongRow)
		}
		want = 2 * len(data)
	}
}

// read reads until there are want bytes of data, or the input has ended.
func (c *chunks) read(data []byte, want int) ([]byte, error) {
	for len(data) < want && !c.ended {
		if cap(data) < want {
			data = append(make([]byte, 0, want), data...)
		}
		n, err := c.r.Read(data[len(data):want])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			c.ended = true
		} else if err != nil {
			return data, err
		}
		if !c.joined && (len(data) >= 3 || c.ended) {
			// Spreadsheets write a byte order mark in front of UTF-8.
			data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
			c.joined = true
		}
	}
	return data, nil
}
