// Package catalog says what the options of a rule set are and how they relate:
// one option on a page, several side by side, all layers and relations on a map,
// conditions in words. It reads the program; what wins when comes from the
// analyses. Everything is data first (the JSON), then text for a terminal.
//
//	program.Program + date + language --New--> Catalog --> Cards | Page | Comparison | Map
package catalog
