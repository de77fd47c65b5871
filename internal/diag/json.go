package diag

import (
	"encoding/json"
	"io"
)

// formatVersion is the version of the JSON shape.
const formatVersion = 1

// Count returns how many errors and warnings the list has.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Severity == Error {
			errors++
		}
	}
	return errors, len(l) - errors
}

type jsonReport struct {
	FormatVersion int              `json:"format_version"`
	Errors        int              `json:"errors"`
	Warnings      int              `json:"warnings"`
	Diagnostics   []jsonDiagnostic `json:"diagnostics"`
}

type jsonDiagnostic struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	jsonPlace
	EndLine   int        `json:"end_line"`
	EndColumn int        `json:"end_column"` // of the character behind the last
	Notes     []jsonNote `json:"notes"`
}

type jsonNote struct {
	Message string `json:"message"`
	jsonPlace
}

type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func newJSONPlace(s Span) jsonPlace {
	line, column := s.Position()
	return jsonPlace{s.File.Name, line, column}
}

// WriteJSON prints the list as one JSON object.
func (l List) WriteJSON(w io.Writer) error {
	report := jsonReport{FormatVersion: formatVersion, Diagnostics: make([]jsonDiagnostic, 0, len(l))}
	report.Errors, report.Warnings = l.Count()
	for _, d := range l {
		j := jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), Message: d.Message,
			jsonPlace: newJSONPlace(d.Span), Notes: make([]jsonNote, 0, len(d.Notes))}
		j.EndLine, j.EndColumn = d.Span.EndPosition()
		for _, n := range d.Notes {
			j.Notes = append(j.Notes, jsonNote{n.Message, newJSONPlace(n.Span)})
		}
		report.Diagnostics = append(report.Diagnostics, j)
	}
	return writeJSON(w, report)
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
