// Package reference reads a rule set's TOML and answers every question about it by going through all the
// cases: all answer sheets, all sets of options, all sublists of constraints. It follows the contract sentence
// by sentence and is as slow as that makes it. Tests of other packages hold their results against it; nothing
// that is shipped imports it.
//
//	Parse    -> Set                      one file, taken to be valid; no overlays
//	Set      -> Recommend  -> Result     one sheet: section 3 of the contract
//	Set      -> Analyse    -> Analysis   one sheet and all its completions: section 4
//	Set      -> Survey     -> Survey     all complete sheets: what is wrong with the set as advice
//	Set      -> Decide     -> Decision   all complete sheets: whether each invariant holds, section 8.3
//	Generate, GenerateQuery              random sets and queries from a seed, small enough for all of this
//
// To stay an independent witness it shares no code with the rest of the project, not even the TOML decoding.
// Where the contract leaves something open, a comment that begins with "Reading:" says how it is read here.
//
// Points, weights and scores: a weight is an integer in thousandths, points are whole, so a score is in
// thousandths too. Dates are texts of the form 2026-11-22, which compare like the days they name.
package reference
