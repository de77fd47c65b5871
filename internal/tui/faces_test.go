package tui

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
	"stackadvisor/internal/ruleset"
)

// act is one thing that a user does, whatever the face.
type act struct {
	verb  verb // say, dunno, back, goTo, note, stop, proceed, weigh
	q     int  // goTo
	value program.Value
	text  string
}

// line is the act as the plain face takes it.
func (a act) line(i *interview.Interview) string {
	p := i.Program()
	switch a.verb {
	case dunno:
		return "unknown"
	case back:
		return "back"
	case goTo:
		return "go " + p.Questions[a.q].ID
	case note:
		return "note " + a.text
	case stop:
		return "stop"
	case proceed:
		return "continue"
	}
	question := &p.Questions[i.Question()]
	switch question.Kind {
	case ruleset.YesNo:
		return [...]string{"no", "yes"}[a.value]
	case ruleset.Number:
		return strconv.FormatInt(int64(a.value), 10)
	case ruleset.Single:
		return question.Choices[a.value].ID
	}
	var ids []string
	for c := range question.Choices {
		if a.value>>c&1 == 1 {
			ids = append(ids, question.Choices[c].ID)
		}
	}
	if ids == nil {
		return "[]"
	}
	return strings.Join(ids, ", ")
}

// press does the act on the rich face.
func (a act) press(v *driver) {
	switch a.verb {
	case dunno:
		v.keys("u")
	case back:
		v.keys("b")
	case goTo:
		v.keys("g", "home")
		for range a.q {
			v.keys("down")
		}
		v.keys("enter")
	case note:
		v.keys("n")
		for range len([]rune(v.Interview.Note(v.Interview.Question()))) {
			v.keys("backspace")
		}
		v.keys(a.text, "enter")
	case stop:
		if v.Interview.Step() == interview.Close {
			v.keys("esc")
			return
		}
		v.keys("1", "enter")
	case proceed:
		v.keys("2", "enter")
	default:
		a.answer(v)
	}
}

func (a act) answer(v *driver) {
	q := v.Interview.Question()
	question := &v.Interview.Program().Questions[q]
	switch question.Kind {
	case ruleset.YesNo:
		v.keys(strconv.Itoa(2-int(a.value)), "enter")
	case ruleset.Number:
		for range 20 {
			v.keys("backspace")
		}
		v.keys(strconv.FormatInt(int64(a.value), 10), "enter")
	case ruleset.Single:
		v.keys("home")
		for range a.value {
			v.keys("down")
		}
		v.keys("enter")
	default:
		before := max(v.Interview.Value(q), 0)
		if a.value == 0 {
			if v.Interview.Value(q) != 0 {
				v.keys("0")
			}
			v.keys("enter")
			return
		}
		v.keys("home")
		for c := range question.Choices {
			if (a.value^before)>>c&1 == 1 {
				v.keys("space")
			}
			v.keys("down")
		}
		v.keys("enter")
	}
}

// improvise chooses acts at random until the interview ends, by doing them on an
// interview of its own, and hands each to both faces.
func improvise(t *testing.T, i *interview.Interview, rng *rand.Rand, do func(act)) {
	t.Helper()
	for steps := 0; i.Step() != interview.Done; steps++ {
		if steps > 300 {
			t.Fatal("no end")
		}
		a := nextAct(i, rng, steps < 60)
		do(a)
	}
}

func nextAct(i *interview.Interview, rng *rand.Rand, stray bool) act {
	switch i.Step() {
	case interview.Offer:
		if rng.IntN(2) == 0 {
			return act{verb: proceed}
		}
		return act{verb: stop}
	case interview.Close:
		return act{verb: stop}
	}
	switch n := rng.IntN(12); {
	case n == 0 && stray && i.CanGoBack():
		return act{verb: back}
	case n == 1 && stray:
		return act{verb: goTo, q: rng.IntN(len(i.Program().Questions))}
	case n == 2 && stray:
		return act{verb: note, text: "note " + strconv.Itoa(rng.IntN(100))}
	case n == 3:
		return act{verb: dunno}
	}
	domain := i.Program().Domain(i.Question())
	return act{verb: say, value: domain[rng.IntN(len(domain))]}
}

// TestFaces leads both faces through the same sessions: they are at the same
// question after every act, and end with the same file and the same result.
func TestFaces(t *testing.T) {
	for seed := range uint64(12) {
		p := article(t)
		if seed >= 4 {
			p = fromText(t, string(reference.Generate(seed, reference.Small())))
		}
		rng := rand.New(rand.NewPCG(seed, 7))
		richDesk, plainDesk := newDesk(t, p, "en"), newDesk(t, p, "zh")
		v := drive(t, richDesk, 100, 30)
		var script strings.Builder
		improvise(t, richDesk.Interview, rng, func(a act) {
			script.WriteString(a.line(richDesk.Interview) + "\n")
			a.press(v)
		})
		var result bytes.Buffer
		if err := plainDesk.Plain(context.Background(), strings.NewReader(script.String()), &bytes.Buffer{}, &result); err != nil {
			t.Fatalf("seed %d: %v after\n%s", seed, err, script.String())
		}
		if diff := cmp.Diff(string(richDesk.saved), string(plainDesk.saved)); diff != "" {
			t.Fatalf("seed %d: files differ (-rich +plain):\n%s\nafter\n%s", seed, diff, script.String())
		}
		var again bytes.Buffer
		if err := richDesk.Print(&again, richDesk.Interview.Sheet()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(again.String(), result.String()); diff != "" {
			t.Errorf("seed %d: results differ (-rich +plain):\n%s", seed, diff)
		}
	}
}
