package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

// scroll is a window on lines that may be more than fit.
type scroll struct{ top, shown, total int }

// update moves the window; it reports whether the message was a move.
func (s *scroll) update(msg tea.Msg) bool {
	by := 0
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		by = 3
		if msg.Button == tea.MouseWheelUp {
			by = -3
		}
	case tea.KeyPressMsg:
		switch msg.String() {
		case "down", "j":
			by = 1
		case "up", "k":
			by = -1
		case "pgdown", "space", "ctrl+f":
			by = max(s.shown-1, 1)
		case "pgup", "ctrl+b":
			by = -max(s.shown-1, 1)
		case "home":
			by = -s.total
		case "end":
			by = s.total
		default:
			return false
		}
	default:
		return false
	}
	s.top = min(max(s.top+by, 0), max(s.total-s.shown, 0))
	return true
}

// view cuts the window out of the lines; what lies above and below is told in
// the last column.
func (s *scroll) view(t *theme, lines []string, width, height int) []string {
	s.total, s.shown = len(lines), height
	s.top = min(s.top, max(s.total-s.shown, 0))
	out := block(lines[s.top:min(s.top+height, len(lines))], width-1, height)
	if s.total <= height {
		return out
	}
	size := max(height*height/s.total, 1)
	at := s.top * (height - size) / max(s.total-height, 1)
	for i := range out {
		bar := t.dim.Render("│")
		if i >= at && i < at+size {
			bar = t.accent.Render("┃")
		}
		out[i] += bar
	}
	return out
}

// reader shows something to read.
type reader struct {
	set   func(width int) []string
	more  *reader // what ? shows instead; nil: nothing
	lines []string
	width int // that the lines are set for
	scroll
}

// newWhy shows why a question is asked: in short, and with all rules and all keys
// behind that.
func (r *rich) newWhy(q int) *reader {
	short, all := r.whyShort(q), r.whyPage(q)
	all.add(r.w.KeysHead, r.keyItems()...)
	short.more = cmp.Or(short.more, r.w.KeysMore)
	return &reader{
		set:  func(width int) []string { return r.pageLines(&short, width) },
		more: &reader{set: func(width int) []string { return r.pageLines(&all, width) }},
	}
}

// keyItems names all keys of the screen below, also those that have no room at its
// foot.
func (r *rich) keyItems() (items []item) {
	for _, h := range r.base.hints(r) {
		items = append(items, item{mark: "·", text: h.key + " " + h.does})
	}
	return items
}

// newOptionPage shows the catalogue page of an option.
func (r *rich) newOptionPage(option int) *reader {
	return &reader{set: func(width int) []string {
		var b strings.Builder
		if err := r.Page(&b, option, width, r.paint); err != nil {
			return paint(r.t.warn, layout.Wrap(diag.Printable(err.Error()), width))
		}
		return strings.Split("\n"+strings.TrimRight(b.String(), "\n"), "\n")
	}}
}

func (d *reader) update(r *rich, msg tea.Msg) tea.Cmd {
	if d.scroll.update(msg) {
		return nil
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "?":
			r.close()
			if d.more != nil {
				r.over = append(r.over, d.more)
			}
		case "esc", "q", "b", "enter":
			r.close()
		case "o":
			r.over = append(r.over, r.newOptions())
		}
	}
	return nil
}

func (d *reader) view(r *rich, width, height int) []string {
	if room := min(width, 100) - 2; room != d.width {
		d.lines, d.width = d.set(room), room
	}
	return d.scroll.view(r.t, d.lines, width, height)
}

func (d *reader) hints(r *rich) []hint {
	list := []hint{{"esc", r.w.KeyClose}, {"↑↓", r.w.KeyScroll}}
	if d.more != nil {
		list = append(list, hint{"?", r.w.KeyMore})
	}
	return append(list, hint{"o", r.w.KeyOptions}, hint{"ctrl+c", r.w.KeyLeave})
}

// pageLines sets a page in lines.
func (r *rich) pageLines(p *page, width int) []string {
	lines := append([]string{""}, paint(r.t.strong, layout.Wrap(p.title, width))...)
	for _, s := range p.sections {
		if s.heading != "" {
			lines = append(lines, "", r.t.heading.Render(s.heading))
		}
		for _, i := range s.items {
			lines = append(lines, r.itemLines(i, width)...)
		}
	}
	if p.more != "" {
		lines = append(append(lines, ""), paint(r.t.accent, layout.Wrap(p.more, width))...)
	}
	return append(lines, "")
}

// itemLines sets an item: its mark, its text, and smaller what belongs to it.
func (r *rich) itemLines(i item, width int) (lines []string) {
	indent, mark := "", ""
	if i.mark != "" {
		indent = "  "
		style := r.t.dim
		mark = style.Render(i.mark) + " "
	}
	add := func(style lipgloss.Style, text string) {
		for _, line := range layout.Wrap(text, width-len(indent)) {
			lead := indent
			if len(lines) == 0 {
				lead = mark
			}
			lines = append(lines, lead+style.Render(line))
		}
	}
	add(r.t.text, i.text)
	if i.more != "" {
		add(r.t.text, i.more)
	}
	if i.note != "" {
		add(r.t.dim, i.note)
	}
	return lines
}
