package diag

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Explanation is what there is to know about a Code.
type Explanation struct {
	Code     Code
	Severity Severity
	Title    string // in a few words, lower case
	Text     string // why it is wrong and what to do, in sentences

	// Example is a part of a file that has the problem. For rule sets the lines
	// `format = 1` and [ruleset] are left out, unless the problem is in them.
	// "" where it would be too long or no text at all.
	Example string
	Answers bool // the example is an answers file
	Advice  bool // `rules verify` finds it, no reader of files
	Tests   bool // the example is a file of tests for the rule set "article"
}

// Explain looks up a code.
func Explain(code Code) (Explanation, bool) {
	all := Explanations()
	i := slices.IndexFunc(all, func(e Explanation) bool { return e.Code == code })
	if i < 0 {
		return Explanation{}, false
	}
	return all[i], true
}

// Explanations lists all codes in groups, from the first step of reading to the
// last. The caller owns the slice.
func Explanations() []Explanation {
	return slices.Concat(explainSyntax(), explainEntries(), explainFiles(), explainNames(), explainTests(), explainWarnings(), explainAdvice())
}

// WriteText prints the explanation for people.
func (e Explanation) WriteText(w io.Writer) error {
	text := fmt.Sprintf("%s (%s): %s\n\n%s\n", e.Code, e.Severity, e.Title, e.Text)
	if e.Example != "" {
		text += "\nExample:\n\n    " + strings.ReplaceAll(strings.TrimSuffix(e.Example, "\n"), "\n", "\n    ") + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
