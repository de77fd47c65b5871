package tui

import (
	"charm.land/lipgloss/v2"

	"stackadvisor/internal/report"
)

// NewPaint returns the colours of a text report. They are the terminal's own
// sixteen, so they suit light and dark backgrounds alike; what is less important is
// faint instead of grey, which may be the background's colour.
func NewPaint() func(report.Role, string) string {
	plain := lipgloss.NewStyle()
	styles := map[report.Role]lipgloss.Style{
		report.Heading: plain.Bold(true),
		report.Name:    plain.Bold(true),
		report.For:     plain.Foreground(lipgloss.Green),
		report.Against: plain.Foreground(lipgloss.Red),
		report.Warning: plain.Foreground(lipgloss.Yellow),
		report.Frame:   plain.Faint(true),
		report.Aside:   plain.Faint(true),
	}
	return func(role report.Role, s string) string {
		if s == "" {
			return s
		}
		return styles[role].Render(s)
	}
}
