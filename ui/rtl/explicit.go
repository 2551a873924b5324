package rtl

import "slices"

// paragraphLevel is 0 or 1, by P2 and P3 if base is Auto.
func (r *resolver) paragraphLevel(base Direction) Level {
	switch base {
	case LeftToRight:
		return 0
	case RightToLeft:
		return 1
	}
	depth := 0 // open isolates, whose text P2 passes over
	for _, c := range r.classes {
		switch c {
		case classL:
			if depth == 0 {
				return 0
			}
		case classR, classAL:
			if depth == 0 {
				return 1
			}
		case classLRI, classRLI, classFSI:
			depth++
		case classPDI:
			depth = max(depth-1, 0)
		}
	}
	return 0
}

// firstStrongIsolates turns each FSI into an RLI or LRI (X5c), in r.types: P2
// and P3 over the text up to its PDI. One pass finds all of them: a strong
// letter decides the innermost open isolate, unless that has been decided.
func (r *resolver) firstStrongIsolates() {
	open := r.isolates[:0]
	const decided = -1
	for i, c := range r.types {
		switch c {
		case classL, classR, classAL:
			if n := len(open); n > 0 && open[n-1] != decided {
				if c != classL {
					r.types[open[n-1]] = classRLI
				}
				open[n-1] = decided
			}
		case classFSI:
			r.types[i] = classLRI
			open = append(open, int32(i))
		case classLRI, classRLI:
			open = append(open, decided)
		case classPDI:
			if n := len(open); n > 0 {
				open = open[:n-1]
			}
		}
	}
	r.isolates = open
}

// status is an entry of the directional status stack of X1. The override is ON
// for neutral.
type status struct {
	level    Level
	override class
	isolate  bool
}

// explicitStack is the state of X1. Embeddings and isolates that overflow are
// only counted.
type explicitStack struct {
	entries            [maxDepth + 2]status
	last               int // index of the last entry
	overflowIsolates   int
	overflowEmbeddings int
	validIsolates      int
}

func (s *explicitStack) reset(paragraph Level) {
	s.entries[0] = status{level: paragraph, override: classON}
	s.last, s.overflowIsolates, s.overflowEmbeddings, s.validIsolates = 0, 0, 0, 0
}

// push adds an entry of the next level that has the parity of dir, L or R. It
// reports whether there was room.
func (s *explicitStack) push(dir, override class, isolate bool) bool {
	level := (s.entries[s.last].level + 1) | 1 // next odd level
	if dir == classL {
		level = (s.entries[s.last].level + 2) &^ 1 // next even level
	}
	if level > maxDepth || s.overflowIsolates > 0 || s.overflowEmbeddings > 0 {
		return false
	}
	s.last++
	s.entries[s.last] = status{level, override, isolate}
	return true
}

// explicitLevels applies X1 to X9: it sets r.levels, changes r.types where there
// is an override, and gives NoLevel to what X9 removes.
func (r *resolver) explicitLevels() {
	s := &r.explicit
	s.reset(r.paragraph)
	for i, c := range r.types {
		level := s.entries[s.last].level
		override := s.entries[s.last].override
		switch c {
		case classRLE, classLRE, classRLO, classLRO: // X2–X5
			level, override = NoLevel, classON
			if !s.push(explicitKind[c-classLRE].dir, explicitKind[c-classLRE].override, false) && s.overflowIsolates == 0 {
				s.overflowEmbeddings++
			}
		case classRLI, classLRI: // X5a, X5b
			dir := classL
			if c == classRLI {
				dir = classR
			}
			if s.push(dir, classON, true) {
				s.validIsolates++
			} else {
				s.overflowIsolates++
			}
		case classPDI: // X6a
			s.popIsolate()
			level, override = s.entries[s.last].level, s.entries[s.last].override
		case classPDF: // X7
			level, override = NoLevel, classON
			switch {
			case s.overflowIsolates > 0:
			case s.overflowEmbeddings > 0:
				s.overflowEmbeddings--
			case s.last > 0 && !s.entries[s.last].isolate:
				s.last--
			}
		case classBN: // X9
			level, override = NoLevel, classON
		case classB: // X8
			s.reset(r.paragraph)
			level, override = r.paragraph, classON
		}
		r.levels[i] = level
		if override != classON {
			r.types[i] = override // X6, and the same in X5a, X5b and X6a
		}
	}
}

// explicitKind says what LRE, RLE, LRO and RLO push.
var explicitKind = [...]struct{ dir, override class }{
	0:                   {classL, classON},
	classRLE - classLRE: {classR, classON},
	classLRO - classLRE: {classL, classL},
	classRLO - classLRE: {classR, classR},
}

// popIsolate closes the last isolate that is open, with the embeddings in it.
func (s *explicitStack) popIsolate() {
	switch {
	case s.overflowIsolates > 0:
		s.overflowIsolates--
	case s.validIsolates > 0:
		s.overflowEmbeddings = 0
		for !s.entries[s.last].isolate {
			s.last--
		}
		s.last--
		s.validIsolates--
	}
}

// levelRun is a level run (BD7): the text [start, end), whose first and last
// character are not removed by X9.
type levelRun struct {
	start, end int32
	level      Level // the explicit one; levels change as sequences are resolved
	next       int32 // run that goes on behind the isolate at the end; 0 if none
	follows    bool  // is the next of another run
}

// sequence is an isolating run sequence (BD13), without what X9 removes. Its
// types become what the rules make of them, and its levels the result.
type sequence struct {
	types    []class
	levels   []Level
	indexes  []int32 // in the text; nil if the sequence is the text
	level    Level
	sos, eos class // L or R
}

// resolveSequences applies X10: it gathers the sequences, resolves them and puts
// the levels back.
func (r *resolver) resolveSequences() {
	r.findRuns()
	for first := range r.runs {
		if r.runs[first].follows {
			continue
		}
		s := r.gathered
		s.types, s.indexes = s.types[:0], s.indexes[:0]
		last := first
		for {
			for i := r.runs[last].start; i < r.runs[last].end; i++ {
				if r.levels[i] != NoLevel {
					s.types = append(s.types, r.types[i])
					s.indexes = append(s.indexes, i)
				}
			}
			if r.runs[last].next == 0 {
				break
			}
			last = int(r.runs[last].next)
		}
		s.level = r.runs[first].level
		s.sos, s.eos = r.borders(first, last)
		s.levels = slices.Grow(s.levels[:0], len(s.types))[:len(s.types)]
		r.resolveSequence(s)
		for k, i := range s.indexes {
			r.levels[i] = s.levels[k]
		}
		r.gathered = s
	}
}

// findRuns cuts the text into level runs and links those that BD13 puts into one
// sequence: one that ends with an isolate initiator goes on with the one that
// begins with the PDI for it.
func (r *resolver) findRuns() {
	runs, pending := r.runs[:0], r.pending[:0]
	level, last := NoLevel, 0 // of the character before
	for i, l := range r.levels {
		if l == NoLevel {
			continue
		}
		if l == level {
			last = i
			continue
		}
		n := int32(len(runs))
		if n > 0 {
			runs[n-1].end = int32(last) + 1
			if setInitiator.has(r.classes[last]) {
				pending = append(pending, n-1)
			}
		}
		run := levelRun{start: int32(i), level: l}
		if p := len(pending); p > 0 && r.classes[i] == classPDI {
			runs[pending[p-1]].next = n
			run.follows = true
			pending = pending[:p-1]
		}
		runs = append(runs, run)
		level, last = l, i
	}
	if n := len(runs); n > 0 {
		runs[n-1].end = int32(last) + 1
	}
	r.runs, r.pending = runs, pending
}

// borders finds sos and eos of the sequence that goes from the run first to the
// run last (X10).
func (r *resolver) borders(first, last int) (sos, eos class) {
	level := r.runs[first].level
	before, after := r.paragraph, r.paragraph
	if first > 0 {
		before = r.runs[first-1].level
	}
	// An initiator at the end has no PDI, or the sequence would go on.
	open := setInitiator.has(r.classes[r.runs[last].end-1])
	if !open && last+1 < len(r.runs) {
		after = r.runs[last+1].level
	}
	return max(level, before).direction(), max(level, after).direction()
}
