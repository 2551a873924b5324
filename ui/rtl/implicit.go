package rtl

// resolveSequence applies W1 to I2.
func (r *resolver) resolveSequence(s sequence) {
	r.brackets.places = weak(s.types, s.sos, r.brackets.places[:0])
	r.resolveBrackets(s)
	implicit(s)
}

// implicit applies N1 and N2 to the neutrals of a sequence and I1 and I2 to
// everything, in one pass.
func implicit(s sequence) {
	// I1, I2: how far above the level of the sequence the classes L, R, EN and AN
	// stand; AL is gone.
	above := [...]Level{classL: 0, classR: 1, classAL: 0, classEN: 2, classAN: 2}
	if s.level&1 != 0 {
		above = [...]Level{classL: 1, classR: 0, classAL: 0, classEN: 1, classAN: 1}
	}
	levels := s.levels[:len(s.types)]
	before := s.sos
	start := 0 // of the neutrals before the character
	for i, c := range s.types {
		if c > classAN {
			continue
		}
		after := direction(c)
		if start < i {
			neutrals(levels[start:i], before, after, s.level)
		}
		levels[i] = s.level + above[c]
		before, start = after, i+1
	}
	neutrals(levels[start:], before, s.eos, s.level)
}

// neutrals applies N1 and N2, with I1 and I2, to neutrals between text of two
// directions.
func neutrals(levels []Level, before, after class, level Level) {
	if before == after && before != level.direction() {
		level++
	}
	for i := range levels {
		levels[i] = level
	}
}
