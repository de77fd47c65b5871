package cli_test

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkProcess is the whole program, from its start to its end.
func BenchmarkProcess(b *testing.B) {
	program := filepath.Join(b.TempDir(), "stackadvisor")
	if out, err := exec.Command("go", "build", "-o", program, "stackadvisor/cmd/stackadvisor").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, rules := range []string{"article", "platform"} {
		b.Run("recommend-"+rules, func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command(program, "recommend", "--rules", rules, "--format", "json").Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
