package pdf

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const page1 = `<!DOCTYPE html><html lang="en"><title>T</title><h1 id="a">One</h1><p>endstream endobj <a href="#a">up</a>日本</p></html>`

// TestPrint prints a page and has other programs read the PDF.
func TestPrint(t *testing.T) {
	if Browser() == "" {
		t.Skip("no Chromium or Chrome to print with")
	}
	data, err := Print(context.Background(), []byte(page1))
	if err != nil {
		t.Fatal(err)
	}
	if !Is(data) {
		t.Fatalf("no PDF: %.20q", data)
	}
	if got := Attached(data); string(got) != page1 {
		t.Errorf("attached is %q", got)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want string
		args []string
	}{
		{"report.html", []string{"pdfdetach", "-list", file}},
		{"One", []string{"pdftotext", file, "-"}},
		{"Title:           T", []string{"pdfinfo", file}},
		{"Tagged:          yes", []string{"pdfinfo", file}},
	} {
		if _, err := exec.LookPath(c.args[0]); err != nil {
			t.Logf("%s is not installed", c.args[0])
			continue
		}
		out, err := exec.Command(c.args[0], c.args[1:]...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), c.want) || bytes.Contains(out, []byte("rror")) {
			t.Errorf("%v: %v\n%s", c.args, err, out)
		}
	}
}

// small is a PDF with nothing on it, in the form that the browser writes.
const small = "%PDF-1.4\n1 0 obj\n<</Type /Catalog\n/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages\n/Kids []\n/Count 0>>\nendobj\n" +
	"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<</Size 3\n/Root 1 0 R>>\nstartxref\n109\n%%EOF\n"

func TestAttach(t *testing.T) {
	for _, html := range []string{"", page1, "x\nendstream\nendobj\n%%EOF\n"} {
		data, err := attach([]byte(small), []byte(html))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(data, []byte(small)) {
			t.Error("the old file is not kept")
		}
		if got := Attached(data); string(got) != html {
			t.Errorf("attached is %q, want %q", got, html)
		}
		// A second update finds what the first one wrote.
		if !strings.Contains(string(data), "/Prev 109>>") || !strings.Contains(string(data), "/Size 5\n") {
			t.Errorf("trailer: %s", data[len(data)-120:])
		}
	}
}

func TestAttachRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":      "",
		"no trailer":   "%PDF-1.4\nstartxref\n0\n%%EOF\n",
		"no catalog":   strings.Replace(small, "1 0 obj", "7 0 obj", 1),
		"names inside": strings.Replace(small, "/Pages 2 0 R", "/Names 9 0 R", 1),
	} {
		if _, err := attach([]byte(data), nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, data := range []string{"", attachedHead, attachedHead + "99 >>\nstream\nx", attachedHead + "-1 >>\nstream\nx", attachedHead + "x >>"} {
		if got := Attached([]byte(data)); got != nil {
			t.Errorf("%q has %q", data, got)
		}
	}
}

func TestNoBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if Browser() != "" {
		t.Skip("a browser lies at a fixed place")
	}
	if _, err := Print(context.Background(), []byte(page1)); !errors.Is(err, ErrNoBrowser) {
		t.Errorf("error %v", err)
	}
}
