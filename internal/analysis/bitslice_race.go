package analysis

import "math/bits"

// start finds the values of the patterns at level 0, lane by lane.
func (x *raceRun) start(r *sliceRun) {
	stage := &x.at[0]
	deeper, pending := uint64(0), uint64(0)
	for _, s := range x.at[1:] {
		deeper |= s.touched
		pending |= s.vetoed
	}
	type best struct {
		score int64
		rank  int
	}
	bests := make([][]best, len(stage.patterns))
	for i := range bests {
		bests[i] = make([]best, r.filled)
		for lane := range bests[i] {
			bests[i][lane].rank = -1
		}
	}
	scores := make([]int64, r.filled)
	for rank, s := range x.stacks {
		x.laneScores(r, &s, scores)
		eachSubset(s.has&deeper&^pending, func(subset uint64) {
			list := bests[stage.index[subset|s.has&pending]]
			for lane, score := range scores {
				if score >= 0 && (list[lane].rank < 0 || score >= list[lane].score) {
					list[lane] = best{score, rank}
				}
			}
		})
	}
	for i, list := range bests {
		value := make([]uint64, r.words*x.planes)
		for lane, b := range list {
			if b.rank >= 0 {
				x.write(value, lane, uint64(b.score)<<x.rank|uint64(b.rank))
			}
		}
		x.values[0][i] = value
	}
}

// laneScores is what a stack scores in each lane of level 0, in units above the
// least; -1 where it does not count.
func (x *raceRun) laneScores(r *sliceRun, s *sliceStack, scores []int64) {
	stage := &x.at[0]
	for lane := range scores {
		scores[lane] = (s.base - x.least) / x.unit
	}
	for has := s.has & stage.touched; has != 0; has &= has - 1 {
		i := bits.TrailingZeros64(has)
		for _, g := range stage.gains[i] {
			mask := r.maskOf(g.node)
			for lane := range scores {
				if scores[lane] >= 0 && mask[lane/64]>>(lane%64)&1 == 1 {
					scores[lane] += g.amount
				}
			}
		}
		if stage.vetoed>>i&1 == 1 {
			mask := r.maskOf(x.elements[i].veto)
			for lane := range scores {
				if mask[lane/64]>>(lane%64)&1 == 1 {
					scores[lane] = -1
				}
			}
		}
	}
}

// write sets the value of a lane, which counts.
func (x *raceRun) write(value []uint64, lane int, number uint64) {
	if x.vetoes {
		number |= 1 << (x.planes - 1)
	}
	for plane := range x.planes {
		value[lane/64*x.planes+plane] |= number >> plane & 1 << (lane % 64)
	}
}

// enter finds the values of the patterns of a level.
func (x *raceRun) enter(r *sliceRun, level int) {
	stage := &x.at[level]
	before, values := x.values[level-1], x.values[level]
	if stage.touched == 0 {
		for i := range stage.patterns {
			values[i] = nil
			if base := stage.patterns[i].base; base >= 0 {
				values[i] = before[base]
			}
		}
		return
	}
	active, dead := x.activity(r, stage)
	idle := stage.touched &^ active
	for i := range stage.patterns {
		pattern := &stage.patterns[i]
		values[i] = nil
		if pattern.has&dead != 0 {
			continue
		}
		if pattern.base >= 0 {
			values[i] = x.apply(r, stage, before[pattern.base], pattern.has&active, x.roomFor(r, level, i))
		}
		for k := range pattern.jobs {
			job := &pattern.jobs[k]
			if job.more&idle != 0 || before[job.from] == nil {
				continue
			}
			x.consider(r, level, i, job, active)
		}
	}
}

// activity tells which elements gain something at this level in some lane, or may
// be excluded in some; dead are those that are excluded in all.
func (x *raceRun) activity(r *sliceRun, stage *sliceStage) (active, dead uint64) {
	for touched := stage.touched; touched != 0; touched &= touched - 1 {
		i := bits.TrailingZeros64(touched)
		for _, g := range stage.gains[i] {
			if r.nodes[g.node].holds != inNoLane {
				active |= 1 << i
				break
			}
		}
		if stage.vetoed>>i&1 == 0 {
			continue
		}
		if r.nodes[x.elements[i].veto].holds == inEveryLane {
			dead |= 1 << i
			active &^= 1 << i
		} else {
			active |= 1 << i
		}
	}
	return active, dead
}

// apply is a value with what this level adds to some elements: the value itself
// if that is nothing, else in the given room.
func (x *raceRun) apply(r *sliceRun, stage *sliceStage, value []uint64, elements uint64, room []uint64) []uint64 {
	if value == nil || elements == 0 {
		return value
	}
	copy(room, value)
	for ; elements != 0; elements &= elements - 1 {
		i := bits.TrailingZeros64(elements)
		for _, g := range stage.gains[i] {
			if r.nodes[g.node].holds != inNoLane {
				addMasked(room, x.planes, x.rank, r.maskOf(g.node), uint64(g.amount))
			}
		}
		if stage.vetoed>>i&1 == 1 && r.nodes[x.elements[i].veto].holds == inSomeLanes {
			for w, m := range r.nodes[x.elements[i].veto].mask {
				room[(w+1)*x.planes-1] &^= m
			}
		}
	}
	return room
}

// consider takes a job's value in the lanes where it is larger than the pattern's
// value so far.
func (x *raceRun) consider(r *sliceRun, level, i int, job *sliceJob, active uint64) {
	value := &x.values[level][i]
	room := x.roomFor(r, level, i)
	candidate := x.apply(r, &x.at[level], x.values[level-1][job.from], job.has&active, x.spare)
	marks := x.marks
	if i == x.at[level].final {
		marks = r.levels[level].changed
	}
	if *value == nil {
		copy(room, candidate)
		*value = room
		copy(marks, r.ones)
		return
	}
	for w := range marks {
		from, to := w*x.planes, (w+1)*x.planes
		larger := above((*value)[from:to], candidate[from:to])
		if larger == 0 {
			continue
		}
		if &(*value)[0] != &room[0] {
			copy(room, *value)
			*value = room
		}
		marks[w] |= larger
		replace(room[from:to], candidate[from:to], larger)
	}
}

// roomFor is where a pattern's value stands if it is not one of the level before.
func (x *raceRun) roomFor(r *sliceRun, level, i int) []uint64 {
	room := x.room[level]
	if room[i] == nil {
		room[i] = make([]uint64, r.words*x.planes)
	}
	return room[i]
}

// final is what every lane recommends as far as a level knows, or nil if all
// stacks still hang on inner levels.
func (x *raceRun) final(level int) []uint64 {
	if i := x.at[level].final; i >= 0 {
		return x.values[level][i]
	}
	return nil
}
