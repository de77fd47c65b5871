package reference

import "fmt"

func Example() {
	set, err := Parse([]byte(`
		layer = [ { id = "orchestrator" } ]
		option = [ { id = "kubernetes", layer = "orchestrator" }, { id = "marathon", layer = "orchestrator" } ]
		question = [ { id = "machines", kind = "number", min = 1, max = 1000 } ]
		rule = [
			{ id = "known", points = { kubernetes = 2 } },
			{ id = "huge", when = { machines = { above = 500 } }, points = { marathon = 3 } },
		]`))
	if err != nil {
		fmt.Println(err)
		return
	}
	query := Query{Answers: Sheet{"machines": int64(40)}, Date: "2026-11-22", Alternatives: 5}
	result := set.Recommend(query)
	fmt.Println(result.Status, result.Stack, result.Score)
	for _, flip := range set.Analyse(query).Flips(2) {
		fmt.Println(flip.Questions, flip.Reached[0].Stack, flip.Reached[0].Examples[0])
	}
	// Output:
	// recommended [kubernetes] 2000
	// [machines] [marathon] map[machines:501]
}
