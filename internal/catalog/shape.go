package catalog

import (
	"fmt"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// Shape says in words which stacks have a shape: "has one of A, B; fills C".
func Shape(p *program.Program, s *check.StackShape, tag string) string {
	w := lang.Rules(tag)
	var parts []string
	add := func(format string, list []int, name func(int) lang.Text) {
		if len(list) == 0 {
			return
		}
		names := make([]string, len(list))
		for i, n := range list {
			names[i] = name(n).In(tag)
		}
		parts = append(parts, fmt.Sprintf(format, strings.Join(names, w.List)))
	}
	option := func(o int) lang.Text { return p.Options[o].Name }
	layer := func(l int) lang.Text { return p.Layers[l].Name }
	add(w.ShapeEvery, s.Every, option)
	add(w.ShapeAny, s.Any, option)
	add(w.ShapeNone, s.None, option)
	add(w.ShapeFilled, s.Filled, layer)
	add(w.ShapeEmpty, s.Empty, layer)
	return strings.Join(parts, w.Semicolon)
}
