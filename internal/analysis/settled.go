package analysis

// Settled reports whether every completion has the same outcome, and it is the
// one recommended now.
func (v *View) Settled() Verdict {
	if v.d == nil {
		return Undecided
	}
	return verdict(v.d.root < 0 && v.d.ends[^v.d.root].Equal(v.now))
}

func verdict(yes bool) Verdict {
	if yes {
		return Yes
	}
	return No
}
