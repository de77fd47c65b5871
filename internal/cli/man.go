package cli

import (
	"fmt"
	"strings"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

// manCommand prints the manual page. It is fang's, but for where it writes.
func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page in roff",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.translate(cmd.Root())
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			// The library dates the page today; a page for a version has no date.
			_, body, _ := strings.Cut(page.Build(roff.NewDocument()), "\n")
			_, err = fmt.Fprintf(a.stdout, ".TH %s 1 \"\" \"%s %s\"\n%s", strings.ToUpper(programName), programName, version, body)
			return writing(err)
		},
	}
}
