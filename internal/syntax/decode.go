package syntax

import (
	"sync"

	"github.com/BurntSushi/toml"
)

// minPart is the fewest bytes that are worth decoding on their own, and
// mostParts how many parts there are at most.
const (
	minPart   = 8 << 10
	mostParts = 4
)

// decode returns the values of a file that starts at the base. Decoding takes
// most of the time of loading, so a large file is cut before headers like
// [[rule]] into parts, which are decoded at the same time.
//
// Such a header starts a new element whatever stands before it, so the parts of
// a legal file are legal files. Their values make up the whole if no key of the
// root stands in two parts, unless it is an array of tables in both. If it is
// anything else, or any part has an error, the file is decoded in one piece.
func decode(data []byte, base int, cuts []int) (map[string]any, error) {
	if values := decodeParts(data, base, cuts); values != nil {
		return values, nil
	}
	return decodeOne(data[base:])
}

func decodeOne(data []byte) (map[string]any, error) {
	var v any // as such the library hands over what it has
	if _, err := toml.Decode(string(data), &v); err != nil {
		return nil, err
	}
	return v.(map[string]any), nil
}

// decodeParts returns nil if it cannot tell.
func decodeParts(data []byte, base int, cuts []int) map[string]any {
	parts := splitAt(data, base, cuts)
	if len(parts) < 2 {
		return nil
	}
	values := make([]map[string]any, len(parts))
	var wait sync.WaitGroup
	for i, part := range parts {
		wait.Go(func() { values[i], _ = decodeOne(part) })
	}
	wait.Wait()
	whole := values[0]
	for _, v := range values {
		if v == nil {
			return nil
		}
	}
	for _, v := range values[1:] {
		if !join(whole, v) {
			return nil
		}
	}
	return whole
}

// splitAt chooses the cuts that make the most even parts.
func splitAt(data []byte, base int, cuts []int) [][]byte {
	count := min(mostParts, len(cuts)+1)
	size := (len(data) - base) / count
	var parts [][]byte
	start := base
	for _, cut := range cuts {
		if len(parts) < count-1 && cut-start >= size {
			parts = append(parts, data[start:cut])
			start = cut
		}
	}
	return append(parts, data[start:])
}

// join adds the values of a later part.
func join(whole, part map[string]any) bool {
	for key, v := range part {
		old, ok := whole[key]
		if !ok {
			whole[key] = v
			continue
		}
		first, ok1 := old.([]map[string]any)
		second, ok2 := v.([]map[string]any)
		if !ok1 || !ok2 {
			return false
		}
		whole[key] = append(first, second...)
	}
	return true
}
