package cli

import (
	"errors"
	"io"
	"os"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"stackadvisor/internal/batch"
	"stackadvisor/internal/files"
)

// standardStream is the name of standard input and of standard output.
const standardStream = standardInput

// tableIn is the input of batch.
type tableIn struct {
	io.Closer
	read atomic.Int64 // bytes, packed ones if the table is packed
	size int64        // -1: not known
}

// openTable opens IN for the job.
func (a *app) openTable(f *batchFlags, job *batch.Job) (*tableIn, error) {
	format, packed, err := formatOf(f.in, f.inputFormat, "--input-format")
	if err != nil {
		return nil, err
	}
	job.InAs = format
	t := &tableIn{Closer: io.NopCloser(nil), size: -1}
	job.In = countingReader{a.stdin, &t.read}
	if f.in != standardStream {
		file, err := os.Open(f.in)
		if err != nil {
			return nil, input(errorf("reading the table: %w", err))
		}
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			t.size = info.Size()
		}
		t.Closer, job.In = file, countingReader{file, &t.read}
	}
	switch packed {
	case batch.Gzip:
		job.In, err = gzip.NewReader(job.In)
	case batch.Zstd:
		// One goroutine unpacks while the workers work; it keeps little.
		job.In, err = zstd.NewReader(job.In, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	}
	if err != nil {
		return nil, errors.Join(input(errorf("reading %s: %w", f.in, err)), t.Close())
	}
	return t, nil
}

type countingReader struct {
	r io.Reader
	n *atomic.Int64
}

func (c countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// tableOut is the output of batch. A file is written beside its place and moved
// there when it is whole. Who is killed leaves that part, and the old file as it
// was; --resume goes on with the part.
type tableOut struct {
	file   *files.Long // nil: standard output, or no output at all
	packed io.Closer
}

// createTable opens OUT for the job.
func (a *app) createTable(f *batchFlags, job *batch.Job) (*tableOut, error) {
	t := &tableOut{}
	if f.out == "" {
		return t, nil
	}
	flag := f.outputFormat
	if f.out == standardStream && flag == "" { // as the input
		flag = batch.Formats()[job.InAs]
	}
	format, packed, err := formatOf(f.out, flag, "--output-format")
	if err != nil {
		return nil, err
	}
	job.OutAs = format
	if f.out == standardStream {
		job.Out = a.stdout
		return t, nil
	}
	if f.resume && packed != batch.Plain {
		return nil, usage("flag \"--resume\" cannot go on with a compressed file; write %q and compress it afterwards", "-o OUT.csv")
	}
	if err := t.open(f, job); err != nil {
		return nil, input(errorf("writing the table: %w", err))
	}
	job.Out = t.file
	t.pack(packed, job)
	return t, nil
}

func (t *tableOut) open(f *batchFlags, job *batch.Job) error {
	file, found, err := files.OpenLong(f.out, f.resume)
	switch {
	case errors.Is(err, files.ErrWritten):
		return errorf("another run is writing %s; wait for it, or choose another name", f.out)
	case f.resume && errors.Is(err, files.ErrNoFile):
		return errorf("--resume needs a file, and %s is none", f.out)
	case err != nil:
		return err
	}
	t.file = file
	if !found {
		return nil
	}
	if err := t.goOn(job); err != nil {
		t.leave()
		return err
	}
	return nil
}

// goOn has the job compare what an earlier run has left.
func (t *tableOut) goOn(job *batch.Job) error {
	rows, size, err := batch.Written(t.file, job.OutAs)
	if err != nil {
		return err
	}
	if err := t.file.Truncate(size); err != nil { // what was torn
		return err
	}
	job.Done, job.DoneRows = io.NewSectionReader(t.file, 0, size), rows
	_, err = t.file.Seek(size, io.SeekStart)
	return err
}

func (t *tableOut) pack(packed batch.Compression, job *batch.Job) {
	switch packed {
	case batch.Gzip:
		w := gzip.NewWriter(t.file)
		t.packed, job.Out = w, w
	case batch.Zstd:
		w, _ := zstd.NewWriter(t.file) // it fails for wrong options only
		t.packed, job.Out = w, w
	}
}

// part is where the rows are until the file is kept.
func (t *tableOut) part() string {
	if t.file == nil {
		return ""
	}
	return t.file.Part()
}

// keep finishes the file and puts it into its place.
func (t *tableOut) keep() error {
	if t.file == nil {
		return nil
	}
	if t.packed != nil {
		if err := t.packed.Close(); err != nil {
			return errors.Join(err, t.file.Drop())
		}
	}
	return t.file.Keep()
}

// leave ends the file where it is, for --resume; it returns its name, "" if there
// is nothing to resume.
func (t *tableOut) leave() string {
	if t.file == nil {
		return ""
	}
	if t.packed != nil {
		t.drop()
		return ""
	}
	_ = t.file.Leave()
	return t.file.Part()
}

// drop removes what was written.
func (t *tableOut) drop() {
	if t.file != nil {
		_ = t.file.Drop()
	}
}
