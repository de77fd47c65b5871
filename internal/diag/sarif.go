package diag

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// The parts of SARIF 2.1.0 that a list needs; the names are the standard's.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               Code               `json:"id"`
		ShortDescription sarifMessage       `json:"shortDescription"`
		FullDescription  sarifMessage       `json:"fullDescription"`
		Default          sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    Code            `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// WriteSARIF prints the list as a SARIF 2.1.0 log, which code hosts show beside
// the lines. The version is the program's; "" leaves it out.
func (l List) WriteSARIF(w io.Writer, version string) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, 0, len(l))}
	run.Tool.Driver = sarifDriver{Name: "stackadvisor", Version: version, Rules: []sarifRule{}}
	index := map[Code]int{}
	for _, d := range l {
		i, ok := index[d.Code]
		if !ok {
			i = len(index)
			index[d.Code] = i
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(d))
		}
		r := sarifResult{RuleID: d.Code, RuleIndex: i, Level: d.Severity.String(), Message: sarifMessage{d.Message},
			Locations: []sarifLocation{{Physical: newSARIFPhysical(d.Span)}}}
		for i, n := range d.Notes {
			r.Related = append(r.Related, sarifLocation{ID: &i, Physical: newSARIFPhysical(n.Span), Message: &sarifMessage{n.Message}})
		}
		run.Results = append(run.Results, r)
	}
	return writeJSON(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func newSARIFRule(d Diagnostic) sarifRule {
	r := sarifRule{ID: d.Code, Default: sarifConfiguration{d.Severity.String()}}
	if e, ok := Explain(d.Code); ok {
		r.ShortDescription.Text = e.Title
		r.FullDescription.Text = strings.ReplaceAll(e.Text, "\n", " ")
	}
	return r
}

func newSARIFPhysical(s Span) sarifPhysical {
	var p sarifPhysical
	p.Artifact.URI = fileURI(s.File.Name)
	p.Region.StartLine, p.Region.StartColumn = s.Position()
	p.Region.EndLine, p.Region.EndColumn = s.EndPosition()
	return p
}

// fileURI is a relative reference for a relative path.
func fileURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
	}
	return u.String()
}
