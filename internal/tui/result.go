package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/report"
)

// result is the last screen: the stack drawn as layers, and tabs with what is to
// be said about it. It appears with what is known at once; what takes longer
// follows.
type result struct {
	doc       *report.Document // nil until it is ready
	explained bool             // doc has all that takes longer
	err       error
	stop      context.CancelFunc // of what is being worked out
	wanted    string             // the format to export in once all is there; "": none

	tab    int
	tabs   []tab
	titles []tabPlace // where the titles of the tabs were drawn
	laid   place      // that the tabs are set for
}

// tabPlace is where a tab's title stands; to is behind the last column.
type tabPlace struct{ line, from, to int }

// place is what the lines of tabs depend on.
type place struct {
	width, picture int
	cramped        bool // the picture beside the tabs leaves something out
	doc            *report.Document
}

// tab is one part of the result.
type tab struct {
	title   string
	section report.Section
	picture bool // the drawing, where it has no place, or too little, beside the tabs
	lines   []string
	scroll
}

type (
	resultMsg struct {
		to        *result
		doc       *report.Document
		explained bool
		err       error
	}
	exportMsg struct {
		path string
		err  error
	}
)

func (r *rich) newResult() *result { return &result{stop: func() {}} }

// compute makes the Document beside the screen: first what is there at once.
func (s *result) compute(r *rich) tea.Cmd {
	sheet := r.Interview.Sheet()
	return func() tea.Msg {
		doc, err := r.Result(sheet)
		return resultMsg{s, doc, false, err}
	}
}

// explain makes the rest of it.
func (s *result) explain(r *rich) tea.Cmd {
	ctx, stop := context.WithCancel(r.ctx)
	s.stop = stop
	sheet := r.Interview.Sheet()
	return func() tea.Msg {
		doc, err := r.Explain(ctx, sheet)
		return resultMsg{s, doc, true, err}
	}
}

func (s *result) update(r *rich, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case resultMsg:
		return s.take(r, msg)
	case tea.KeyPressMsg:
		if cmd, mine := s.key(r, msg); mine {
			return cmd
		}
	}
	if s.tab < len(s.tabs) {
		s.tabs[s.tab].update(msg)
	}
	return nil
}

// take takes what was worked out. If the longer part fails, the shorter stays.
func (s *result) take(r *rich, msg resultMsg) tea.Cmd {
	switch {
	case msg.to != s:
		return nil
	case msg.err != nil && s.doc != nil:
		s.explained, s.wanted, r.ends = true, "", false
		r.status = diag.Printable(msg.err.Error())
		return nil
	}
	s.doc, s.err, s.explained = msg.doc, msg.err, msg.explained
	switch {
	case s.err != nil:
	case !s.explained:
		return s.explain(r)
	case s.wanted != "":
		format := s.wanted
		s.wanted = ""
		return r.export(s.doc, format)
	}
	return nil
}

func (s *result) key(r *rich, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch k := msg.String(); k {
	case "right", "tab":
		s.tab = min(s.tab+1, max(len(s.tabs)-1, 0))
	case "left", "shift+tab":
		s.tab = max(s.tab-1, 0)
	case "1", "2", "3", "4", "5", "6", "7", "8":
		s.tab = min(int(k[0]-'1'), max(len(s.tabs)-1, 0))
	case "b", "g":
		r.over = append(r.over, r.newJump())
	case "o":
		r.over = append(r.over, r.newOptions())
	case "e":
		if s.doc != nil && len(r.Formats) > 0 {
			r.over = append(r.over, r.newExport(s))
		}
	case "t":
		r.over = append(r.over, r.newClosing())
	case "r":
		r.over = append(r.over, r.newRestart())
	case "z":
		return r.undo(), true
	case "c":
		if r.Interview.Continue() {
			return r.moved(), true
		}
		r.status = r.w.NothingOpen
	case "q":
		return s.finish(r), true
	default:
		return nil, false
	}
	return nil, true
}

// newRestart asks before all answers are forgotten.
func (r *rich) newRestart() *picker {
	entries := []entry{{label: r.w.RestartNo}, {label: r.w.RestartYes}}
	if place := r.Place(); place != "" {
		entries[1].help = fmt.Sprintf(r.w.RestartHelp, diag.Printable(place))
	}
	return &picker{title: r.w.RestartTitle, list: newChooser(entries, 0, r.t), take: func(i int) tea.Cmd {
		if i == 0 {
			r.close()
			return nil
		}
		r.Interview.Restart()
		clear(r.begun)
		r.news = ""
		return r.moved()
	}}
}

func (s *result) view(r *rich, width, height int) []string {
	switch {
	case s.err != nil:
		return append([]string{""}, paint(r.t.warn, layout.Wrap(diag.Printable(s.err.Error()), width))...)
	case s.doc == nil:
		return []string{"", r.t.dim.Render(r.w.Working)}
	}
	beside := width >= panelFrom-2*margin
	picture := 0
	if beside {
		picture = min(max(width*2/5, 28), 52)
	}
	s.lay(r, place{width, picture, beside && r.cramped(s.doc, picture, height-3), s.doc})
	lines := append(s.bar(r, width), "")
	room := height - len(lines)
	t := &s.tabs[s.tab]
	if t.picture {
		t.lines = r.drawing(s.doc, width-1-picture-min(picture, 3), 0)
	}
	if !beside {
		return append(lines, t.scroll.view(r.t, t.lines, width, room)...)
	}
	left := block(r.drawing(s.doc, picture, room), picture, room)
	right := t.scroll.view(r.t, t.lines, width-picture-3, room)
	for i := range left {
		lines = append(lines, left[i]+"   "+right[i])
	}
	return lines
}

// lay sets the tabs in lines, unless that is done. They stay where they were
// scrolled to.
func (s *result) lay(r *rich, now place) {
	if s.laid == now {
		return
	}
	s.laid = now
	titles := []string{r.w.TabReasons, r.w.TabAlternatives, r.w.TabChange, r.openWords().Tab, r.w.TabCautions, r.w.TabAnswers, r.w.TabSources}
	room := now.width - 2
	if now.picture > 0 {
		room = now.width - now.picture - 5
	}
	var tabs []tab
	stack := tab{title: r.w.TabStack, picture: true}
	if now.picture == 0 {
		tabs = append(tabs, stack)
	}
	for i, title := range titles {
		t := tab{title: title, section: report.Section(i)}
		if n := len(s.doc.Cautions); t.section == report.SectionCautions && n > 0 {
			t.title += fmt.Sprintf(" (%d)", n)
		}
		if n := len(s.doc.OpenQuestions); t.section == report.SectionOpen && n > 0 {
			t.title += fmt.Sprintf(" (%d)", n)
		}
		t.lines = r.sectionLines(s.doc, t.section, min(room, 96))
		if t.section == report.SectionChange && !s.explained {
			t.lines = append([]string{r.t.dim.Render(r.w.WorkingChange), ""}, t.lines...)
		}
		tabs = append(tabs, t)
	}
	if now.cramped {
		tabs = append(tabs, stack)
	}
	for i := range min(len(tabs), len(s.tabs)) {
		tabs[i].scroll = s.tabs[i].scroll
	}
	s.tabs, s.tab = tabs, min(s.tab, len(tabs)-1)
}

// sectionLines sets a section of the Document in lines.
func (r *rich) sectionLines(d *report.Document, s report.Section, width int) []string {
	var b strings.Builder
	view := report.View{Lang: r.Lang, Width: width, Paint: r.paint, Long: true}
	if err := d.WriteSection(&b, s, view); err != nil || b.Len() == 0 {
		return paint(r.t.dim, layout.Wrap(r.w.TabEmpty, width))
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}

// paint gives texts of other packages the colours of the theme.
func (r *rich) paint(role layout.Role, text string) string { return r.role(role).Render(text) }

func (r *rich) role(role layout.Role) lipgloss.Style {
	switch role {
	case layout.Heading:
		return r.t.heading
	case layout.Name:
		return r.t.filled
	case layout.For:
		return r.t.good
	case layout.Against, layout.Warning:
		return r.t.warn
	case layout.Frame, layout.Aside:
		return r.t.dim
	}
	return r.t.text
}

// bar shows the titles of the tabs, on as many lines as they need.
func (s *result) bar(r *rich, width int) []string {
	lines, column := []string{""}, 0
	s.titles = s.titles[:0]
	for i, t := range s.tabs {
		style, title := r.t.tab, " "+t.title+" "
		if i == s.tab {
			style, title = r.t.tabOn, "["+t.title+"]"
		}
		n := lipgloss.Width(title)
		switch {
		case column > 0 && column+1+n <= width:
			lines[len(lines)-1] += " "
			column++
		case column > 0:
			lines, column = append(lines, ""), 0
		}
		s.titles = append(s.titles, tabPlace{len(lines) - 1, column, column + n})
		lines[len(lines)-1] += style.Render(title)
		column += n
	}
	return lines
}

// click turns to the tab whose title was clicked.
func (s *result) click(_ *rich, column, line int) (tea.Cmd, bool) {
	for i, t := range s.titles {
		if line == t.line && column >= t.from && column < t.to {
			s.tab = i
			return nil, true
		}
	}
	return nil, false
}

func (s *result) hints(r *rich) []hint {
	list := []hint{{"←→", r.w.KeyTabs}, {"↑↓", r.w.KeyScroll}, {"e", r.w.KeyExport}, {"b", r.w.KeyChange},
		{"q", r.w.KeyQuit}, {"t", r.w.KeyTitle}}
	if r.Interview.Remaining() > 0 {
		list = append(list, hint{"c", r.w.KeyContinue})
	}
	if r.Interview.CanUndo() {
		list = append(list, hint{"z", r.w.KeyUndo})
	}
	return append(list, hint{"o", r.w.KeyOptions}, hint{"r", r.w.KeyRestart})
}

// plainText is a line without its colours.
func plainText(line string) string { return ansi.Strip(line) }
