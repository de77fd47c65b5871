package catalog

// Comparison puts options side by side.
type Comparison struct {
	Options []Compared `json:"options"` // in the order asked for
	// Method says how Wins and Decides were obtained: "exact", or "" if they
	// were not decided within the budget.
	Method  string    `json:"method"`
	Decides []Decides `json:"decides"`
}

// Compared is one option of a comparison.
type Compared struct {
	Card
	Manages string   `json:"manages"`
	Barrier string   `json:"barrier"`
	RunsOn  []string `json:"runs_on"` // options that it runs on or drives
	Needs   []Need   `json:"needs"`   // requirements that count on the date
	// Wins is how many of the answer sheets recommend a stack with the option,
	// as a decimal number, and Share the part of all with six decimals; "" and 0
	// if Method is "".
	Wins  string  `json:"wins"`
	Share float64 `json:"share"`
}

// Need is one requirement: any one of the options meets it.
type Need struct {
	OneOf []string `json:"one_of"`
}

// Decides is an answer that tells two of the options apart: among the answer
// sheets with this answer, the shares that recommend a stack with each option.
type Decides struct {
	Question string    `json:"question"`
	Answer   string    `json:"answer"`
	Text     string    `json:"text"`   // in words
	Shares   []float64 `json:"shares"` // by option of the comparison
}

// Compare puts options side by side, without what the analyses add.
func (c *Catalog) Compare(options []int) *Comparison {
	cmp := &Comparison{Options: []Compared{}, Decides: []Decides{}}
	for _, o := range options {
		side := Compared{
			Card: c.Card(o), Manages: c.p.Options[o].Manages.In(c.tag), Barrier: c.p.Options[o].Barrier.In(c.tag),
			RunsOn: []string{}, Needs: []Need{},
		}
		for i := range c.p.Relations {
			r := &c.p.Relations[i]
			if r.From != o || !r.Holds(c.on) {
				continue
			}
			switch r.Kind {
			case "runs-on", "drives":
				side.RunsOn = append(side.RunsOn, c.ids(r.To)...)
			case "requires":
				side.Needs = append(side.Needs, Need{c.ids(r.To)})
			}
		}
		cmp.Options = append(cmp.Options, side)
	}
	return cmp
}
