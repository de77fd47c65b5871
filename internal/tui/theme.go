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
	blank   *huh.Styles // the same without a cursor
}

// The themes that can be asked for.
const (
	ThemeLight = "light"
	ThemeDark  = "dark"
)

// ground is what is known of the terminal's background.
type ground uint8

const (
	unknown ground = iota
	light
	dark
)

// groundOf reads what some terminals say of their colours in COLORFGBG: numbers of
// the foreground and, last, the background, such as "15;default;0". Of the sixteen,
// 7 and those from 9 on are light.
func groundOf(env []string) ground {
	for _, e := range env {
		value, ok := strings.CutPrefix(e, "COLORFGBG=")
		if !ok {
			continue
		}
		switch last := value[strings.LastIndexByte(value, ';')+1:]; last {
		case "7", "9", "10", "11", "12", "13", "14", "15":
			return light
		case "0", "1", "2", "3", "4", "5", "6", "8":
			return dark
		}
	}
	return unknown
}

// shade is one colour by what is known of the background, each for terminals with
// 16, with 256 and with more colours. What is for any background can be read on
// black and on white. Where there are 16 colours "" is the terminal's own.
type shade struct{ light, dark, any [3]string }

// newTheme makes the theme for a background and what the terminal can show. Where
// there are 16 colours nothing is grey, which may be the background's: what is less
// important is faint.
func newTheme(g ground, profile colorprofile.Profile) *theme {
	complete := lipgloss.Complete(profile)
	pick := func(s shade) color.Color {
		c := [...][3]string{unknown: s.any, light: s.light, dark: s.dark}[g]
		of16 := color.Color(lipgloss.NoColor{})
		if c[0] != "" {
			of16 = lipgloss.Color(c[0])
		}
		return complete(of16, lipgloss.Color(c[1]), lipgloss.Color(c[2]))
	}
	style := func(s shade) lipgloss.Style { return lipgloss.NewStyle().Foreground(pick(s)) }
	t := &theme{
		text:   lipgloss.NewStyle(),
		strong: lipgloss.NewStyle().Bold(true),
		dim: style(shade{light: [3]string{"", "241", "#5C6267"}, dark: [3]string{"", "246", "#8E979E"},
			any: [3]string{"", "243", "#767676"}}),
		accent: style(shade{light: [3]string{"4", "24", "#00618A"}, dark: [3]string{"6", "117", "#7CC7E8"},
			any: [3]string{"", "31", "#007FAA"}}),
		good: style(shade{light: [3]string{"2", "22", "#2C6E2F"}, dark: [3]string{"2", "114", "#9BCB8F"},
			any: [3]string{"2", "28", "#3A863A"}}),
		warn: style(shade{light: [3]string{"1", "130", "#9A4A00"}, dark: [3]string{"3", "215", "#E8B36B"},
			any: [3]string{"1", "130", "#B86A10"}}),
	}
	if profile == colorprofile.ANSI {
		t.dim = t.dim.Faint(true)
		if g == unknown {
			t.accent = t.accent.Bold(true)
		}
	}
	t.heading = t.dim.Bold(true)
	if profile == colorprofile.ANSI {
		t.heading = t.strong
	}
	t.filled = t.accent.Bold(true)
	t.tab = t.dim
	t.tabOn = t.accent.Bold(true)
	t.field = t.fieldStyles()
	t.blank = t.fieldStyles()
	t.blank.Focused.SelectSelector = lipgloss.NewStyle().SetString("  ")
	t.blank.Focused.SelectedOption = t.blank.Focused.UnselectedOption
	return t
}

// Theme makes the theme one of huh's: the fields ask for it each time.
func (t *theme) Theme(bool) *huh.Styles { return t.field }

// cursorTheme is the theme of a list that shows its cursor once it is on something.
type cursorTheme struct {
	*theme
	on *bool
}

// Theme is huh's.
func (t cursorTheme) Theme(bool) *huh.Styles {
	if *t.on {
		return t.field
	}
	return t.blank
}

// help0 stands before the part of a line that explains a label. It has no width, and
// no text of a rule set has it where it is shown.
const help0 = "\u2069"

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
