package tui

import (
	"strings"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/load"
)

// ended is a rule set whose stack for anything cannot be built any more, and whose
// answers may contradict each other.
const ended = `format = 1
[ruleset]
id = "r"
version = "1"
title = "R"
knowledge_until = 2025-12-31
continued_by = "later"
[[layer]]
id = "l"
name = { en = "Lower layer", zh = "下层" }
[[layer]]
id = "m"
name = { en = "Middle layer", zh = "中层" }
[[option]]
id = "old"
name = { en = "Old thing", zh = "旧物" }
layer = "l"
[[option]]
id = "new"
name = { en = "New thing", zh = "新物" }
layer = "l"
[[option]]
id = "more"
name = { en = "More of it", zh = "更多" }
layer = "m"
[[question]]
id = "use"
prompt = "Use?"
kind = "single"
choices = [{ id = "a" }, { id = "b" }]
[[rule]]
id = "a"
points = { old = 3, new = 2 }
[[rule]]
id = "b"
when = { use = "b" }
points = { more = 1 }
[[lifecycle]]
id = "old-ended"
option = "old"
status = "retired"
since = 2026-01-15
`

// TestResultToday shows what can be built beside what the guidance says, one as
// large as the other, and which question decides the empty layer.
func TestResultToday(t *testing.T) {
	files := fstest.MapFS{"r.toml": {Data: []byte(ended)}}
	p := compile(t, load.Request{Name: "r.toml", Builtin: files, Open: files.Open})
	for _, size := range [][2]int{{80, 24}, {120, 40}, {50, 30}} {
		for tag, want := range map[string][]string{
			"en": {"WHAT THE GUIDANCE SAYS", "WHAT CAN BE BUILT TODAY", "Old thing", "New thing", "retired since 2026-01-15",
				"The knowledge of these rules ends on 2025-12-31", "Middle layer is open: “Use?” (use) decides it"},
			"zh": {"规则所推荐的", "如今能搭建的", "旧物", "新物", "自 2026-01-15 起已退役", "这套规则的知识截至 2025-12-31", "“中层”这一层尚未确定，取决于：“Use?”"},
		} {
			v := drive(t, newDesk(t, p, tag), size[0], size[1])
			v.keys("u", "esc")
			seen := v.text()
			for _, heading := range want[:2] {
				if !strings.Contains(seen, heading) {
					t.Errorf("%s %v: no %q on the screen\n%s", tag, size, heading, seen)
				}
			}
			for _, tab := range v.base.(*result).tabs { // their lines stand beside the drawing
				seen += plainText(strings.Join(tab.lines, "\n"))
			}
			seen = squeezed(seen)
			for _, text := range want {
				if !strings.Contains(seen, squeezed(text)) {
					t.Errorf("%s %v: no %q in\n%s", tag, size, text, v.text())
				}
			}
		}
	}
}

// squeezed is a text without spaces, frames and the ends of lines.
func squeezed(s string) string { return strings.Join(strings.FieldsFunc(s, isFrame), "") }

func isFrame(r rune) bool { return strings.ContainsRune(" \n│┃┌┐└┘─├┤", r) }
