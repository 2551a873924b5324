package rtl

import "slices"

const lam = 0x644

// Which sides of a letter are joined, added up, is the index of its form in a
// line of letterForms.
const (
	joinedRight = 1 // final
	joinedLeft  = 2 // initial; medial with both
)

// shape finds what is drawn for each rune of a paragraph, in reading order:
// dst[i] stands for text[i]. It is 0 where nothing is drawn, and then text[i]
// belongs to the cell before it:
//
//   - for the alef of a lam-alef. The lam is drawn as the ligature; marks stay
//     between them and behind, in order;
//   - for what has no level, ZWJ and ZWNJ among it, which have done their work;
//   - for marks of direction (LRM, RLM, ALM) and the codes of isolates.
//
// Other runes are drawn as they are, also letters without presentation forms,
// which make their neighbours join all the same. Mirroring (L4) is left to the
// caller: see mirror.
//
// Levels are those of the whole paragraph, before L1. Letters join only within
// one level. At an even level, which takes an override, letters go from left to
// right and so each joins the one before it on its left; there are no
// ligatures there, since lam comes out left of alef.
//
// The result is dst[:0] with one rune for each rune of text.
func shape(text []rune, levels []Level, dst []rune) []rune {
	dst = slices.Grow(dst[:0], len(text))[:len(text)]
	levels = levels[:len(text)]
	var (
		letter = -1      // the last rune that is not transparent, if it joins what follows
		level  = NoLevel // its level; NoLevel goes with every other
		joined = 0       // its sides, but for the one that is still open
		open   = 0       // the open side
		forms  *[4]uint16
	)
	for i, r := range text {
		lv := levels[i]
		dst[i] = r
		if lv == NoLevel || isDirectionMark(r) {
			dst[i] = 0
		}
		if lv != level && lv != NoLevel && level != NoLevel {
			letter = -1
		}
		join := joiningOf(r)
		if join == joinTransparent {
			continue
		}
		if join == joinNone {
			letter = -1
			continue
		}
		before, behind := join.onRight(), join.onLeft()
		side, otherSide := joinedRight, joinedLeft
		if lv&1 == 0 {
			before, behind = behind, before
			side, otherSide = otherSide, side
		}
		sides := 0
		if letter >= 0 && before {
			if text[letter] == lam && isAlef(r) && lv&1 != 0 {
				dst[letter] = rune(lamAlefForms[r-alefFirst][joined])
				dst[i] = 0
				letter = -1
				continue
			}
			switch f := forms[joined|open]; {
			case f != 0:
				dst[letter] = rune(f)
			case forms[joined] != 0:
				dst[letter] = text[letter] // U+06BA has no initial and medial form
			}
			sides = side
		}
		forms = formsOf(r)
		if f := forms[sides]; f != 0 {
			dst[i] = rune(f)
		}
		letter, level, joined, open = i, lv, sides, otherSide
		if !behind {
			letter = -1
		}
	}
	return dst
}

// formsOf are the presentation forms of r; all are 0 for a rune without.
func formsOf(r rune) *[4]uint16 {
	if i := uint32(r) - letterFirst; i < uint32(len(letterIndex)) {
		return &letterForms[letterIndex[i]]
	}
	return &letterForms[0]
}

// isAlef reports whether r makes a ligature with a lam before it.
func isAlef(r rune) bool {
	i := uint32(r) - alefFirst
	return i < uint32(len(lamAlefForms)) && lamAlefForms[i][0] != 0
}

// isDirectionMark reports whether r is one of the codes for direction that X9
// does not remove.
func isDirectionMark(r rune) bool {
	return r == 0x61C || r >= 0x200E && (r <= 0x200F || r >= 0x2066 && r <= 0x2069)
}
