package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// BenchmarkAsk is the whole process from its start to the first question on a
// terminal.
func BenchmarkAsk(b *testing.B) {
	program := filepath.Join(b.TempDir(), "stackadvisor")
	if out, err := exec.Command("go", "build", "-o", program, "stackadvisor/cmd/stackadvisor").CombinedOutput(); err != nil {
		b.Fatalf("building the program: %v\n%s", err, out)
	}
	for _, set := range []string{"article", "platform"} {
		b.Run(set, func(b *testing.B) {
			for b.Loop() {
				firstQuestion(b, program, set)
			}
		})
	}
}

func firstQuestion(b *testing.B, program, set string) {
	b.Helper()
	screen, file := terminal(b, 100)
	defer screen.Close()
	cmd := exec.Command(program, "ask", "--rules", set)
	cmd.Dir = b.TempDir()
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", "ACCESSIBLE=", "NO_COLOR=")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = file, file, file
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
	var seen []byte
	buffer := make([]byte, 1<<16)
	for !bytes.Contains(seen, []byte("What is to run")) {
		n, err := screen.Read(buffer)
		if err != nil {
			b.Fatalf("%v after %q", err, seen)
		}
		seen = append(seen, buffer[:n]...)
	}
	b.StopTimer()
	if err := cmd.Process.Kill(); err != nil {
		b.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	b.StartTimer()
}
