package cli_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/cli"
)

const runsUs = "go run ./cmd/stackadvisor"

// TestReadme runs the commands of the terminal pictures in README.md and holds
// the pictures against what they print.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(data), "```console\n")
	for i := 1; i < len(parts); i++ {
		picture, rest, found := strings.Cut(parts[i], "```\n")
		command, want, _ := strings.Cut(picture, "\n")
		arguments, ours := strings.CutPrefix(command, "$ "+runsUs+" ")
		if !found || !ours {
			t.Fatalf("the picture %q does not begin with a command of ours", command)
		}
		var out, problems bytes.Buffer
		if code := cli.Main(strings.Fields(arguments), strings.NewReader(""), &out, &problems); code != 0 || problems.Len() > 0 {
			t.Errorf("%s: exit code %d, %s", command, code, problems.String())
		}
		if diff := cmp.Diff(want, out.String()); diff != "" && !*update {
			t.Errorf("%s (-README +program):\n%s", command, diff)
		}
		parts[i] = command + "\n" + out.String() + "```\n" + rest
	}
	if len(parts) < 2 {
		t.Error("no terminal picture")
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(strings.Join(parts, "```console\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeCommands runs every command line of the README's tables, with the
// files that the README shows.
func TestReadmeCommands(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	files := readmeFiles(t, string(data))
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	count := 0
	for _, line := range strings.Split(string(data), "\n") {
		_, quoted, ours := strings.Cut(line, "| `stackadvisor ")
		arguments, _, closed := strings.Cut(quoted, "`")
		if !ours || !closed || !strings.HasPrefix(line, "|") {
			continue
		}
		count++
		var out, problems bytes.Buffer
		if code := cli.Main(strings.Fields(arguments), strings.NewReader(""), &out, &problems); code != 0 || out.Len() == 0 && !strings.Contains(arguments, " -o ") {
			t.Errorf("stackadvisor %s: exit code %d, %s", arguments, code, problems.String())
		}
	}
	if count < 8 {
		t.Errorf("only %d commands", count)
	}
}

// readmeFiles are the files that the README shows: the answers, the house rules,
// a test of these, and a portfolio.
func readmeFiles(t *testing.T, readme string) map[string]string {
	t.Helper()
	blocks := strings.Split(readme, "```toml\n")
	if len(blocks) != 3 {
		t.Fatalf("%d TOML files in the README, want 2", len(blocks)-1)
	}
	for i := range blocks {
		blocks[i], _, _ = strings.Cut(blocks[i], "```")
	}
	_, portfolio, _ := strings.Cut(readme, "```csv\n")
	portfolio, _, _ = strings.Cut(portfolio, "```")
	return map[string]string{
		"portfolio.csv": portfolio,
		"payments.toml": blocks[1],
		"house.toml":    blocks[2],
		"house_test.toml": "ruleset = \"house.toml\"\n[[case]]\nname = \"known\"\nas_of = 2026-11-22\n" +
			"answers = { workloads = [\"containers\"] }\nexpect = { fired = [\"we-know-kubernetes\"], scores = { kubernetes = 7 } }\n",
	}
}
