package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"sync"
)

var (
	startXref  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`) })
	trailerEnd = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)trailer\s*<<.*?/Size\s+(\d+).*?/Root\s+(\d+)\s+0\s+R.*?>>\s*startxref\s+\d+\s+%%EOF\s*$`)
	})
)

var infoEntry = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`/Info\s+\d+\s+0\s+R`) })

// attachedHead begins the object with the attached page. Its length follows.
const attachedHead = "<</Type /EmbeddedFile /Subtype /text#2Fhtml /Length "

// attach appends the page to a PDF as an attached file, by an incremental update
// (ISO 32000-1, 7.5.6): two new objects, a new catalog that names them, and a
// cross-reference section for the three.
//
//	old file | stream with the page | file specification | catalog | xref | trailer
func attach(data, html []byte) ([]byte, error) {
	t := trailerEnd().FindSubmatch(data)
	x := startXref().FindSubmatch(data)
	if t == nil || x == nil {
		return nil, errors.New("the browser's PDF has no trailer as expected")
	}
	size, _ := strconv.Atoi(string(t[1]))
	root := string(t[2])
	catalog, err := object(data, root)
	if err != nil {
		return nil, err
	}
	names := fmt.Sprintf("\n/Names <</EmbeddedFiles <</Names [(report.html) %d 0 R]>>>>\n/AF [%d 0 R]>>", size+1, size+1)
	out := bytes.Clone(data)
	var offsets []int
	add := func(number string, body ...[]byte) {
		offsets = append(offsets, len(out))
		out = fmt.Appendf(out, "%s 0 obj\n", number)
		for _, b := range body {
			out = append(out, b...)
		}
		out = append(out, "\nendobj\n"...)
	}
	add(strconv.Itoa(size), fmt.Appendf(nil, "%s%d /Params <</Size %d>>>>\nstream\n", attachedHead, len(html), len(html)), html, []byte("\nendstream"))
	add(strconv.Itoa(size+1), fmt.Appendf(nil, "<</Type /Filespec /F (report.html) /UF (report.html) /AFRelationship /Source /EF <</F %d 0 R>>>>", size))
	add(root, bytes.TrimSuffix(catalog, []byte(">>")), []byte(names))
	start := len(out)
	out = fmt.Appendf(out, "xref\n%d 2\n%010d 00000 n \n%010d 00000 n \n%s 1\n%010d 00000 n \n", size, offsets[0], offsets[1], root, offsets[2])
	info := ""
	if m := infoEntry().FindSubmatch(t[0]); m != nil { // the title and who made the file
		info = "\n" + string(m[0])
	}
	out = fmt.Appendf(out, "trailer\n<</Size %d\n/Root %s 0 R%s\n/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", size+2, root, info, x[1], start)
	return out, nil
}

// object is the dictionary of an object as it is written.
func object(data []byte, number string) ([]byte, error) {
	head := []byte("\n" + number + " 0 obj\n")
	start := bytes.LastIndex(data, head)
	if start < 0 {
		return nil, fmt.Errorf("the browser's PDF has no object %s", number)
	}
	body, _, ok := bytes.Cut(data[start+len(head):], []byte("\nendobj"))
	body = bytes.TrimSpace(body)
	if !ok || !bytes.HasPrefix(body, []byte("<<")) || !bytes.HasSuffix(body, []byte(">>")) || bytes.Contains(body, []byte("/Names")) {
		return nil, fmt.Errorf("object %s of the browser's PDF is not as expected", number)
	}
	return body, nil
}

// Is reports whether the data is a PDF.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte("%PDF-")) }

// Attached is the page that a PDF of Print was made of; nil if there is none.
func Attached(data []byte) []byte {
	start := bytes.LastIndex(data, []byte(attachedHead))
	if start < 0 {
		return nil
	}
	rest := data[start+len(attachedHead):]
	digits, _, ok := bytes.Cut(rest, []byte(" "))
	length, err := strconv.Atoi(string(digits))
	if !ok || err != nil {
		return nil
	}
	_, stream, ok := bytes.Cut(rest, []byte("\nstream\n"))
	if !ok || length < 0 || length > len(stream) {
		return nil
	}
	return stream[:length:length]
}
