package batch

import (
	"fmt"
	"strings"
)

// Format is how a table is written.
type Format uint8

// The formats.
const (
	CSV Format = iota
	JSONL
)

// Formats are the names of the formats.
func Formats() []string { return []string{"csv", "jsonl"} }

// FormatOf is the format that a name of Formats means.
func FormatOf(name string) Format {
	if name == "jsonl" {
		return JSONL
	}
	return CSV
}

// Compression is how the bytes of a file are packed.
type Compression uint8

// The compressions.
const (
	Plain Compression = iota
	Gzip
	Zstd
)

// ByName tells from a file's name how it is packed and what is inside:
// portfolio.jsonl.gz. It fails if the name does not say what is inside.
func ByName(name string) (Format, Compression, error) {
	lower := strings.ToLower(name)
	packed := Plain
	for suffix, compression := range map[string]Compression{".gz": Gzip, ".gzip": Gzip, ".zst": Zstd, ".zstd": Zstd} {
		if inner, ok := strings.CutSuffix(lower, suffix); ok {
			lower, packed = inner, compression
			break
		}
	}
	switch {
	case strings.HasSuffix(lower, ".csv"):
		return CSV, packed, nil
	case strings.HasSuffix(lower, ".jsonl"), strings.HasSuffix(lower, ".ndjson"):
		return JSONL, packed, nil
	}
	return CSV, packed, fmt.Errorf("the name %q does not say whether it is CSV or JSON Lines; expected .csv, .jsonl or .ndjson, perhaps with .gz or .zst behind", name)
}
