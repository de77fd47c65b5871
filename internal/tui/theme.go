package tui

import (
	"image/color"
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// theme is how things look on one kind of terminal. Colour carries no meaning of
// its own: whatever it tells is told by words, marks or weight too.
type theme struct {
	text, strong, dim, accent, good, warn lipgloss.Style

	heading lipgloss.Style // of a panel's part
	filled  lipgloss.Style // a layer with an option
	tab     lipgloss.Style
	tabOn   lipgloss.Style
	field   *huh.Styles
}

// shade is one colour on a light and on a dark background, each for terminals
// with 16 and with more colours; those with 256 take the nearest.
type shade struct{ light16, light, dark16, dark string }

// newTheme makes the theme for a background and what the terminal can show.
func newTheme(dark bool, profile colorprofile.Profile) *theme {
	pick := func(s shade) color.Color {
		many, few := s.light, s.light16
		if dark {
			many, few = s.dark, s.dark16
		}
		if profile <= colorprofile.ANSI {
			return lipgloss.Color(few)
		}
		return lipgloss.Color(many)
	}
	style := func(s shade) lipgloss.Style { return lipgloss.NewStyle().Foreground(pick(s)) }
	accent := shade{"4", "#00618A", "6", "#7CC7E8"}
	t := &theme{
		text:   lipgloss.NewStyle(),
		strong: lipgloss.NewStyle().Bold(true),
		dim:    style(shade{"8", "#63696E", "7", "#8E979E"}),
		accent: style(accent),
		good:   style(shade{"2", "#2C6E2F", "2", "#9BCB8F"}),
		warn:   style(shade{"1", "#9A4A00", "3", "#E8B36B"}),
	}
	t.heading = t.dim.Bold(true)
	t.filled = t.accent.Bold(true)
	t.tab = t.dim
	t.tabOn = t.accent.Bold(true).Underline(true)
	t.field = t.fieldStyles()
	return t
}

// Theme makes the theme one of huh's: the fields ask for it each time.
func (t *theme) Theme(bool) *huh.Styles { return t.field }

// help marks the lines of a choice that explain its label.
const help0 = "\u200b"

// fieldStyles are huh's styles without frames.
func (t *theme) fieldStyles() *huh.Styles {
	s := huh.ThemeBase(true)
	option := func(label lipgloss.Style) lipgloss.Style {
		return lipgloss.NewStyle().Transform(func(text string) string {
			lines := strings.Split(text, "\n")
			for i, line := range lines {
				if rest, ok := strings.CutPrefix(line, help0); ok {
					lines[i] = t.dim.Render(rest)
				} else {
					lines[i] = label.Render(line)
				}
			}
			return strings.Join(lines, "\n")
		})
	}
	f := &s.Focused
	f.Base = lipgloss.NewStyle()
	f.Title = t.strong
	f.Description = t.dim
	f.ErrorIndicator = lipgloss.NewStyle()
	f.ErrorMessage = t.warn
	f.SelectSelector = t.accent.SetString("› ")
	f.MultiSelectSelector = f.SelectSelector
	f.SelectedOption = option(t.accent.Bold(true))
	f.UnselectedOption = option(t.text)
	f.SelectedPrefix = t.accent.SetString("[x] ")
	f.UnselectedPrefix = t.dim.SetString("[ ] ")
	f.TextInput.Prompt = t.accent
	f.TextInput.Placeholder = t.dim
	f.TextInput.Cursor = t.accent
	f.TextInput.Text = t.text
	s.Blurred = s.Focused
	s.Blurred.Title = t.dim
	s.Blurred.TextInput.Prompt = t.dim
	s.Group.Base, s.Form.Base = lipgloss.NewStyle(), lipgloss.NewStyle()
	s.FieldSeparator = lipgloss.NewStyle().SetString("\n\n")
	return s
}
