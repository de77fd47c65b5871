package batch

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"stackadvisor/internal/program"
)

// # The spool
//
// Which standard stacks would serve most sheets can be asked only when all stacks
// are known, and then of every sheet again. Reading the input once more is not
// always possible, and taking it apart costs most of the time; keeping all sheets
// in memory would not stay flat. So each sheet with a supported stack leaves a few
// bytes in a file: the score of that stack and its answers, as varints. An answer is its number made
// non-negative, plus one; 0 is no answer. The sheets of a chunk are a block, with
// its length before it.

func appendSheet(out []byte, values []program.Value, score int64) []byte {
	out = binary.AppendVarint(out, score)
	for _, v := range values {
		if v == unknown {
			out = append(out, 0)
			continue
		}
		out = binary.AppendUvarint(out, uint64(v<<1^v>>63)+1)
	}
	return out
}

// takeSheet reads what appendSheet has written into values.
func takeSheet(block []byte, values []program.Value) (rest []byte, score int64) {
	score, n := binary.Varint(block)
	block = block[n:]
	for i := range values {
		u, n := binary.Uvarint(block)
		block = block[n:]
		values[i] = unknown
		if u > 0 {
			u--
			values[i] = program.Value(u>>1) ^ -program.Value(u&1)
		}
	}
	return block, score
}

// spool is the file with the sheets.
type spool struct {
	f io.ReadWriteSeeker
	w *bufio.Writer
}

func newSpool(f io.ReadWriteSeeker) *spool { return &spool{f, bufio.NewWriterSize(f, chunkBytes)} }

func (s *spool) add(block []byte) error {
	if len(block) == 0 {
		return nil
	}
	var length [binary.MaxVarintLen64]byte
	n := binary.PutUvarint(length[:], uint64(len(block)))
	_, _ = s.w.Write(length[:n]) // an error stays with the Writer
	if _, err := s.w.Write(block); err != nil {
		return fmt.Errorf("keeping the answers for the summary: %w", err)
	}
	return nil
}

// blocks calls f with every block, in their order; f keeps what it is given.
func (s *spool) blocks(f func(block []byte)) error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("keeping the answers for the summary: %w", err)
	}
	if _, err := s.f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	r := bufio.NewReaderSize(s.f, chunkBytes)
	for {
		length, err := binary.ReadUvarint(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		block := make([]byte, length)
		if _, err := io.ReadFull(r, block); err != nil {
			return err
		}
		f(block)
	}
}
