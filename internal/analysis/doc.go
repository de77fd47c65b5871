// Package analysis says how sure a recommendation is: the contract's section 4.
// Everything is exact, or says how it was obtained; a yes or no is never sampled.
//
//	engine.Engine --NewSpace--> Space --View(answers)--> View: the completions of one sheet
//	engine.Recommendation --FindFlips, ...--> what would change one result, and how far it is from changing
//
// The package has two subjects, and its files belong to one of them.
//
// All completions at once: Space and View. They compile the rule set into a
// diagram whose paths are answer sheets and whose ends are outcomes. Outcomes,
// settled, irrelevant and next questions and sufficient reasons are passes over
// it, so they cannot contradict each other (files space, diagram, outcomes, ...).
// Completions whose answers contradict each other do not count (contradictions).
//
// One result and its neighbours: flips, why not an option, the ranges of
// weights, acceptability, homework. They ask the engine about changed sheets
// (files flips, contrast, whynot, weights, acceptability, homework). Explain does
// all of both.
//
// A sweep goes through all completions, 64 at a time, where a diagram would be
// too large (files bitslice...).
package analysis
