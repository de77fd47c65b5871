package cli_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/cli"
)

// TestGuide goes through docs/write-rules.md from top to bottom: it writes the
// files that have a name, and runs the commands. What a block has behind its
// commands must be what they print. TODAY stands for the day.
func TestGuide(t *testing.T) {
	const name = "docs/write-rules.md"
	t.Chdir("../..")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	guide, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	block := regexp.MustCompile("(?ms)^```(\\w+) ?([^\n]*)\n(.*?)^```$")
	commands := 0
	text := block.ReplaceAllStringFunc(string(data), func(found string) string {
		part := block.FindStringSubmatch(found)
		switch kind, info, body := part[1], part[2], part[3]; {
		case kind == "toml" && info != "":
			if err := os.WriteFile(info, []byte(body), 0o644); err != nil {
				t.Fatal(err)
			}
		case kind == "console":
			var printed strings.Builder
			for line := range strings.Lines(body) {
				command, ours := strings.CutPrefix(line, "$ stackadvisor ")
				if !ours {
					continue
				}
				commands++
				printed.WriteString(line)
				printed.WriteString(guideRun(t, command, info == "exit 1"))
			}
			if diff := cmp.Diff(body, printed.String()); diff != "" && !*update {
				t.Errorf("%s (-page +program):\n%s", body, diff)
			}
			return strings.Replace(found, body, printed.String(), 1)
		}
		return found
	})
	if commands < 8 {
		t.Errorf("only %d commands", commands)
	}
	if *update {
		if err := os.WriteFile(guide+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func guideRun(t *testing.T, command string, fails bool) string {
	t.Helper()
	today := time.Now().Format(time.DateOnly)
	var out, problems bytes.Buffer
	code := cli.Main(strings.Fields(strings.ReplaceAll(command, "TODAY", today)), strings.NewReader(""), &out, &problems)
	if want := map[bool]int{true: 1}[fails]; code != want || problems.Len() > 0 {
		t.Errorf("%s: exit code %d, %s", command, code, problems.String())
	}
	if !strings.Contains(command, "TODAY") {
		return out.String()
	}
	return strings.ReplaceAll(out.String(), today, "TODAY")
}
