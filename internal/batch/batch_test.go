package batch

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

func run(t *testing.T, j *Job, in string) (string, *Result, error) {
	t.Helper()
	var out bytes.Buffer
	j.In, j.Out = strings.NewReader(in), &out
	r, err := Run(context.Background(), j)
	return out.String(), r, err
}

// want is what the columns of results say, from a full recommendation.
func want(t *testing.T, e *engine.Engine, values []program.Value) []string {
	t.Helper()
	s := e.NewState()
	s.Reset(values)
	r, err := s.Recommend(1)
	if err != nil {
		t.Fatal(err)
	}
	ids := func(options []int) string {
		var list []string
		for _, o := range options {
			list = append(list, e.Options[o].ID)
		}
		return strings.Join(list, ";")
	}
	build := r.Stack.Options
	if r.Supported != nil {
		build = r.Supported.Stack.Options
	}
	cells := []string{r.Status.String(), ids(r.Stack.Options), ids(build), string(appendThousandths(nil, r.Stack.Score)), "", "", "", "", ""}
	if len(r.Alternatives) > 0 {
		cells[4], cells[5] = string(appendThousandths(nil, *r.Margin)), ids(r.Alternatives[0].Options)
	}
	var cautions []int
	for _, c := range r.Cautions {
		cautions = append(cautions, c.Option)
	}
	cells[6] = ids(cautions)
	return cells
}

// TestRunEqualsRecommend compares more rows than a chunk has with what the engine
// says of each.
func TestRunEqualsRecommend(t *testing.T) {
	e := builtin(t, "article")
	in := portfolio(e.Program, 3000)
	out, r, err := run(t, &Job{Engine: e}, string(in))
	if err != nil || r.Bad != 0 || r.Rows != 3000 {
		t.Fatal(r, err)
	}
	records, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	inputs, err := csv.NewReader(bytes.NewReader(in)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	n := len(inputs[0])
	if got := strings.Join(records[0][n:], ","); got != "status,stack,supported_stack,score,margin,alternative,unsupported,contradictions,error" {
		t.Errorf("header ends with %s", got)
	}
	for i, record := range records[1:] {
		if !slices.Equal(record[:n], inputs[i+1]) {
			t.Fatalf("row %d: %q passed through as %q", i, inputs[i+1], record[:n])
		}
		values := make([]program.Value, len(e.Questions))
		for q := range values {
			values[q], _ = newColumn(e.Program, q).value([]byte(record[q]))
		}
		if want := want(t, e, values); !slices.Equal(record[n:], want) {
			t.Fatalf("row %d: got %q, want %q", i, record[n:], want)
		}
	}
}

// TestFormats takes the same sheets through all pairs of formats.
func TestFormats(t *testing.T) {
	e := builtin(t, "article")
	table := string(portfolio(e.Program, 50))
	lines, _, err := run(t, &Job{Engine: e, OutAs: JSONL}, table)
	if err != nil {
		t.Fatal(err)
	}
	// The rows without results, as objects.
	var objects strings.Builder
	for line := range strings.Lines(lines) {
		objects.WriteString(line[:strings.Index(line, `,"status"`)] + "}\n")
	}
	again, _, err := run(t, &Job{Engine: e, InAs: JSONL, OutAs: JSONL}, objects.String())
	if err != nil || again != lines {
		t.Errorf("JSON to JSON (%v) differs from CSV to JSON:\n%s\n%s", err, again[:500], lines[:500])
	}
	direct, _, err := run(t, &Job{Engine: e}, table)
	if err != nil {
		t.Fatal(err)
	}
	around, _, err := run(t, &Job{Engine: e, InAs: JSONL, OutAs: CSV}, objects.String())
	if err != nil || around != direct {
		t.Errorf("JSON to CSV (%v) differs from CSV to CSV:\n%s\n%s", err, around[:500], direct[:500])
	}
	var row struct {
		Status, Error *string
		Stack         []string
		Score         json.Number
	}
	first, _, _ := strings.Cut(lines, "\n")
	if err := json.Unmarshal([]byte(first), &row); err != nil || *row.Status != "recommended" || row.Error != nil || len(row.Stack) == 0 {
		t.Errorf("first row %s: %+v, %v", first, row, err)
	}
}

func TestTypedAnswers(t *testing.T) {
	e := builtin(t, "article")
	in := `{"workloads":["containers","big-data"],"machines":40,"turnkey":true,"operators":null,"x":{"y":[1, "}"]}}
{"workloads":"containers;big-data","machines":"40","turnkey":"yes","x":"\u00e9\""}
`
	out, r, err := run(t, &Job{Engine: e, InAs: JSONL, OutAs: JSONL}, in)
	if err != nil || r.Bad > 0 {
		t.Fatal(out, r, err)
	}
	a, b, _ := strings.Cut(out, "\n")
	if tail := a[strings.Index(a, `,"status"`):]; !strings.HasSuffix(strings.TrimSpace(b), tail) {
		t.Errorf("typed answers and texts differ:\n%s", out)
	}
	if !strings.HasPrefix(b, `{"workloads":"containers;big-data","machines":"40","turnkey":"yes","x":"\u00e9\"",`) {
		t.Errorf("the object did not pass through: %s", b)
	}
}

func TestBadRows(t *testing.T) {
	e := builtin(t, "article")
	cases := []struct {
		name, in, problem string
		as                Format
	}{
		{"choice", "workloads,id\ncontainrs,1\n", `line 2: question "workloads" has no choice "containrs"`, CSV},
		{"two", "workloads,machines\ncontainrs,many\n", `line 2: question "workloads" has no choice "containrs"; expected "containers", "virtual-machines", "big-data" or "processes"; question "machines" (number)`, CSV},
		{"cells", "workloads,id\ncontainers\n", "line 2: the row has 1 cell, the header has 2", CSV},
		{"quote", "id,workloads\n\n1,a\"b\n", "line 3: at byte 4 of the line, a quote stands inside a cell", CSV},
		{"open", "workloads,id\ncontainers,\"1\ncontainers,2\n", "line 2: at byte 12 of the line, a quoted cell does not end", CSV},
		{"behind", "workloads,id\n\"containers\" ,1\n", "line 2: at byte 12 of the line, something follows", CSV},
		{"json", "{\"machines\":4,}\n", "line 1: the line is no JSON value", JSONL},
		{"list", "\n[1]\n", "line 2: the line is no JSON object", JSONL},
		{"bytes", "{\"app\":\"\x9b\",\"machines\":4}\n", "line 1: the line is not UTF-8", JSONL},
		{"twice", `{"machines":4,"machines":4}`, `line 1: key "machines" stands in the row twice`, JSONL},
		{"number", `{"machines":4.5}`, `line 1: question "machines" (number) is answered with "4.5"`, JSONL},
		{"object", `{"machines":{}}`, `line 1: question "machines" is answered with an object`, JSONL},
		{"list for one", `{"machines":[4]}`, `line 1: question "machines" (number) is answered with a list`, JSONL},
		{"no choices", `{"workloads":["containers",7]}`, `line 1: question "workloads" is answered with a list that is not of choices`, JSONL},
		{"unknown in list", `{"workloads":["unknown"]}`, `line 1: question "workloads" is answered with a list that is not of choices`, JSONL},
		{"result", `{"score":4}`, `line 1: key "score" has the name of a result`, JSONL},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, as := range []Format{CSV, JSONL} {
				out, r, err := run(t, &Job{Engine: e, InAs: c.as, OutAs: as}, c.in)
				if c.name == "result" && as == CSV {
					if err == nil {
						t.Error("a column with the name of a result passed")
					}
					continue
				}
				if err != nil || r.Bad != 1 || len(r.FirstBad) != 1 {
					t.Fatal(out, r, err)
				}
				if got := lastProblem(t, as, out); !strings.HasPrefix(got, c.problem) {
					t.Errorf("error is %q, want %q", got, c.problem)
				}
				if full := fmt.Sprintf("line %d: %s", r.FirstBad[0].Line, r.FirstBad[0].Problem); !strings.HasPrefix(full, c.problem) {
					t.Errorf("told is %q, want %q", full, c.problem)
				}
				if _, _, err := run(t, &Job{Engine: e, InAs: c.as, OutAs: as, Strict: true}, c.in); !errors.Is(err, ErrStrict) {
					t.Errorf("strict ends with %v", err)
				}
			}
		})
	}
}

func lastProblem(t *testing.T, as Format, out string) string {
	t.Helper()
	if as == CSV {
		records, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		last := records[len(records)-1]
		return last[len(last)-1]
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	var row struct{ Error string }
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &row); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return row.Error
}

func TestHeader(t *testing.T) {
	e := builtin(t, "article")
	for _, c := range []struct{ in, problem string }{
		{"", "line 1: there is no header"},
		{"a;b\n", `line 1: no column of the header is a question of rule set "article"; columns are separated by commas; its questions are "workloads"`},
		{"\n\nmachines,machines\n", `line 3: there are two columns "machines"`},
		{"machines,score\n", `line 1: column "score" has the name of a result; rename it`},
		{"a\"b\n", "line 1: a quote stands inside a cell"},
	} {
		if _, _, err := run(t, &Job{Engine: e}, c.in); err == nil || !strings.HasPrefix(err.Error(), c.problem) {
			t.Errorf("%q: %v, want %q", c.in, err, c.problem)
		}
	}
	var warned string
	out, _, err := run(t, &Job{Engine: e, Prefix: "sa-", Warn: func(f string, args ...any) { warned = fmt.Sprintf(f, args...) }}, "\xef\xbb\xbfmachine,machines,score\n1,2,3\n")
	if err != nil || !strings.HasPrefix(out, "machine,machines,score,sa-status,") {
		t.Errorf("got %q, %v", out, err)
	}
	if warned != `column "machine" is no question of rule set "article" and passes through; did you mean "machines"?` {
		t.Errorf("warned %q", warned)
	}
}

func TestFormulas(t *testing.T) {
	e := builtin(t, "article")
	cells := []string{"=1+2", "+A1", "-A1", "@x", "\tx", "\rx", "＝1", "a=1", "-1", "+1.5", "-", "-1-1", "\xef\xbc", "'=1", " =1", "  @x", " -1", " x", ""}
	safe := []string{"'=1+2", "'+A1", "'-A1", "'@x", "'\tx", "'\rx", "'＝1", "a=1", "-1", "+1.5", "'-", "'-1-1", "\xef\xbc", "'=1", "' =1", "'  @x", " -1", " x", ""}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"machines", "=note"})
	for _, c := range cells {
		_ = w.Write([]string{"1", c})
	}
	w.Flush()
	for _, raw := range []bool{false, true} {
		expect := safe
		if raw {
			expect = cells
		}
		out, _, err := run(t, &Job{Engine: e, Raw: raw}, b.String())
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := records[0][1]; got != "'=note" && !raw {
			t.Errorf("the header has %q", got)
		}
		for i, r := range records[1:] {
			if r[1] != expect[i] {
				t.Errorf("raw %v: cell %q became %q, want %q", raw, cells[i], r[1], expect[i])
			}
		}
	}
}

// TestResume stops a run after any number of bytes and goes on.
func TestResume(t *testing.T) {
	e := builtin(t, "article")
	for _, as := range []Format{CSV, JSONL} {
		table := string(portfolio(e.Program, 40))
		rows := strings.SplitAfter(table, "\n")
		for i := 1; i < 40; i += 3 { // some answers missing: settled has all its words
			cells := strings.Split(rows[i], ",")
			for q := range i % 9 {
				cells[(q*3+i)%8] = ""
			}
			rows[i] = strings.Join(cells, ",")
		}
		table = strings.Join(rows, "")
		whole, _, err := run(t, &Job{Engine: e, OutAs: as, Settled: true}, table)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(whole, "true") || !strings.Contains(whole, "false") {
			t.Fatal("nothing is settled, or all")
		}
		rng := rand.New(rand.NewPCG(1, 1))
		for _, cut := range append([]int{0, 1, len(whole)}, rng.Perm(len(whole))[:60]...) {
			rows, size, err := Written(strings.NewReader(whole[:cut]), as)
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.LastIndexByte(whole[:cut], '\n') + 1; size != int64(want) {
				t.Fatalf("of %d bytes, %d are whole rows, want %d", cut, size, want)
			}
			rest, r, err := run(t, &Job{Engine: e, OutAs: as, Settled: true, Done: strings.NewReader(whole[:size]), DoneRows: rows}, table)
			if err != nil || r.Rows != 40 || rest != whole[size:] {
				t.Fatalf("after %d bytes: %v, %v, wrote %d bytes, want %d", cut, r, err, len(rest), len(whole)-int(size))
			}
		}
		other := strings.Replace(whole, "app-c", "app-x", 1)
		if _, _, err := run(t, &Job{Engine: e, OutAs: as, Settled: true, Done: strings.NewReader(other), DoneRows: 40}, table); !errors.Is(err, ErrOther) {
			t.Errorf("with other rows: %v", err)
		}
		if _, _, err := run(t, &Job{Engine: e, OutAs: as, Settled: true, Done: strings.NewReader(whole), DoneRows: 40}, strings.Join(strings.SplitAfter(table, "\n")[:20], "")); !errors.Is(err, ErrOther) {
			t.Errorf("with fewer rows: %v", err)
		}
	}
}

// failing gives some bytes and then an error.
type failing struct{ r io.Reader }

var errDisk = errors.New("disk on fire")

func (f failing) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if errors.Is(err, io.EOF) {
		err = errDisk
	}
	return n, err
}

func TestEnds(t *testing.T) {
	e := builtin(t, "article")
	table := portfolio(e.Program, 4000)
	r, err := Run(context.Background(), &Job{Engine: e, In: failing{bytes.NewReader(table)}, Out: io.Discard})
	if !errors.Is(err, errDisk) || r.Rows == 0 {
		t.Errorf("reading ended with %v after %d rows", err, r.Rows)
	}
	if _, err := Run(context.Background(), &Job{Engine: e, In: bytes.NewReader(table), Out: full{}}); !errors.Is(err, errDisk) {
		t.Errorf("writing ended with %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, &Job{Engine: e, In: bytes.NewReader(table), Out: io.Discard}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled run ended with %v", err)
	}
	long := append([]byte("workloads,note\ncontainers,\""), bytes.Repeat([]byte("x"), maxRowBytes+1)...)
	if _, err := Run(context.Background(), &Job{Engine: e, In: bytes.NewReader(long), Out: io.Discard}); !errors.Is(err, errLongRow) {
		t.Errorf("a long row ended with %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errDisk }

func TestSheets(t *testing.T) {
	values := []program.Value{0, unknown, 1, -1, 1 << 40, -(1 << 40), 65535}
	block := appendSheet(appendSheet(nil, values, -12345), values, 7)
	got := make([]program.Value, len(values))
	for _, score := range []int64{-12345, 7} {
		rest, s := takeSheet(block, got)
		if s != score || !slices.Equal(got, values) {
			t.Errorf("got %d %v, want %d %v", s, got, score, values)
		}
		block = rest
	}
	if len(block) > 0 {
		t.Errorf("%d bytes are left", len(block))
	}
}

func tempFile(t *testing.T) *os.File {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
