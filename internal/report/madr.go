package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/diag"
)

// Decision says what a MADR has beside the Document: how it stands among the
// other records of its directory.
type Decision struct {
	Status string // "" is proposed
	// Supersedes are the records that this one replaces.
	Supersedes []Link
	// Directory is where the record lies, for the command that rechecks it; "" if
	// it is not known.
	Directory string
}

// Link leads to another record in the same directory.
type Link struct {
	Number int
	File   string
}

// String is the link in Markdown.
func (l *Link) String() string {
	return fmt.Sprintf("[ADR-%04d](%s)", l.Number, l.File)
}

// WriteMADR writes the Document as a Markdown Architectural Decision Record in
// the form of MADR 4.0. Headings and the sentences that tools look for are
// English in every language, as the template has them.
func (d *Document) WriteMADR(w io.Writer, tag string, decision Decision) error {
	m := &madr{markdown: markdown{dossier: newDossier(d, tag)}, decision: decision}
	m.frontMatter()
	m.record()
	_, err := io.WriteString(w, m.b.String())
	return err
}

type madr struct {
	markdown
	decision Decision
}

func (m *madr) recheckTarget() string {
	if m.decision.Directory == "" {
		return "FILE"
	}
	return ShellWord(m.decision.Directory)
}

// ShellWord quotes a word for a shell if it needs it.
func ShellWord(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-") == "" && s != "" {
		return s
	}
	return "'" + strings.ReplaceAll(diag.Printable(s), "'", `'\''`) + "'"
}

// The statuses of a record.
const (
	StatusProposed = "proposed"
	StatusAccepted = "accepted"
)

func (m *madr) frontMatter() {
	status := m.decision.Status
	if status == "" || m.NothingToChoose() {
		status = StatusProposed
	}
	m.b.WriteString("---\nstatus: " + yamlString(status) + "\ndate: " + m.AsOf + "\n")
	if names := m.Appendix.Participants; len(names) > 0 {
		m.b.WriteString("decision-makers:\n")
		for _, name := range names {
			m.b.WriteString("  - " + yamlString(name) + "\n")
		}
	}
	m.b.WriteString("---\n")
}

// recordTitle is the title of a record: the problem and its solution.
func (m *madr) recordTitle() string {
	solution := m.W.NoAdvice
	switch {
	case m.chosen() != "":
		solution = m.chosen()
	case m.NothingToChoose():
		solution = m.W.NothingChosen
	}
	return m.Title + m.words.Colon + solution
}

func (m *madr) record() {
	m.heading(1, m.recordTitle())
	m.heading(2, "Context and Problem Statement")
	m.context()
	if len(m.Criteria) > 0 {
		m.heading(2, "Decision Drivers")
	}
	m.list(each(m.Criteria, func(c criterion) string { return markdownText(c.Name + fmt.Sprintf(m.words.Aside, c.Weight)) }))
	m.heading(2, "Considered Options")
	m.list(each(m.considered(), func(c considered) string { return markdownText(c.name) }))
	m.heading(2, "Decision Outcome")
	m.outcome()
	m.heading(3, "Confirmation")
	m.paragraph(m.W.Confirm)
	m.block(markdownBlock("shell", "stackadvisor recheck "+m.recheckTarget()))
	m.heading(2, "Pros and Cons of the Options")
	for _, c := range m.considered() {
		m.heading(3, c.name)
		m.list(c.points)
	}
	m.heading(2, "More Information")
	m.more()
}

func (m *madr) context() {
	m.paragraph(fmt.Sprintf(m.W.Context, m.Title))
	weighed := fmt.Sprintf(m.W.ContextDate, m.AsOf)
	if m.Stack != "" {
		weighed = fmt.Sprintf(m.W.ContextStack, m.AsOf, m.Stack)
	}
	m.paragraph(weighed + m.W.Between + strings.Join(m.Verdict, m.W.Between))
	m.paragraph(m.Alert)
	m.heads()
	for _, text := range m.OpenLayers {
		m.paragraph(text)
	}
}

// points is what counts for and against the options of a stack, those for it
// first, top layer first. Full: with where each comes from.
func (m *madr) points(stack []string, full bool) []string {
	var good, bad []string
	for _, id := range slices.Backward(stack) {
		s := m.scored[id]
		if s == nil {
			continue
		}
		for _, c := range s.Contributions {
			r := m.contributed(c)
			text := markdownInline(m.option(id) + " " + r.Amount + m.words.Colon + r.Text)
			if full {
				text += m.origin(r)
			}
			switch {
			case !c.Counted:
			case c.Amount() < 0:
				bad = append(bad, "Bad, because "+text)
			default:
				good = append(good, "Good, because "+text)
			}
		}
	}
	return append(good, bad...)
}

func (m *madr) neutral(text string) string { return "Neutral, because " + markdownInline(text) }

func (m *madr) outcome() {
	name := m.chosen()
	if name == "" {
		name = m.W.NoOption
	}
	m.block("Chosen option: \"" + markdownText(name) + "\", because " + markdownText(m.because()) + m.words.Stop)
	m.reasonList("", m.dossier.Conflict)
	for i := range m.decision.Supersedes {
		m.block(supersedesLine(m.W.Supersedes, &m.decision.Supersedes[i], m.words.Stop))
	}
	if points := m.consequences(); len(points) > 0 {
		m.heading(3, "Consequences")
		m.list(points)
		m.paragraph(m.dossier.Supported)
	}
}

func supersedesLine(format string, l *Link, stop string) string { return fmt.Sprintf(format, l) + stop }

// consequences are what the chosen stack brings: its reasons, what it needs, and
// the cautions about it.
func (m *madr) consequences() []string {
	if m.chosen() == "" {
		return nil
	}
	stack := m.Buildable()
	list := m.points(stack, false)
	for _, r := range m.Reasons {
		if !slices.Contains(stack, r.ID) {
			continue
		}
		for _, n := range m.neededIn(r.ID, stack) {
			list = append(list, m.neutral(r.Name+m.words.Colon+n.Text)+m.origin(n))
		}
	}
	if m.IsOutdated() { // the cautions are about the other stack
		return list
	}
	return append(list, m.cautioned()...)
}

func (m *madr) cautioned() []string {
	return each(m.dossier.Cautions, func(c caution) string { return "Bad, because " + m.caution(c) })
}

func (m *madr) more() {
	if len(m.dossier.Answers) > 0 {
		m.block(m.label(m.W.Answers))
		m.list(each(m.dossier.Answers, m.answer))
	}
	if len(m.dossier.Unknown) > 0 {
		m.block(m.label(m.W.Unknown))
		m.list(each(m.dossier.Unknown, markdownText))
	}
	if e := m.Explained; e != nil && len(e.Change)+len(e.ChangeNote) > 0 {
		m.block(m.label(m.W.Change))
		m.changes()
	}
	m.block(m.label(m.W.SourcesOfRules))
	fired := map[string]bool{}
	for _, id := range m.Fired {
		if r := m.rules[id]; r != nil {
			fired[r.Source] = true
		}
	}
	var others []source
	m.sourceList(slices.DeleteFunc(slices.Clone(m.dossier.Sources), func(s source) bool {
		if !fired[s.ID] {
			others = append(others, s)
		}
		return !fired[s.ID]
	}))
	if len(others) > 0 {
		m.block(m.label(m.W.OtherSources))
		m.sourceList(others)
	}
	s := m.seal(FormatMADR)
	s.Directory = m.decision.Directory
	m.proofText(s)
}
