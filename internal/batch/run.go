package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
)

// ErrStrict says that a strict job met a bad row.
var ErrStrict = errors.New("stopped at the first bad row")

// Run does the job. The Result tells how far it got even with an error, which is
// ErrStrict, the context's, or about the input, the output or what an earlier run
// has written.
func Run(ctx context.Context, j *Job) (*Result, error) {
	t := newTable(j)
	in := &chunks{r: j.In, whole: wholeLines, line: 1}
	if j.InAs == CSV {
		in.whole = whole
	}
	data, line, err := in.fill(nil)
	if err != nil && !errors.Is(err, io.EOF) {
		return &Result{}, err
	}
	rest, err := t.open(data, in.ended)
	if err != nil {
		return &Result{}, err
	}
	first := &chunk{data: rest, line: line + int64(bytes.Count(data[:len(data)-len(rest)], []byte{'\n'})), last: in.ended}
	p := &pipeline{table: t, in: in, result: &Result{}}
	if j.Done != nil {
		p.written = newWritten(j.Done, t)
	}
	if j.Spool != nil {
		p.result.Tally = newTally(j.Engine, j.Spool)
	}
	if err := p.emit(t.head(), nil); err != nil {
		return p.result, err
	}
	if err = p.run(ctx, first); err == nil && p.written != nil {
		err = p.written.end()
	}
	return p.result, err
}

// wholeLines is how many bytes of data are whole lines.
func wholeLines(data []byte) int { return bytes.LastIndexByte(data, '\n') + 1 }

// pipeline has one goroutine that reads, one worker for each core, and the
// caller's, which writes. Chunks go round: there are never more of them than the
// workers and both ends can hold.
type pipeline struct {
	*table
	in      *chunks
	result  *Result
	written *written // nil: nothing was written before
}

func (p *pipeline) run(ctx context.Context, first *chunk) error {
	ctx, cancel := context.WithCancel(ctx)
	workers := runtime.GOMAXPROCS(0)
	free := make(chan *chunk, 4*workers) // to be filled
	jobs := make(chan *chunk, 4*workers) // to be worked on
	order := make(chan *chunk, 4*workers)
	for range cap(free) - 1 {
		free <- &chunk{done: make(chan struct{}, 1)}
	}
	first.done = make(chan struct{}, 1)
	var wait sync.WaitGroup
	var readErr error
	wait.Go(func() {
		defer close(jobs)
		defer close(order)
		readErr = p.read(ctx, first, free, jobs, order)
	})
	for range workers {
		wait.Go(func() {
			w := newWorker(p.table)
			for c := range jobs {
				w.work(c)
				c.done <- struct{}{}
			}
		})
	}
	err := p.write(ctx, order, free)
	cancel()
	for range order { // let the reader go
	}
	wait.Wait()
	if err == nil {
		err = readErr
	}
	return err
}

// read hands out the chunks of the input, each to a worker and, in order, to the
// writer.
func (p *pipeline) read(ctx context.Context, c *chunk, free <-chan *chunk, jobs, order chan<- *chunk) error {
	left := p.DoneRows
	for {
		if len(c.data) > 0 {
			c.skip = left
			if left > 0 {
				left = max(0, left-p.rowsIn(c))
			}
			jobs <- c
			order <- c
		}
		if c.last {
			return nil
		}
		select {
		case c = <-free:
		case <-ctx.Done():
			return ctx.Err()
		}
		var err error
		c.data, c.line, err = p.in.fill(c.data)
		c.last = p.in.ended
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("reading: %w", err)
		}
	}
}

// rowsIn counts the rows of a chunk.
func (p *pipeline) rowsIn(c *chunk) int64 { return rowsIn(c.data, p.InAs, c.last) }

// write takes the finished chunks in the order of the input.
func (p *pipeline) write(ctx context.Context, order <-chan *chunk, free chan<- *chunk) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case c, ok := <-order:
			if !ok {
				return nil
			}
			<-c.done
			if err := p.account(c); err != nil {
				return err
			}
			free <- c
		}
	}
}

func (p *pipeline) account(c *chunk) error {
	r := p.result
	if p.Strict && c.bad > 0 {
		r.Bad, r.FirstBad = 1, append(r.FirstBad, c.first[0])
		return ErrStrict
	}
	r.Rows += c.rows
	r.Bad += c.bad
	r.FirstBad = append(r.FirstBad, c.first[:min(len(c.first), maxFirstBad-len(r.FirstBad))]...)
	if r.Tally != nil {
		if err := r.Tally.add(c); err != nil {
			return err
		}
	}
	if p.Rows != nil {
		p.Rows.Store(r.Rows)
	}
	return p.emit(c.out, c.holes)
}

// emit writes rows, those that were not written before.
func (p *pipeline) emit(out []byte, holes []hole) error {
	if p.Out == nil {
		return nil
	}
	if p.written != nil {
		n, err := p.written.compare(out, holes)
		if err != nil {
			return err
		}
		out = out[n:]
	}
	if len(out) == 0 {
		return nil
	}
	if _, err := p.Out.Write(out); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}
