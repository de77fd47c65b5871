package tui

import (
	"strings"
	"testing"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/interview"
)

// shareDesk has a file that somebody else has written.
func shareDesk(t *testing.T, tag string) (d *desk, done *string) {
	t.Helper()
	d, done = newDesk(t, article(t), tag), new(string)
	changed := true
	d.Save = func(answers.Sheet) error {
		if changed {
			return ErrChanged
		}
		return nil
	}
	took := func(what string) func(answers.Sheet) error {
		return func(answers.Sheet) error {
			changed, *done = false, *done+what
			return nil
		}
	}
	d.Place = func() string { return "answers.toml" }
	d.Shared = Shared{
		Path: d.Place, Changed: func() bool { return changed }, Beside: took("beside"), Overwrite: took("overwrite"),
		Reload: func() (*interview.Interview, error) {
			_ = took("reload")(answers.Sheet{})
			p := d.Interview.Program()
			return interview.New(p, answers.New(p), interview.Config{Date: 20261122}), nil
		},
	}
	return d, done
}

// TestConflictScreen: a change of the file is told over everything else, as soon as
// it is seen, and what is chosen is done.
func TestConflictScreen(t *testing.T) {
	for _, test := range []struct {
		keys, want, says string
	}{{"enter", "beside", "Saved in answers.toml."}, {"down enter", "reload", "read again. not in the file: workloads = Containers"}, {"down down enter", "overwrite", "Saved in answers.toml."}} {
		d, done := shareDesk(t, "en")
		v := drive(t, d, 120, 40)
		if err := d.Interview.Answer(1); err != nil {
			t.Fatal(err)
		}
		v.send(watchMsg{})
		v.check()
		v.expect("The file has changed")
		v.expect("answers.toml is no longer there")
		v.keys("esc", "x")
		v.expect("The file has changed")
		v.keys(strings.Fields(test.keys)...)
		v.expect(test.says)
		if *done != test.want || strings.Contains(v.text(), "The file has changed") {
			t.Errorf("%s: did %q, want %q, and shows\n%s", test.keys, *done, test.want, v.text())
		}
	}
}

// TestConflictAtSave: a note that cannot be saved asks too; leaving saves it beside.
func TestConflictAtSave(t *testing.T) {
	d, done := shareDesk(t, "zh")
	v := drive(t, d, 80, 24)
	v.keys("n", "x", "enter")
	v.expect("文件被改动过")
	if sentence := d.leaveConflict(); *done != "beside" || sentence != "文件被改动过，所以这里的答卷另存到了 answers.toml。" {
		t.Errorf("did %q, and said %q", *done, sentence)
	}
}
