package report_test

import (
	"os"
	"testing/fstest"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/report"
)

const storeRules = `
format = 1
[ruleset]
id = "store"
version = "1"
title = "Where to keep orders"
[[layer]]
id = "store"
name = "Store"
[[option]]
id = "postgresql"
name = "PostgreSQL"
layer = "store"
[[question]]
id = "joins"
prompt = "Are orders joined with other data?"
kind = "yesno"
[[rule]]
id = "joins-sql"
when = { joins = true }
points = { postgresql = 3 }
because = "Joins are what SQL is for."
`

// A recommendation as text for people.
func Example() {
	files := fstest.MapFS{"store.toml": {Data: []byte(storeRules)}}
	p, _, err := load.Load(load.Request{Name: "store.toml", Open: files.Open})
	if err != nil {
		panic(err)
	}
	sheet := answers.New(p)
	answers.Set(p, sheet, "joins=yes")
	on, _ := date.Parse("2026-11-22")
	state := engine.New(p, engine.Config{Date: on}).NewState()
	state.Reset(sheet.Values)
	r, err := state.Recommend(engine.DefaultAlternatives)
	if err != nil {
		panic(err)
	}
	d := report.New(r, sheet, report.Settings{})
	if err := d.WriteText(os.Stdout, report.View{Width: 60}); err != nil {
		panic(err)
	}

	// Output:
	// Where to keep orders
	// Rules: store 1
	// As of 2026-11-22, 1 of 1 question answered.
	//
	// RECOMMENDED STACK                                    score 3
	//          ┌─────────────────────────────────────────────────┐
	//   Store  │ PostgreSQL                                   +3 │
	//          └─────────────────────────────────────────────────┘
	//
	// No alternative: every other stack has nothing in its favour,
	// or does better with an option more or less.
	// Every question is answered.
	//
	// WHY
	// PostgreSQL +3
	//   +3     Joins are what SQL is for.
	//          joins-sql
	//
	// LAYER BY LAYER
	//   Store  PostgreSQL leads an empty layer by 3
	//
	// ANSWERS
	//   - Are orders joined with other data? yes
}
