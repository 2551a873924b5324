package rtl

import "slices"

// lineLevels appends to dst the levels of the line [i, j) of the paragraph
// resolved last, by L1: separators, and white space before them and at the end
// of the line, have the paragraph's level. What X9 removed keeps NoLevel.
func (r *resolver) lineLevels(i, j int, dst []Level) []Level {
	start := len(dst)
	dst = append(dst, r.levels[i:j]...)
	line := dst[start:]
	classes := r.classes[i:j]
	r.blank(line, classes, len(line))
	if r.seen&setSeparator != 0 {
		for k, c := range classes {
			if setSeparator.has(c) {
				line[k] = r.paragraph
				r.blank(line, classes, k)
			}
		}
	}
	return dst
}

// blank gives the paragraph's level to the white space before end.
func (r *resolver) blank(line []Level, classes []class, end int) {
	for k := end - 1; k >= 0 && setBlank.has(classes[k]); k-- {
		if line[k] != NoLevel {
			line[k] = r.paragraph
		}
	}
}

// reorder applies L2. It appends to dst[:0] the indexes of the characters of a
// line from left to right, without those of NoLevel.
func reorder(levels []Level, dst []int) []int {
	order := slices.Grow(dst[:0], len(levels))
	highest, lowestOdd := Level(0), NoLevel
	for i, l := range levels {
		if l == NoLevel {
			continue
		}
		order = append(order, i)
		highest = max(highest, l)
		if l&1 != 0 {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for l := highest; l >= lowestOdd; l-- {
		for i := 0; i < len(order); i++ {
			if levels[order[i]] < l {
				continue
			}
			// Reversing a run moves characters within the runs of lower levels only,
			// so it is no matter that order has been changed.
			start := i
			for i < len(order) && levels[order[i]] >= l {
				i++
			}
			slices.Reverse(order[start:i])
		}
	}
	return order
}

// followBase applies L3 to an order that runs from left to right: right-to-left
// marks, which L2 puts before their letter, go behind it. attached reports
// whether a character belongs to the letter before it in the text.
func followBase(order []int, levels []Level, attached func(i int) bool) {
	for k := 0; k < len(order); k++ {
		start := k
		for k < len(order) && levels[order[k]]&1 != 0 && attached(order[k]) {
			k++
		}
		if start < k && k < len(order) && levels[order[k]] == levels[order[k-1]] {
			slices.Reverse(order[start : k+1])
		}
	}
}
