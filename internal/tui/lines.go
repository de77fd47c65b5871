package tui

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"stackadvisor/internal/diag"
)

// maxLine is how many bytes a line of input may have.
const maxLine = 16 << 10

var (
	errLongLine = errors.New("the line is too long")
	errHidden   = errors.New("the line has characters that cannot be shown")
)

// lines reads a stream line by line without holding up whoever waits for a
// context to end.
type lines struct {
	next  chan line
	ahead *line // an end that came while lines were waited for
}

type line struct {
	text string
	err  error // io.EOF: no more lines; errLongLine, errHidden: the line is no good, the next may be
}

func readLines(r io.Reader) *lines {
	l := &lines{next: make(chan line)}
	go func() {
		in := bufio.NewReader(r)
		skipMark(in)
		for {
			text, err := readLine(in)
			l.next <- line{text, err}
			if err != nil && err != errLongLine && err != errHidden {
				return
			}
		}
	}()
	return l
}

// byteOrderMark may stand before the first line of a file from Windows.
const byteOrderMark = "\ufeff"

// skipMark skips a byte order mark. Where the stream begins with something else, it
// waits for no more than the first byte.
func skipMark(in *bufio.Reader) {
	if first, err := in.Peek(1); err != nil || first[0] != byteOrderMark[0] {
		return
	}
	if mark, err := in.Peek(len(byteOrderMark)); err == nil && string(mark) == byteOrderMark {
		_, _ = in.Discard(len(mark)) // it was peeked at
	}
}

// soon reports whether another line comes within the time; it is dropped. An end is
// kept for read.
func (l *lines) soon(within time.Duration) bool {
	if l.ahead != nil {
		return false
	}
	select {
	case next := <-l.next:
		if next.err == nil || next.err == errLongLine || next.err == errHidden {
			return true
		}
		l.ahead = &next
	case <-time.After(within):
	}
	return false
}

// read waits for the next line, or for the end of the context.
func (l *lines) read(ctx context.Context) (string, error) {
	if l.ahead != nil {
		return l.ahead.text, l.ahead.err
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case next := <-l.next:
		return next.text, next.err
	}
}

// readLine reads one line without its end and the space around it. Of a line
// that is no good nothing is kept. A last line needs no end; io.EOF comes after
// it.
func readLine(in *bufio.Reader) (string, error) {
	var b strings.Builder
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || b.Len()+len(part) > maxLine; !long {
			b.Write(part)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		switch {
		case long:
			return "", errLongLine
		case err != nil && b.Len() == 0:
			return "", err
		}
		return cleanLine(b.String())
	}
}

// cleanLine trims a line, and refuses what would not come back out of an answers
// file as it went in.
func cleanLine(s string) (string, error) {
	s = strings.TrimSpace(s)
	if !utf8.ValidString(s) || strings.ContainsFunc(s, diag.Unprintable) {
		return "", errHidden
	}
	return s, nil
}
