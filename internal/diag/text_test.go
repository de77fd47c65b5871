package diag

import "testing"

// england is a flag that tags spell.
const england = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

// TestPrintable escapes what steers a terminal or turns text around, and leaves
// what people write.
func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"a\x1b[2Jb\u009b": `a\u001b[2Jb\u009b`,
		"one\ntwo\u2028":  `one\u000atwo\u2028`,
		"x\u202ey\u2066z": `x\u202ey\u2066z`,
		"\u200f\u061c":    `\u200f\u061c`,
		"می\u200cخواهم":   "می\u200cخواهم",
		"👩\u200d💻":        "👩\u200d💻",
		"co\u00adop":      "co\u00adop",
		england:           england,
		"\u0600١":         "\u0600١",
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q comes out as %q, want %q", text, got, want)
		}
	}
}
