package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/report"
)

// finish ends the session, once an export that runs is written.
func (s *result) finish(r *rich) tea.Cmd {
	if s.wanted == "" && r.exports == 0 {
		return tea.Quit
	}
	r.ends, r.status = true, r.w.Finishing
	return nil
}

// newExport lists the formats.
func (r *rich) newExport(s *result) *picker {
	var entries []entry
	for _, f := range r.Formats {
		entries = append(entries, entry{label: f, help: r.w.Format[f]})
	}
	return &picker{title: r.w.ExportTitle, list: newChooser(entries, 0, r.t), take: func(i int) tea.Cmd {
		r.close()
		if !s.explained {
			s.wanted, r.status = r.Formats[i], r.w.Working
			return nil
		}
		return r.export(s.doc, r.Formats[i])
	}}
}

// export writes the result beside the screen.
func (r *rich) export(doc *report.Document, format string) tea.Cmd {
	r.status = r.w.Writing
	r.exports++
	return func() tea.Msg {
		path, err := r.Export(r.ctx, doc, format)
		return exportMsg{path, err}
	}
}

// exported says what came of it, and leaves if the user has said so meanwhile. What
// could not be written is worth staying for.
func (r *rich) exported(msg exportMsg) tea.Cmd {
	r.exports--
	r.status = fmt.Sprintf(r.w.Exported, diag.Printable(msg.path))
	if msg.err != nil {
		r.status, r.ends = fmt.Sprintf(r.w.NotExported, diag.Printable(msg.err.Error())), false
	}
	if r.ends && r.exports == 0 {
		return tea.Quit
	}
	return nil
}
