// Package rules holds the built-in rule sets as embedded TOML files, each with
// its test cases beside it (NAME_test.toml). It comes before every other step:
// the loader reads the bytes from FS and nothing here looks into them.
//
// Whether the files are well formed, and whether the advice in them is what
// their cases expect, is for the loader and the rule tests to say.
package rules

import "embed"

// FS holds the built-in rule sets NAME.toml and their cases NAME_test.toml,
// flat, without a directory.
//
//go:embed *.toml
var FS embed.FS

// Names returns the ids of the built-in rule sets. Each comes after the sets
// that it extends. The id X stands for the file X.toml in FS. The caller owns
// the slice.
func Names() []string {
	return []string{"article", "platform"}
}
