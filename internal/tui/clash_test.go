package tui

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// clashing has two answers that exclude each other, one question that can contradict
// itself, an old option, and a late question that decides about it.
const clashing = `
format = 1
[ruleset]
id = "x"
version = "1"
title = "X"
[[source]]
id = "book"
title = "Book"
[[layer]]
id = "l"
[[option]]
id = "old"
name = "Old"
layer = "l"
aliases = ["Vintage"]
[[option]]
id = "new"
name = "New"
layer = "l"
[[lifecycle]]
id = "old-ended"
option = "old"
status = "retired"
since = 2025-01-01
[[question]]
id = "place"
prompt = { en = "Where?", zh = "在哪里？" }
kind = "single"
choices = [{ id = "own", label = "Own machines", aliases = ["On-Prem"] }, { id = "cloud", label = "A cloud" }]
[[question]]
id = "hosts"
prompt = { en = "How many hosts?", zh = "多少台主机？" }
kind = "number"
max = 9
[[question]]
id = "tools"
prompt = { en = "Which tools?", zh = "哪些工具？" }
kind = "multi"
choices = [{ id = "none", label = "None" }, { id = "many", label = "Many" }]
[[question]]
id = "maintained"
prompt = { en = "Must it be maintained?", zh = "必须有人维护吗？" }
kind = "yesno"
[[rule]]
id = "own"
when = { place = "own" }
points = { old = 3, new = 1 }
[[rule]]
id = "hosts"
when = { hosts = { above = 3 } }
points = { new = 2 }
[[rule]]
id = "tools"
when = { tools = "many" }
points = { new = 1 }
[[rule]]
id = "maintained"
when = { maintained = true }
exclude = ["@unsupported"]
[[contradiction]]
id = "own-nothing"
when = { place = "own", hosts = 0 }
because = { en = "What is your own stands on a host.", zh = "自有的机器总得有一台。" }
source = "book"
[[contradiction]]
id = "none-and-many"
when = { tools = { every = ["none", "many"] } }
because = { en = "None is not many.", zh = "没有就不是很多。" }
`

// clashingSession brings both contradictions about, one of them twice.
const clashingSession = `ON-PREM
?
no
0
tools=none,many
list
hosts=4
hosts=0
go place
option vintage
cloud
tools=many
stop
`

// TestPlainClashes tells a contradiction when an answer brings it about, with all
// answers that it is between, why, and how to change each; the list marks them.
func TestPlainClashes(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		d := newDesk(t, fromText(t, clashing), tag)
		var talk, result bytes.Buffer
		if err := d.Plain(context.Background(), strings.NewReader(clashingSession), &talk, &result); err != nil {
			t.Error(err)
		}
		golden(t, "clash_"+tag+".golden", echo(talk.String(), clashingSession)+"--- standard output\n"+result.String()+"--- file\n"+string(d.saved))
	}
}

// TestRichClashes: the answer that brings a contradiction about puts the answers it
// is between over the screen; one of them can be changed at once, or all kept, and
// closed without a choice it comes again with the next change.
func TestRichClashes(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		v := drive(t, newDesk(t, fromText(t, clashing), tag), 100, 30)
		v.keys("1", "enter") // own machines
		v.keys("2", "enter") // asked before its turn: need not be maintained
		v.keys("0", "enter") // no hosts
		words := v.clashWords()
		for _, text := range []string{words.Several, words.Title, words.Keep} {
			v.expect(text)
		}
		golden(t, "clash_rich_"+tag+".golden", v.text())
		v.keys("esc")
		if len(v.over) > 0 {
			t.Fatal("the screen is still there")
		}
		v.keys("b", "backspace", "5", "enter", "b", "backspace", "0", "enter") // once more
		if len(v.over) != 1 {
			t.Fatalf("%s: it does not come again: %s", tag, v.text())
		}
		v.keys("down", "enter") // change the number of hosts
		if v.Interview.Question() != 1 || len(v.over) > 0 {
			t.Fatalf("%s: asks question %d", tag, v.Interview.Question())
		}
		v.keys("enter") // the same number
		if len(v.over) != 1 {
			t.Fatalf("%s: it does not come again: %s", tag, v.text())
		}
		v.keys("down", "down", "enter") // keep them
		if len(v.over) > 0 || len(v.Interview.NewClashes()) > 0 {
			t.Errorf("%s: not kept: %s", tag, v.text())
		}
	}
}
