package term

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// anchors says which blanks become anchors.
type anchors uint8

const (
	anchorsNone    anchors = iota
	anchorsNeeded          // where the row needs one
	anchorsOutside         // but those between right-to-left letters and numbers
	anchorsAll
)

// begin makes v.next an empty order.
func (v *inverter) begin() {
	n := len(v.classes)
	v.next.steps = v.next.steps[:0]
	v.next.anchors = slices.Grow(v.next.anchors[:0], n)[:n]
	clear(v.next.anchors)
	v.next.margin = false
}

func (v *inverter) put(cell int, turned bool) {
	v.next.steps = append(v.next.steps, step{cell, turned})
}

// anchorIn makes the first blank from cell i to j an anchor.
func (v *inverter) anchorIn(i, j int) bool {
	for ; i < j; i++ {
		if v.classes[i] == bidi.WS {
			v.next.anchors[i] = true
			return true
		}
	}
	return false
}

// leftToRight makes an order for a base from left to right. What stands from
// one right-to-left letter to another without a left-to-right letter between
// them is turned, all else stays.
func (v *inverter) leftToRight(a anchors) {
	v.begin()
	base, moved := false, -1 // the base is settled; end of what was turned, if nothing strong followed
	for i := 0; i < len(v.classes); {
		switch c := v.classes[i]; {
		case c == bidi.WS && a >= anchorsOutside:
			v.next.anchors[i] = true
			fallthrough
		case c == bidi.L:
			base, moved = true, -1
		case isMoved(c):
			switch {
			case base || a == anchorsNone:
			case v.margin:
				v.next.margin = true
			default:
				v.anchorIn(0, i)
			}
			end := v.movedEnd(i, a)
			v.turn(i, end)
			base, i, moved = true, end, end
			continue
		case c == bidi.EN && moved >= 0 && a != anchorsNone:
			if v.anchorIn(moved, i) {
				moved = -1
			}
		}
		v.put(i, false)
		i++
	}
}

// movedEnd is the end of what is turned together from cell i on.
func (v *inverter) movedEnd(i int, a anchors) (end int) {
	for ; i < len(v.classes); i++ {
		switch c := v.classes[i]; {
		case isMoved(c):
			end = i + 1
		case c == bidi.L, c == bidi.WS && a == anchorsAll:
			return end
		}
	}
	return end
}

// rightToLeft makes an order for a base from right to left.
func (v *inverter) rightToLeft() {
	v.begin()
	v.turn(0, len(v.classes))
}

// turn puts cells i to j from right to left, but words of left-to-right letters
// and numbers as they stand.
func (v *inverter) turn(i, j int) {
	arabic := false // the last strong letter is of class AL
	for k := j - 1; k >= i; {
		start, straight := k, false
		switch c := v.classes[k]; c {
		case bidi.AL, bidi.R:
			arabic = c == bidi.AL
		case bidi.L, bidi.EN, bidi.AN, bidi.ET:
			word := v.wordStart(i, k)
			if word >= 0 {
				start, straight, arabic = word, true, false
				break
			}
			start = v.numberStart(i, k, arabic)
			straight = start < k || c != bidi.ET
		}
		for cell := start; cell <= k; cell++ {
			v.put(cell, !straight)
		}
		k = start - 1
	}
}

// wordStart is the first of the cells from i on that run from left to right with
// cell k, up to and with a left-to-right letter, or -1.
func (v *inverter) wordStart(i, k int) int {
	start := -1
	if c := v.classes[k]; c != bidi.L && c != bidi.EN {
		return start
	}
	for ; k >= i && !isMoved(v.classes[k]); k-- {
		if v.classes[k] == bidi.L {
			start = k
		}
	}
	for start > i && isDigit(v.classes[start-1]) {
		start--
	}
	return start
}

// numberStart is the first of the cells from i on that make a number with cell
// k, its last one. Behind an Arabic letter, signs of currency and the like are
// no part of it (W2, W5), and of the signs inside only those of class CS (W4).
func (v *inverter) numberStart(i, k int, arabic bool) int {
	start := k
	for v.classes[start] == bidi.ET {
		if arabic || start == i {
			return k
		}
		if start--; v.classes[start] != bidi.ET && v.classes[start] != bidi.EN {
			return k
		}
	}
	for start > i {
		last, before := v.classes[start], v.classes[start-1]
		inside := start-1 > i && isDigit(last) && (v.classes[start-2] == last || arabic && isDigit(v.classes[start-2]))
		european := last == bidi.EN && !arabic
		switch {
		case isDigit(last) && isDigit(before), european && before == bidi.ET, last == bidi.ET && (before == bidi.ET || before == bidi.EN):
			start--
		case inside && (before == bidi.CS || before == bidi.ES && european):
			start -= 2
		default:
			return start
		}
	}
	return start
}

func isDigit(c bidi.Class) bool { return c == bidi.EN || c == bidi.AN }
