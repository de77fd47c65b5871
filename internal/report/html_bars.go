package report

// barWidth is the width of the bars' viewBox.
const barWidth = 1000

// barRows has the bars of one layer.
type barRows struct {
	Layer string
	Rows  []barRow
}

type barRow struct {
	bar
	Segments []segment
	Zero     int // where the bars start
}

// segment is what one criterion adds to a bar. Those for an option grow to the
// right of the zero line, those against it to the left.
type segment struct {
	X, Width int
	Shade    int // of the criterion, 0 to shades-1
	Against  bool
}

type legendEntry struct {
	Name, Weight string
	Shade        int
}

// shades is how many criteria have a tint of their own; more share them.
const shades = 6

// barRows scales all bars alike.
func (o *dossier) barRows() []barRows {
	least, most := Thousandths(0), Thousandths(0)
	for _, g := range o.Bars {
		for _, b := range g.Bars {
			low, high := b.extent()
			least, most = min(least, low), max(most, high)
		}
	}
	span := max(most-least, 1)
	place := func(t Thousandths) int { return int((t - least) * barWidth / span) }
	return each(o.Bars, func(g barGroup) barRows {
		return barRows{g.Layer, each(g.Bars, func(b bar) barRow { return b.row(place) })}
	})
}

// extent is how far a bar reaches to both sides.
func (b *bar) extent() (low, high Thousandths) {
	for _, p := range b.Parts {
		low, high = low+min(p.Amount, 0), high+max(p.Amount, 0)
	}
	return low, high
}

func (b bar) row(place func(Thousandths) int) barRow {
	r := barRow{bar: b, Zero: place(0)}
	left, right := Thousandths(0), Thousandths(0)
	for _, p := range b.Parts {
		from, to := right, right+p.Amount
		if p.Amount < 0 {
			from, to = left+p.Amount, left
			left = from
		} else {
			right = to
		}
		x := place(from)
		r.Segments = append(r.Segments, segment{x, max(place(to)-x, 1), p.Criterion % shades, p.Amount < 0})
	}
	return r
}

func (o *dossier) legend() []legendEntry {
	list := make([]legendEntry, len(o.Criteria))
	for i, c := range o.Criteria {
		list[i] = legendEntry{c.Name, c.Weight, i % shades}
	}
	return list
}
