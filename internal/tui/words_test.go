package tui

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
)

// The texts of people: a joined emoji, Persian with its joiner, and what would turn
// others around.
const (
	technologist = "👩\u200d💻"
	persian      = "می\u200cخواهم"
	turning      = "a\u202eb"
)

// TestTextsAsMeant shows notes as lines and joiners as letters in both faces, escapes
// what turns text around, and changes none of it on the sheet.
func TestTextsAsMeant(t *testing.T) {
	p := article(t)
	note := "first " + technologist + "\nsecond " + persian + "\nthird " + turning
	title := "Team " + technologist + " " + persian
	sheet := answers.New(p)
	sheet.RuleSet, sheet.Title, sheet.Participants = p.ID, title, []string{"Zoë", turning}
	sheet.Notes[0] = note
	d := newDesk(t, p, "en")
	d.Interview = interview.New(p, sheet, interview.Config{Date: 20261122})
	v := drive(t, d, 120, 40)
	for _, want := range []string{"Note: first " + technologist, "second " + persian, `third a\u202eb`, title} {
		v.expect(want)
	}
	v.keys("n")
	v.expect("second " + persian)
	if strings.Contains(v.View().Content, "\u202e") || strings.Contains(v.text(), `\u202e`) {
		t.Errorf("the field has an escape, or turns text around:\n%s", v.text())
	}
	v.keys("esc")
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.expect("› " + title)
	v.keys("esc")
	if got := v.Interview.Sheet(); got.Notes[0] != note || got.Title != title ||
		!cmp.Equal(got.Participants, sheet.Participants) {
		t.Errorf("the sheet has %q, %q, %q", got.Notes[0], got.Title, got.Participants)
	}
	if saved := string(d.saved); !strings.Contains(saved, technologist) || !strings.Contains(saved, persian) ||
		strings.Contains(saved, "\u202e") {
		t.Errorf("the file has\n%s", d.saved)
	}
	// A file may not have what turns text around, so what is typed does not either.
	for v.Interview.Step() != interview.Ask {
		v.keys("b", "home", "enter")
	}
	v.keys("n")
	v.send(tea.PasteMsg{Content: turning})
	v.keys("enter")
	if got := v.Interview.Note(0); strings.Contains(got, "\u202e") || !strings.Contains(got, "ab") {
		t.Errorf("the note is %q", got)
	}

	d.Interview = interview.New(p, sheet, interview.Config{Date: 20261122})
	talk := d.hear(t, "note\n")
	want := "Note: first " + technologist + "\n  second " + persian + "\n  third a\\u202eb\n"
	if strings.Count(talk, want) != 2 {
		t.Errorf("plain:\n%s", talk)
	}
}

// TestPlainWords says commands, names and labels in any case, in either language.
func TestPlainWords(t *testing.T) {
	for said, want := range map[string]string{
		"CONTAINERS":             `workloads = ["containers"]`,
		"Big-Data Jobs":          `workloads = ["big-data"]`,
		"Workloads = CONTAINERS": `workloads = ["containers"]`,
		"GO Machines\n40":        `machines = 40`,
		"跳到 machines\n40":        `machines = 40`,
		"跳到：machines\n40":        `machines = 40`,
		"go How many machines will the platform have?\n40": `machines = 40`,
		"UNKNOWN":            `workloads = "unknown"`,
		"not known":          `workloads = "unknown"`,
		"不知道":                `workloads = "unknown"`,
		"machines=Unknown":   `machines = "unknown"`,
		"NOTE Ask Bo":        `workloads = "Ask Bo"`,
		"备注 问一下":             `workloads = "问一下"`,
		"备注：问一下":             `workloads = "问一下"`,
		"Weight FIT=2":       `fit = 2`,
		"权重 Fits the work=2": `fit = 2`,
		"标题 支付平台":            `title = "支付平台"`,
		"参与人 李雷，韩梅梅":         `participants = ["李雷", "韩梅梅"]`,
		"\ufeffcontainers":   `workloads = ["containers"]`,
		"turnkey=是的":         `turnkey = true`,
		"turnkey=不是":         `turnkey = false`,
		"1\n返回\n1,3":         `workloads = ["containers", "big-data"]`,
	} {
		d := newDesk(t, article(t), "en")
		if d.hear(t, said); !strings.Contains(string(d.saved), want+"\n") {
			t.Errorf("%q: saved\n%s", said, d.saved)
		}
	}
}

// TestPlainShows asks for things to be shown: none of it changes anything.
func TestPlainShows(t *testing.T) {
	d := newDesk(t, article(t), "en")
	talk := func(said string) string {
		t.Helper()
		d.Interview = newDesk(t, article(t), "en").Interview
		return d.hear(t, said)
	}
	for said, want := range map[string]string{
		"repeat":               "> Question 1 of 8: What is to run on the platform? [workloads]\nChoose everything",
		"重复":                   "> Question 1 of 8",
		"note":                 "> There is no note on this question.",
		"note Ask Bo.\nnote":   "> workloads: Noted.\n> Note: Ask Bo.\n",
		"note x\nnote -\nnote": "> workloads: The note is removed.\n> There is no note on this question.",
		"OPTION docker ENGINE": "Docker Engine  docker",
		"技术 Docker":            "Docker Engine  docker",
		"note x\nlist":         "  workloads: not asked yet (asked now, has a note)\n  need: not asked yet\n",
		"title":                "  title: –\n  participants: –\n  weight: fit=1  Fits the work\n",
		"undo":                 "> There is no answer of this session to take back.",
		"go nowhere":           `There is no question "nowhere"; "list" shows them all.`,
		"帮助":                   "Answer with the number",
		"zzz":                  `"zzz" is not one of the choices`,
	} {
		if got := talk(said + "\n"); !strings.Contains(got, want) {
			t.Errorf("%q: said\n%s", said, got)
		}
	}
}

// TestPlainWidth breaks lines at the width of the terminal; what goes on below stands
// under its text.
func TestPlainWidth(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		for _, width := range []int{30, 40, 80} {
			d := newDesk(t, article(t), tag)
			d.Width = width
			talk := d.hear(t, "?\nmore\nlist\n1\noption kubernetes\nhelp\n")
			for _, line := range strings.Split(talk, "\n") {
				if n := layout.Columns(line); n > max(width, 40) {
					t.Errorf("%s, %d: %d columns: %s", tag, width, n, line)
				}
			}
			const hung = "  1  Containers: Applications packed as\n     images, with"
			if width == 40 && tag == "en" && !strings.Contains(talk, hung) {
				t.Errorf("said\n%s", talk)
			}
		}
	}
}

// TestGround takes the background from the user, else from the terminal's answer,
// else from COLORFGBG.
func TestGround(t *testing.T) {
	for env, want := range map[string]ground{
		"": unknown, "COLORFGBG=15;0": dark, "COLORFGBG=0;15": light, "COLORFGBG=0;default;7": light, "COLORFGBG=7;8": dark,
		"COLORFGBG=x":          unknown,
		"COLORFGBG=15;default": unknown,
	} {
		if got := groundOf([]string{"TERM=x", env}); got != want {
			t.Errorf("%q: %v, want %v", env, got, want)
		}
		for theme, told := range map[string]ground{ThemeLight: light, ThemeDark: dark} {
			d := newDesk(t, article(t), "en")
			d.Theme = theme
			r := d.newRich(context.Background())
			if r.look([]string{env}); r.ground != told {
				t.Errorf("%q with --theme %s: %v", env, theme, r.ground)
			}
		}
	}
}

// TestNoGrey writes nothing in a grey where there are 16 colours: it may be the
// background.
func TestNoGrey(t *testing.T) {
	for _, g := range []ground{unknown, light, dark} {
		v := drive(t, newDesk(t, article(t), "en"), 120, 40)
		v.ground = g
		v.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
		grey := func() {
			t.Helper()
			for _, code := range []string{"37", "90", "97", "30"} {
				if regexp.MustCompile(`\x1b\[([0-9;]*;)?` + code + `[;m]`).MatchString(v.View().Content) {
					t.Errorf("background %v: there is grey, %s", g, code)
				}
			}
		}
		grey()
		v.keys("space", "3", "enter", "1", "enter")
		grey()
		v.keys("g")
		grey()
		v.keys("esc", "n", "text")
		grey()
		v.keys("esc", "?")
		grey()
		v.keys("esc")
		for v.Interview.Step() == interview.Ask {
			v.keys("u")
		}
		grey()
		v.keys("esc")
		grey()
	}
}

// TestPlainAliases takes the other names of options and choices.
func TestPlainAliases(t *testing.T) {
	p := fromText(t, `
format = 1
ruleset = { id = "x", version = "1", title = "X" }
[[layer]]
id = "l"
[[option]]
id = "kubernetes"
layer = "l"
aliases = ["k8s", "kube"]
[[question]]
id = "today"
prompt = "Today?"
kind = "single"
choices = [{ id = "none" }, { id = "kubernetes", aliases = ["K8s"] }]
[[rule]]
id = "r"
when = { today = "kubernetes" }
points = { kubernetes = 1 }
`)
	var talk bytes.Buffer
	d := newDesk(t, p, "en")
	in := strings.NewReader("option KUBE\nk8S\ndone\n")
	if err := d.Plain(context.Background(), in, &talk, io.Discard); err != nil {
		t.Error(err)
	}
	if !strings.Contains(talk.String(), "> kubernetes") || d.Interview.Value(0) != 1 {
		t.Errorf("answer %d after\n%s", d.Interview.Value(0), talk.String())
	}
}
