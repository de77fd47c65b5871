package report

import (
	"fmt"
	"strconv"
)

// sideView is one of the two stacks of an outdated result: what the guidance
// says, or what can be built today.
type sideView struct {
	Heading string
	Stack   string // "A + B"; "" if there is none
	Nothing string // why there is none
	Endings string // what in it is unsupported, and since when
	Drawing drawing
}

func (o *dossier) sideViews() []sideView {
	var list []sideView
	for i, s := range o.sides() {
		view := sideView{Heading: s.heading, Nothing: s.nothing, Endings: o.endings(o.unsupportedIn(s.stack))}
		if len(s.stack) > 0 {
			view.Stack = o.stackNames(s.stack)
			view.Drawing = o.drawingOf(s.stack, s.heading)
			view.Drawing.ID = strconv.Itoa(i + 1)
		}
		list = append(list, view)
	}
	return list
}

// sideRow is a layer with what fills it in both stacks.
type sideRow struct {
	Layer string
	Cells [2]string // option with the day on which its support ended, or a dash
}

// SideRows has the layers that one of the two stacks fills, the top one first.
func (o *dossier) SideRows() []sideRow {
	sides := o.sides()
	return each(o.sideLayers(sides), func(layer string) sideRow {
		row := sideRow{Layer: o.layer(layer)}
		for i, s := range sides {
			row.Cells[i] = "–"
			if option := o.fillerOf(s.stack, layer); option != "" {
				row.Cells[i] = o.option(option)
				if ending := o.ending(option); ending != "" {
					row.Cells[i] = fmt.Sprintf(o.page.head.Ended, o.option(option), ending)
				}
			}
		}
		return row
	})
}
