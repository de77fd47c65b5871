package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"stackadvisor/internal/load"
	"stackadvisor/rules"
)

// version is the version of the program.
const version = "0.1.0"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and of its rule sets",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(a.stdout, "%s %s%s\n", programName, version, build())
			for _, id := range rules.Names() {
				p, list, err := load.Load(load.Request{Name: id, Builtin: rules.FS, Known: true})
				if err != nil {
					return input(err)
				}
				if err := a.invalid(list); err != nil {
					return err
				}
				fmt.Fprintf(a.stdout, "rules %s %s %s\n", p.ID, p.Version, p.Digest)
			}
			return nil
		},
	}
}

// build tells from what the program was built, as far as it knows.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	commit, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = ", commit " + s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " with changes"
		}
	}
	return " (" + info.GoVersion + commit + changed + ")"
}
