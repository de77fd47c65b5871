package engine

// Nodes is how many nodes the last searches of a state for the stack have built,
// part by part, whether they were remembered or not.
func (s *State) Nodes() (n int) {
	for i := range s.searches {
		n += s.searches[i].outcome(s, s.scores, true).nodes
	}
	return n
}
