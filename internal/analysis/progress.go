package analysis

// Progress is told now and then how far long work has come, in a unit of its
// own, with done <= total. It is called from the goroutine that was called. nil
// is told nothing.
type Progress func(done, total int)

func (p Progress) tell(done, total int) {
	if p != nil {
		p(done, total)
	}
}
