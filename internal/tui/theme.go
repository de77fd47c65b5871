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
// with 16, with 256 and with more colours.
type shade struct{ light, dark [3]string }

// newTheme makes the theme for a background and what the terminal can show.
func newTheme(dark bool, profile colorprofile.Profile) *theme {
	complete := lipgloss.Complete(profile)
	pick := func(s shade) color.Color {
		c := s.light
		if dark {
			c = s.dark
		}
		return complete(lipgloss.Color(c[0]), lipgloss.Color(c[1]), lipgloss.Color(c[2]))
	}
	style := func(s shade) lipgloss.Style { return lipgloss.NewStyle().Foreground(pick(s)) }
	t := &theme{
		text:   lipgloss.NewStyle(),
		strong: lipgloss.NewStyle().Bold(true),
		dim:    style(shade{[3]string{"8", "241", "#63696E"}, [3]string{"7", "246", "#8E979E"}}),
		accent: style(shade{[3]string{"4", "24", "#00618A"}, [3]string{"6", "117", "#7CC7E8"}}),
		good:   style(shade{[3]string{"2", "22", "#2C6E2F"}, [3]string{"2", "114", "#9BCB8F"}}),
		warn:   style(shade{[3]string{"1", "130", "#9A4A00"}, [3]string{"3", "215", "#E8B36B"}}),
	}
	t.heading = t.dim.Bold(true)
	t.filled = t.accent.Bold(true)
	t.tab = t.dim
	t.tabOn = t.accent.Bold(true)
	t.field = t.fieldStyles()
	return t
}

// Theme makes the theme one of huh's: the fields ask for it each time.
func (t *theme) Theme(bool) *huh.Styles { return t.field }

// help0 stands before the part of a line that explains a label.
const help0 = "\u200b"

// fieldStyles are huh's styles without frames.
func (t *theme) fieldStyles() *huh.Styles {
	s := huh.ThemeBase(true)
	option := func(label lipgloss.Style) lipgloss.Style {
		return lipgloss.NewStyle().Transform(func(text string) string {
			lines := strings.Split(text, "\n")
			for i, line := range lines {
				name, help, found := strings.Cut(line, help0)
				if lines[i] = t.dim.Render(help); !found || name != "" {
					lines[i] = label.Render(name) + lines[i]
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
