package term

import (
	"slices"

	"golang.org/x/text/unicode/bidi"

	"kasb/ui/rtl"
)

// anchors says which blanks become anchors.
type anchors uint8

const (
	anchorsNone    anchors = iota
	anchorsNeeded          // where the row needs one
	anchorsOutside         // but those between right-to-left letters and numbers
	anchorsAll
)

// guess is what the levels of a row are guessed from.
type guess struct {
	anchors anchors
	base    rtl.Level // 0 or 1
	apart   apart
}

// apart is what does not go with the right-to-left letters around it.
type apart uint8

const (
	apartNone    apart = iota
	apartNumbers       // European numbers are left-to-right letters, as they are before any letter (W7)
	apartSigns         // signs and blanks have the level of the row
)

// guesses are all of them, in the order in which they are tried. Most rows come
// out right with the first.
var guesses = func() (all []guess) {
	for a := anchorsNone; a <= anchorsAll; a++ {
		for s := apartNone; s <= apartSigns; s++ {
			all = append(all, guess{a, 0, s}, guess{a, 1, s})
		}
	}
	return all
}()

// rounds is how often levels found are tried as the next guess.
const rounds = 6

// set makes o a copy of p.
func (o *order) set(p order) {
	o.steps = append(o.steps[:0], p.steps...)
	o.anchors = append(o.anchors[:0], p.anchors...)
	o.margin = p.margin
}

// guess guesses the levels of the cells and the anchors of v.next.
func (v *inverter) guess(g guess) {
	n := len(v.classes)
	v.next.anchors = slices.Grow(v.next.anchors[:0], n)[:n]
	clear(v.next.anchors)
	v.next.margin = false
	v.levels = slices.Grow(v.levels[:0], n)[:n]
	settled, moved := false, -1 // the base is settled; end of a section, if no left-to-right letter followed
	for i := 0; i < n; i++ {
		v.levels[i] = g.base
		switch c := v.classes[i]; {
		case c == bidi.WS && g.anchors >= anchorsOutside:
			v.next.anchors[i] = true
			fallthrough
		case c == bidi.L:
			v.levels[i] = 2 * g.base
			settled, moved = true, -1
		case isMoved(c):
			switch {
			case settled || g.anchors == anchorsNone:
			case v.margin:
				v.next.margin = true
			default:
				v.anchorIn(0, i)
			}
			end := v.sectionEnd(i, g)
			v.section(i, end, g)
			settled, i, moved = true, end-1, end
		case c == bidi.EN:
			if v.levels[i] = 2; g.apart == apartNumbers {
				v.levels[i] = 2 * g.base
			}
			if moved >= 0 && g.anchors != anchorsNone && v.anchorIn(moved, i) {
				moved = -1
			}
		}
	}
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

// sectionEnd is the end of the section that begins with cell i: what stands from
// one right-to-left letter to another with nothing between them that parts them.
func (v *inverter) sectionEnd(i int, g guess) (end int) {
	for ; i < len(v.classes); i++ {
		switch c := v.classes[i]; {
		case isMoved(c):
			end = i + 1
		case c == bidi.L, c == bidi.WS && g.anchors == anchorsAll, c == bidi.EN && g.apart == apartNumbers:
			return end
		}
	}
	return end
}

// section guesses the levels of cells i to j, which are a section.
func (v *inverter) section(i, j int, g guess) {
	for ; i < j; i++ {
		switch c := v.classes[i]; {
		case c == bidi.EN || c == bidi.AN:
			v.levels[i] = 2
		case isMoved(c) || g.apart != apartSigns:
			v.levels[i] = 1
		default:
			v.levels[i] = g.base
		}
	}
}

// arrange puts the cells in the order that L2 of UAX #9 takes back to the one
// they are in, given their levels: its steps, the last one first.
func (v *inverter) arrange() {
	o := &v.next
	o.steps = o.steps[:0]
	for i, level := range v.levels {
		o.steps = append(o.steps, step{i, level&1 != 0})
	}
	v.shown = append(v.shown[:0], v.levels...)
	for level := rtl.Level(1); slices.ContainsFunc(v.shown, func(l rtl.Level) bool { return l >= level }); level++ {
		for i := 0; i < len(v.shown); i++ {
			start := i
			for i < len(v.shown) && v.shown[i] >= level {
				i++
			}
			slices.Reverse(o.steps[start:i])
			slices.Reverse(v.shown[start:i])
		}
	}
}
