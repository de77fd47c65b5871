package cli

import (
	"context"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/verify"
	"stackadvisor/rules"
)

// testFlags are the flags of `rules test`.
type testFlags struct {
	format              string
	only                *regexp.Regexp // nil: all cases
	coverage, inherited bool
	mutate              bool
	least               int // percent; -1: not asked for
}

// testRun is what became of one file of tests.
type testRun struct {
	file     *diag.File
	set      string // as the user would name it
	p        *program.Program
	results  []verify.Result
	coverage *verify.Coverage // nil: not asked for
	mutation *verify.Mutation // nil: not asked for, or a case fails
	// unmutated: changes were asked for, and not tried as a case fails.
	unmutated bool
}

func (r *testRun) failed() int {
	n := 0
	for i := range r.results {
		if len(r.results[i].Failures) > 0 {
			n++
		}
	}
	return n
}

// testFormats are the formats of `rules test`.
var testFormats = [...]string{"text", "json", "junit", "sarif", "github"}

func (a *app) rulesTestCommand() *cobra.Command {
	f := testFlags{format: "text", least: -1}
	only := ""
	cmd := &cobra.Command{
		Use:   "test FILE...",
		Short: "Run the cases of rule test files, and measure what they cover",
		Long: "Run the cases of rule test files, NAME_test.toml, or those of a built-in rule set. Every expectation " +
			"that is not met is told at its place, with the rules that fired. With --coverage, tell which rules, single " +
			"conditions and options no case shows, why, and a case to paste for each. What a set has from those that it extends " +
			"is for their tests, unless --inherited. With --mutate, change one thing at a time in the rules (points, vetoes, requirements, " +
			"relations, single conditions, thresholds), run the cases, and list the changes that no case notices, without those that " +
			"provably change nothing. Exits with 1 if a case fails or if less is covered than --min-coverage.",
		Example: programName + " rules test house_test.toml\n" + programName + " rules test article --coverage\n" +
			programName + " rules test house_test.toml --min-coverage 90 --format junit",
		Args: atLeast("a test file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if only != "" {
				var err error
				if f.only, err = regexp.Compile(only); err != nil {
					return usage("flag \"--run\": %q is no regular expression: %v", only, err)
				}
			}
			if cmd.Flags().Changed("min-coverage") && (f.least < 0 || f.least > 100) {
				return usage("flag \"--min-coverage\" needs a percentage from 0 to 100, not %d", f.least)
			}
			return a.runTests(cmd.Context(), args, f)
		},
	}
	flags := cmd.Flags()
	flags.Var(choice(&f.format, "format", testFormats[:]...), "format", "output format: text, json, junit, sarif or github")
	flags.StringVar(&only, "run", "", "run only the cases whose names match this regular expression")
	flags.BoolVar(&f.coverage, "coverage", false, "tell what the cases do not show, and suggest cases")
	flags.IntVar(&f.least, "min-coverage", f.least, "exit with 1 if the cases cover less than so many percent")
	flags.BoolVar(&f.inherited, "inherited", false, "count and change what is extended, too")
	flags.BoolVar(&f.mutate, "mutate", false, "list changes to the rules that no case notices")
	flags.Lookup("min-coverage").DefValue = "none"
	return cmd
}

func (a *app) runTests(ctx context.Context, names []string, f testFlags) error {
	var runs []*testRun
	bad, cases := false, 0
	for _, name := range names {
		r, err := a.testOne(ctx, name, f)
		if err != nil {
			return err
		}
		bad = bad || r.failed() > 0 || r.coverage != nil && r.coverage.Percent() < f.least
		cases += len(r.results)
		runs = append(runs, r)
	}
	if cases == 0 {
		return usage("no case has a name that matches %q", f.only)
	}
	if err := a.writeTests(runs, f); err != nil {
		return err
	}
	if bad {
		return problems()
	}
	return nil
}

func (a *app) writeTests(runs []*testRun, f testFlags) error {
	switch f.format {
	case "json":
		return a.writeTestsJSON(runs)
	case "junit":
		return a.writeTestsJUnit(runs, f.least)
	}
	var failures diag.List
	cases, failed := 0, 0
	for _, r := range runs {
		cases, failed = cases+len(r.results), failed+r.failed()
		for i := range r.results {
			failures = append(failures, r.results[i].Failures...)
		}
	}
	failures.Sort()
	if err := a.diagnostics(failures, f.format); err != nil || f.format != "text" {
		return err
	}
	for _, r := range runs {
		if err := a.writeCoverage(r, f.least); err != nil {
			return err
		}
		if err := a.writeMutation(r); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(a.stdout, lang.Authoring(a.lang).Cases.Of(cases, failed))
	return writing(err)
}

// testOne runs the cases of one file, or of a built-in set.
func (a *app) testOne(ctx context.Context, name string, f testFlags) (*testRun, error) {
	r, cases, err := a.readTests(name)
	if err != nil {
		return nil, err
	}
	var chosen []*verify.Case
	for _, c := range cases {
		if f.only == nil || f.only.MatchString(c.Name) {
			chosen = append(chosen, c)
			r.results = append(r.results, c.Run(r.p))
		}
	}
	o := verify.CoverageOptions{Inherited: f.inherited}
	if f.coverage || f.least >= 0 {
		if r.coverage, err = verify.Cover(ctx, r.p, r.results, o); err != nil {
			return nil, err
		}
	}
	// Cases that fail as things are notice nothing.
	r.unmutated = f.mutate && r.failed() > 0
	if f.mutate && !r.unmutated && len(chosen) > 0 {
		r.mutation, err = verify.Mutate(ctx, r.p, chosen, o)
	}
	return r, err
}

// readTests reads a file of tests with the rule set that it names.
func (a *app) readTests(name string) (*testRun, []*verify.Case, error) {
	file, err := testFile(name)
	if err != nil {
		return nil, nil, input(fmt.Errorf("reading tests: %w", err))
	}
	tests, list := verify.ParseTests(file)
	if err := a.invalid(list); err != nil {
		return nil, nil, err
	}
	r := &testRun{file: file, set: strings.TrimSuffix(tests.RuleSet.ID, ".toml")} // a built-in test lies beside its set
	if !isBuiltin(name) {
		r.set = load.Beside(name, tests.RuleSet.ID, rules.FS)
	}
	p, list, err := load.Load(load.Request{Name: r.set, Builtin: rules.FS, Known: true, Open: openFile})
	if err != nil {
		list.Errorf(diag.UnknownRuleset, tests.RuleSet.Span, "cannot read rule set %q: %v", tests.RuleSet.ID, bareError(err))
	}
	if err := a.invalid(list); err != nil {
		return nil, nil, err
	}
	cases, list := tests.Read(p)
	r.p = p
	return r, cases, a.invalid(list)
}

// testFile reads a test file by its path, or by the id of a built-in set.
func testFile(name string) (*diag.File, error) {
	if isBuiltin(name) {
		data, err := fs.ReadFile(rules.FS, name+"_test.toml")
		return &diag.File{Name: "rules/" + name + "_test.toml", Data: data}, err
	}
	data, err := readFile(name, verify.MaxTestBytes)
	return &diag.File{Name: name, Data: data}, err
}
