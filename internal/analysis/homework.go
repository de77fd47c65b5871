package analysis

// Homework is what knowing the answer to one unanswered question can do to the
// stack, the others still unanswered. Questions that do not apply are no
// homework.
type Homework struct {
	Question int
	Answers  int // in its domain
	Changes  int // of these, how many would change the stack
	// Reached has the other outcomes that an answer leads to, by falling count,
	// then in the order of Outcome.Compare.
	Reached []HomeworkOutcome
}

// HomeworkOutcome is an outcome with the answers that lead to it.
type HomeworkOutcome struct {
	Outcome
	Answers int
	Example Change // the first in the domain
}
