// Command stackadvisor turns answers to a questionnaire into a recommended
// stack, with the rules that led to it.
package main

import (
	"os"

	"stackadvisor/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
