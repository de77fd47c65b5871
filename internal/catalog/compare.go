package catalog

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Comparison puts options side by side.
type Comparison struct {
	// Method says how wins and Decides were obtained: "exact", or "" if they
	// were not decided within the budget. Nothing is estimated.
	Method  string     `json:"method"`
	Sheets  string     `json:"sheets"`  // all answer sheets, a decimal number, "" if not decided
	Options []Compared `json:"options"` // in the order asked for
	Decides []Decides  `json:"decides"` // the most telling first
}

// Compared is one option of a comparison.
type Compared struct {
	Card
	Manages string     `json:"manages"`
	Barrier string     `json:"barrier"`
	RunsOn  []string   `json:"runs_on"` // options that it runs on or drives, on the date
	Needs   [][]string `json:"needs"`   // requirements that count on the date: any one of each list
	// Wins is how many of the answer sheets recommend a stack with the option,
	// as a decimal number, "" if not decided; Share is that part of all.
	Wins  string      `json:"wins"`
	Share json.Number `json:"share"` // six decimals; null if not decided
}

// Decides is an answer that tells options apart: among the answer sheets with
// this answer, the shares that recommend a stack with each option.
type Decides struct {
	Question string        `json:"question"`
	Answer   any           `json:"answer"` // typed as in answers files; a number is the least of its range
	Text     string        `json:"text"`   // in words
	Shares   []json.Number `json:"shares"` // by option of the comparison, six decimals
}

// mostDecides is how many answers a comparison tells at most.
const mostDecides = 8

// Compare puts options side by side, with what the exact analyses say of them.
// It fails with the context's error or engine.ErrBudget.
func (c *Catalog) Compare(ctx context.Context, options []int) (*Comparison, error) {
	result := &Comparison{Options: []Compared{}, Decides: []Decides{}}
	for _, o := range options {
		result.Options = append(result.Options, c.compared(o))
	}
	return result, c.addWins(ctx, result, options)
}

func (c *Catalog) compared(o int) Compared {
	side := Compared{
		Card: c.Card(o), Manages: c.p.Options[o].Manages.In(c.tag), Barrier: c.p.Options[o].Barrier.In(c.tag),
		RunsOn: []string{}, Needs: [][]string{},
	}
	for i := range c.p.Relations {
		r := &c.p.Relations[i]
		if !r.IsFrom(o) || !r.Holds(c.on) {
			continue
		}
		switch r.Kind {
		case ruleset.RunsOn, ruleset.Drives:
			side.RunsOn = append(side.RunsOn, c.ids(r.To)...)
		case ruleset.Requires:
			side.Needs = append(side.Needs, c.ids(r.To))
		}
	}
	return side
}

// addWins counts over all answer sheets that do not contradict themselves, and over
// those with each single answer.
func (c *Catalog) addWins(ctx context.Context, result *Comparison, options []int) error {
	space := analysis.NewSpace(engine.New(c.p, engine.Config{Date: c.on}), analysis.Limits{})
	values := slices.Repeat([]program.Value{program.Unknown}, len(c.p.Questions))
	all, total, err := wins(ctx, space, values, options)
	if err != nil || all == nil {
		return err
	}
	result.Method, result.Sheets = analysis.Exact.String(), total.String()
	for i := range options {
		result.Options[i].Wins, result.Options[i].Share = all[i].String(), share(all[i], total)
	}
	return c.addDecides(ctx, result, space, values, options)
}

// wins counts the completions that recommend each option; nil if that was not
// decided exactly.
func wins(ctx context.Context, space *analysis.Space, values []program.Value, options []int) (counts []*big.Int, total *big.Int, err error) {
	view, err := space.View(ctx, values)
	if err != nil {
		return nil, nil, err
	}
	outcomes := view.Outcomes()
	if outcomes.Method != analysis.Exact || len(outcomes.Stacks) == 0 {
		return nil, nil, nil
	}
	for _, o := range options {
		n := new(big.Int)
		for _, s := range outcomes.Stacks {
			if s.Has(o) {
				n.Add(n, s.Count)
			}
		}
		counts = append(counts, n)
	}
	return counts, outcomes.Completions, nil
}

// share is a part of a whole with six decimals, rounded to the nearest.
func share(part, whole *big.Int) json.Number {
	n := new(big.Int).Mul(part, big.NewInt(2_000_000))
	n.Add(n, whole).Div(n, new(big.Int).Mul(whole, big.NewInt(2)))
	millionths := n.Int64()
	return json.Number(fmt.Sprintf("%d.%06d", millionths/1_000_000, millionths%1_000_000))
}

// addDecides tries every single answer and keeps those whose shares differ most
// between the options. Of a multi question it tries single choices and what
// nothing else than one choice amounts to: its sets are too many to list.
func (c *Catalog) addDecides(ctx context.Context, result *Comparison, space *analysis.Space, values []program.Value, options []int) error {
	type telling struct {
		Decides
		spread int64
	}
	var found []telling
	state := engine.New(c.p, engine.Config{Date: c.on}).NewState()
	for q := range c.p.Questions {
		for _, v := range c.trials(q) {
			values[q] = v
			if state.Reset(values); state.ContradictsItself() { // no sheet with it counts
				values[q] = program.Unknown
				continue
			}
			counts, total, err := wins(ctx, space, values, options)
			values[q] = program.Unknown
			if errors.Is(err, engine.ErrBudget) || err == nil && counts == nil {
				continue
			}
			if err != nil {
				return err
			}
			d := Decides{Question: c.p.Questions[q].ID, Answer: c.typed(q, v), Text: c.said(q, v)}
			low, high := int64(1<<62), int64(0)
			for _, n := range counts {
				d.Shares = append(d.Shares, share(n, total))
				millionths := new(big.Int).Div(new(big.Int).Mul(n, big.NewInt(1_000_000)), total).Int64()
				low, high = min(low, millionths), max(high, millionths)
			}
			if high > low {
				found = append(found, telling{d, high - low})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b telling) int { return cmp.Compare(b.spread, a.spread) })
	for _, t := range found[:min(len(found), mostDecides)] {
		result.Decides = append(result.Decides, t.Decides)
	}
	return nil
}

// trials are the answers to a question that a comparison tries.
func (c *Catalog) trials(q int) []program.Value {
	domain := c.p.Domain(q)
	if c.p.Questions[q].Kind != ruleset.Multi {
		return domain
	}
	return slices.DeleteFunc(domain, func(v program.Value) bool { return bits.OnesCount16(uint16(v)) > 2 })
}

// typed is an answer as JSON has it.
func (c *Catalog) typed(q int, v program.Value) any {
	question := &c.p.Questions[q]
	switch question.Kind {
	case ruleset.YesNo:
		return v == 1
	case ruleset.Number:
		return int64(v)
	case ruleset.Single:
		return question.Choices[v].ID
	}
	ids := []string{}
	for _, i := range positions(uint16(v)) {
		ids = append(ids, question.Choices[i].ID)
	}
	return ids
}

// said is a question with an answer in words.
func (c *Catalog) said(q int, v program.Value) string {
	question := &c.p.Questions[q]
	w := &writer{p: c.p, tag: c.tag, words: c.words()}
	var answer string
	switch question.Kind {
	case ruleset.YesNo:
		answer = w.words.No
		if v == 1 {
			answer = w.words.Yes
		}
	case ruleset.Number:
		low, high := c.p.Range(q, v)
		answer = fmt.Sprint(low)
		if high > low {
			answer = fmt.Sprintf(w.words.Between, fmt.Sprint(low), fmt.Sprint(high))
		}
	case ruleset.Single:
		answer = w.list(question, []int{int(v)}, "")
	default:
		answer = fmt.Sprintf(w.words.Only, w.list(question, positions(uint16(v)), w.words.ListAnd))
	}
	return question.Prompt.In(c.tag) + " " + answer
}
