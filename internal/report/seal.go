package report

import (
	"fmt"
	"strings"
)

// sealMark starts the line that makes a report verifiable. It is a comment at
// the head of the answers file that every report carries.
const sealMark = "# stackadvisor "

// Sealed is the answers file with what was recommended, under a line that says
// how the report was made.
func (o *dossier) Sealed(format string) string {
	return o.sealLine(format) + "\n" + strings.TrimRight(o.Appendix.Sheet, "\n") + "\n"
}

func (o *dossier) sealLine(format string) string {
	return fmt.Sprintf("%s%s: report --format %s --lang %s --alternatives %d", sealMark, o.Appendix.Program, format, o.Tag, len(o.Document.Alternatives))
}

// ProofText says what the document was made from.
func (o *dossier) ProofText() string {
	return fmt.Sprintf(o.W.ProofLead, o.Ruleset.ID, o.Ruleset.Version, o.AsOf, o.Appendix.Program)
}
