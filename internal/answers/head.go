package answers

import "strings"

// head is what stands above everything else in a file, its comments, without the
// space around them.
func head(data []byte) string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' {
			break
		}
		lines = append(lines, line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
