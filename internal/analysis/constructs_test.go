package analysis

import (
	"strings"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// constructs are what 800 random sets must have at least, and all of them once, so that the comparison
// with the reference says something of each: what their files say, what comes of
// it, and what the analyses find.
func constructs() map[string]int {
	return map[string]int{
		"single": 300, "multi": 300, "yesno": 300, "number": 300, "ask_when": 200, "facts": 200, "criteria": 200,
		"groups": 200, "vetoes": 150, "vetoes of unsupported": 50, "require": 100, "fills": 100, "required layers": 100,
		"requires": 100, "conflicts": 100, "weights with decimals": 150, "own weights": 100,
		"partial answers": 200, "all answers": 50, "no answers": 50,

		"status recommended": 300, "status no-evidence": 50, "status infeasible": 20,
		"questions that do not apply": 50, "options excluded": 50, "demands made": 30, "points silenced by a group": 30, "answered but not asked": 20,

		"flips of 1": 200, "flips of 2": 10, "flips of 3": 0, "flips toward an option": 300,
		"upper ends of weights": 30, "lower ends of weights": 100,
		"excluded options": 50, "blocked options": 20, "options behind by a tie": 50, "options with a gap": 300,
		"answers that change the stack": 200, "questions with several outcomes": 20,
		"acceptability exact": 300, "acceptability estimated": 5, "acceptability proved": 2, "acceptability of many stacks": 4,
		"settled with open rules": 30, "settled by proof": 30, "sufficient reasons": 100, "irrelevant questions": 200, "questions that tell something": 200,
		"outcomes estimated": 100, "bits within their interval": 200,

		"contradictions": 200, "contradictions that hold": 50, "completions that contradict": 80, "every completion contradicts": 5,
		"settled among contradictions": 20, "reasons among contradictions": 5, "flips among contradictions": 40,
	}
}

// countConstructs notes what the witness's set, sheet and result have.
func (w *witness) countConstructs(seen map[string]int) {
	has := map[string]bool{"own weights": len(w.q.Weights) > 0, "status " + w.r.Status.String(): true}
	given := 0
	has["contradictions"] = len(w.p.Contradictions) > 0
	has["contradictions that hold"] = len(w.r.Contradictions) > 0
	for i := range w.set.Questions {
		if w.r.Values[i] != program.Unknown {
			given++
			has["answered but not asked"] = has["answered but not asked"] || w.r.Applies[i] == program.No
		}
		has["questions that do not apply"] = has["questions that do not apply"] || w.r.Applies[i] == program.No
	}
	has["no answers"], has["all answers"] = given == 0, given == len(w.set.Questions)
	has["partial answers"] = !has["no answers"] && !has["all answers"]
	w.countSet(has)
	w.resultHas(has)
	for what, is := range has {
		if is {
			seen[what]++
		}
	}
}

// countSet notes what the set has.
func (w *witness) countSet(has map[string]bool) {
	has["facts"] = has["facts"] || len(w.set.Facts) > 0
	has["criteria"] = has["criteria"] || len(w.set.Criteria) > 1
	for _, q := range w.set.Questions {
		has[q.Kind] = true
		has["ask_when"] = has["ask_when"] || q.AskWhen != nil
	}
	w.rulesHave(has)
	for _, o := range w.set.Options {
		has["fills"] = has["fills"] || len(o.Fills) > 0
	}
	for _, l := range w.set.Layers {
		has["required layers"] = has["required layers"] || l.Required
	}
	for _, r := range w.set.Relations {
		has[r.Kind] = true
	}
	for _, weight := range w.r.Engine.Weights {
		has["weights with decimals"] = has["weights with decimals"] || weight%1000 != 0
	}
}

func (w *witness) rulesHave(has map[string]bool) {
	groups := map[string]int{}
	for _, r := range w.set.Rules {
		if r.Group != "" {
			groups[r.Group]++
			has["groups"] = has["groups"] || groups[r.Group] > 1
		}
		has["require"] = has["require"] || len(r.Require) > 0
		has["vetoes"] = has["vetoes"] || len(r.Exclude) > 0
		has["vetoes of unsupported"] = has["vetoes of unsupported"] || strings.Contains(strings.Join(r.Exclude, " "), "@")
	}
}

func (w *witness) resultHas(has map[string]bool) {
	for _, o := range w.r.Options {
		has["options excluded"] = has["options excluded"] || len(o.ExcludedBy) > 0
		for _, c := range o.Contributions {
			has["points silenced by a group"] = has["points silenced by a group"] || !c.Counted
		}
	}
	for _, r := range w.r.Fired {
		has["demands made"] = has["demands made"] || len(w.p.Rules[r].Require) > 0 && w.r.Status != engine.Infeasible
	}
}
