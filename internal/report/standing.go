package report

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"stackadvisor/internal/lang"
)

// Standing is how a decision record, by whomever it was written, stands among the
// others of its directory.
type Standing struct {
	Status     string   // as it is written; "": it has none
	InForce    bool     // neither proposed nor rejected, deprecated or superseded
	Proposal   bool     // it is one, or was one when it was superseded
	Superseded string   // its status if it is superseded, else ""
	By         int      // the number of the record that supersedes it; -1: none, or it has no number
	Supersedes []string // the files of records that it says it replaces
}

// wasProposed stands behind the status of a proposal that was superseded: it may
// be replaced by another proposal.
const wasProposed = " # was proposed"

var (
	frontStatus  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?im)^status:[ \t]*["']?([^"'\r\n#]*)["']?(.*)$`) })
	supersededBy = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^superseded by \D*(\d{1,9})\b`) })
	recordFile   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[ADR-\d{4,}\]\((\d{4,9}-[^()\s/\\]+\.md)\)`) })
)

// StandingOf reads how a record stands.
func StandingOf(data []byte) Standing {
	text := strings.ReplaceAll(string(bytes.TrimPrefix(data, []byte("\ufeff"))), "\r\n", "\n")
	s := Standing{By: -1, Supersedes: supersedes(text)}
	if front, _, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); ok && strings.HasPrefix(text, "---\n") {
		if m := frontStatus().FindStringSubmatch(front); m != nil {
			s.Status = strings.TrimSpace(m[1])
			s.Proposal = strings.HasSuffix(m[2], wasProposed)
		}
	}
	word, _, _ := strings.Cut(strings.ToLower(s.Status), " ")
	switch word {
	case "superseded":
		s.Superseded = s.Status
		if m := supersededBy().FindStringSubmatch(s.Status); m != nil {
			s.By, _ = strconv.Atoi(m[1])
		}
	case StatusProposed, "draft":
		s.Proposal = true
	case "rejected", "deprecated":
	default:
		s.InForce = true
	}
	return s
}

// Retired reports whether the record says of itself that it is not in force any
// more.
func (s Standing) Retired() bool {
	word, _, _ := strings.Cut(strings.ToLower(s.Status), " ")
	return word == "superseded" || word == "rejected" || word == "deprecated"
}

// supersedes finds the records that a record says it replaces, each on a line of
// its own.
func supersedes(text string) (list []string) {
	for line := range strings.Lines(text) {
		for _, tag := range lang.Tags() {
			head, _, _ := strings.Cut(lang.Dossier(tag).Supersedes, "%")
			if m := recordFile().FindStringSubmatch(line); m != nil && strings.HasPrefix(line, head+"[") {
				list = append(list, m[1])
			}
		}
	}
	return list
}
