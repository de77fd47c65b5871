package analysis

// Settled reports whether every completion has the same outcome, and it is the
// one recommended now. If every completion contradicts itself, nothing is settled.
func (v *View) Settled() Verdict {
	if v.d == nil {
		return Undecided
	}
	only, is := v.d.only()
	return verdict(is && v.d.ends[^only].Equal(v.now))
}

func verdict(yes bool) Verdict {
	if yes {
		return Yes
	}
	return No
}
