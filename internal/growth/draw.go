package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// The picture: a plane with logarithmic axes, 10 to 100,000 rules and 10 ns to
// 10 s, each power of ten a line.
const (
	width, height            = 760, 470
	left, right, top, bottom = 70, 24, 20, 56
	leastRules, mostRules    = 1, 5  // powers of ten
	leastNanos, mostNanos    = 1, 10 // powers of ten
	planeWidth, planeHeight  = width - left - right, height - top - bottom
)

// style has the colours for light and dark pages; GitHub shows the picture on
// either.
const style = `<style>
text { font: 13px system-ui, "Helvetica Neue", Arial, sans-serif; fill: #3d3b37; }
.line { stroke: #dfdbd2; } .axis { stroke: #8a867d; }
.curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.c0 { stroke: #8a4b08; } .c1 { stroke: #17595a; } .c2 { stroke: #5f9a99; } .c3 { stroke: #6b5aa8; }
.d0 { fill: #8a4b08; } .d1 { fill: #17595a; } .d2 { fill: #5f9a99; } .d3 { fill: #6b5aa8; }
@media (prefers-color-scheme: dark) {
text { fill: #c9c6bd; } .line { stroke: #363a38; } .axis { stroke: #7a786f; }
.c0 { stroke: #f0b568; } .c1 { stroke: #7fc4c0; } .c2 { stroke: #4b8a88; } .c3 { stroke: #b3a5e8; }
.d0 { fill: #f0b568; } .d1 { fill: #7fc4c0; } .d2 { fill: #4b8a88; } .d3 { fill: #b3a5e8; }
}
</style>
`

func x(rules int) float64 {
	return left + planeWidth*(math.Log10(float64(rules))-leastRules)/(mostRules-leastRules)
}

func y(d time.Duration) float64 {
	return top + planeHeight*(mostNanos-math.Log10(float64(max(d, 1))))/(mostNanos-leastNanos)
}

// draw makes the picture.
func draw(points []point) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Time by number of rules, both on logarithmic scales">`+"\n", width, height)
	b.WriteString(style)
	for power := leastNanos; power <= mostNanos; power++ {
		at := y(time.Duration(math.Pow10(power)))
		fmt.Fprintf(&b, `<line class="line" x1="%d" y1="%.1f" x2="%d" y2="%.1f"/><text x="%d" y="%.1f" text-anchor="end">%s</text>`+"\n",
			left, at, width-right, at, left-8, at+4, readable(time.Duration(math.Pow10(power))))
	}
	for power := leastRules; power <= mostRules; power++ {
		rules := int(math.Pow10(power))
		fmt.Fprintf(&b, `<line class="line" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/><text x="%.1f" y="%d" text-anchor="middle">%d</text>`+"\n",
			x(rules), top, x(rules), height-bottom, x(rules), height-bottom+20, rules)
	}
	fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">rules</text>`+"\n", left+planeWidth/2, height-12)
	for i, name := range series {
		curve(&b, points, i, name)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// curve draws one series, and its line of the legend.
func curve(b *strings.Builder, points []point, i int, name string) {
	fmt.Fprintf(b, `<path class="curve c%d" d="`, i)
	for n, p := range points {
		fmt.Fprintf(b, "%c%.1f %.1f", "ML"[min(n, 1)], x(p.rules), y(p.times[i]))
	}
	b.WriteString("\"/>\n")
	for _, p := range points {
		fmt.Fprintf(b, `<circle class="d%d" cx="%.1f" cy="%.1f" r="3.5"/>`+"\n", i, x(p.rules), y(p.times[i]))
	}
	at := top + 24 + 22*i // in the corner that no curve reaches
	fmt.Fprintf(b, `<circle class="d%d" cx="%d" cy="%d" r="5"/><text x="%d" y="%d">%s: exponent %.2f</text>`+"\n",
		i, left+22, at-4, left+36, at, name, exponent(points, i))
}
