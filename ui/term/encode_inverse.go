package term

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"kasb/ui/rtl"
)

// anchor is a blank of class L: U+2800, the braille pattern without dots. A row
// whose first strong letter it is has a base from left to right, and digits
// behind it do not follow the letters before it (W2, W7).
const anchor = '\u2800'

// inverse writes the cells in an order that UAX #9, run over the whole row with
// the first strong letter as its base, takes to the wanted one. Levels tell the
// order (L2), but the order tells the levels too, by what comes before a number
// or stands around a blank. So levels are guessed, the row is written in their
// order and its levels are found as the terminal will find them. They are the
// next guess, until the order is right; every order sent was checked so.
//
// Guesses begin with a base from left to right or from right to left. From the
// right, PuTTY shows the row from its right edge on, where cells left of the line
// stand right of it. So lines must have as many free cells on the left as on the
// right, or take the row. Where no guess comes to an order, some blanks become
// anchors: at the left edge of the row and before a number that follows
// right-to-left letters; then those that are not between such letters; then all.
//
// Some rows have no order at all, or need a blank that there is not: before a row
// that begins with Arabic on the left and with Latin on the right; between a
// letter and the number on its right that touches it, in a row with Latin
// words; and where brackets stand inside of words. They are written in the order
// that misplaces the fewest cells. No row of up to five cells has an order that
// is not found; of a million rows of six, six have.
//
// Pens travel with their cells. PuTTY draws the mirror image of a bracket that
// it turns (L4), so its mirror image is sent. An anchor is drawn in the colour of
// its background, or in black where that is the terminal's own, in case a font
// has no U+2800.
func (w *writer) inverse() {
	v := inverters.Get().(*inverter)
	defer inverters.Put(v)
	v.solve(w.line, w.margin)
	end := len(v.best.steps)
	for end > 0 && v.best.hides(w.line, end-1) {
		end--
	}
	if v.best.margin {
		w.dst = w.dst[:len(w.dst)-1]
		w.set(anchorPen(rtl.Pen{}))
		w.dst = utf8.AppendRune(w.dst, anchor)
	}
	for _, s := range v.best.steps[:end] {
		p, r := w.line.Pen(s.cell), w.line.Rune(s.cell)
		switch {
		case v.best.anchors[s.cell]:
			p, r = anchorPen(p), anchor
		case s.turned:
			r = rtl.Mirror(r)
		}
		w.cellAs(s.cell, p, r)
	}
}

// anchorPen is the pen of an anchor in place of a blank of pen p.
func anchorPen(p rtl.Pen) rtl.Pen {
	p.Attr &^= rtl.Bold // bold black is grey
	switch {
	case p.Attr&(rtl.Underline|rtl.Strike) != 0: // its colour shows
	case p.Attr&rtl.Reverse != 0:
		if p.Fg != 0 {
			p.Bg = p.Fg
		}
	case p.Bg != 0:
		p.Fg = p.Bg
	default:
		p.Fg = rtl.Indexed(0)
	}
	return p
}

// inverter finds orders. It keeps its memory from one line to the next.
type inverter struct {
	classes    []bidi.Class // of the cells
	levels     []rtl.Level  // of the cells, as they are guessed
	shown      []rtl.Level  // of the cells, from left to right
	runes      []rune       // of an order, as they are sent
	margin     bool         // there is a blank left of the line
	best, next order
	resolver   rtl.Resolver
}

// order is a way to write a row.
type order struct {
	steps   []step
	anchors []bool // by cell: an anchor is written for it
	margin  bool   // and one for the blank left of the line
}

// step is a cell that is written; turned says whether the terminal will mirror it.
type step struct {
	cell   int
	turned bool
}

var inverters = sync.Pool{New: func() any { return new(inverter) }}

// solve leaves in v.best an order that is right, or the one with the fewest
// wrong cells, and gives their number.
func (v *inverter) solve(l rtl.Line, margin bool) (wrong int) {
	v.margin = margin
	v.classes = v.classes[:0]
	for i := range l.Len() {
		c := classOf(l.Rune(i))
		if c == bidi.WS && l.Rune(i) != ' ' {
			c = bidi.ON // a blank of another width is no place for an anchor
		}
		v.classes = append(v.classes, c)
	}
	wrong = -1
	for _, g := range guesses {
		v.guess(g)
		for range rounds {
			v.arrange()
			n := v.check(l)
			if wrong < 0 || n < wrong {
				wrong = n
				v.best.set(v.next)
			}
			if wrong == 0 {
				return 0
			}
		}
	}
	return wrong
}

// check reorders the row v.next as the terminal will and gives the number of
// cells that do not come where they belong. It leaves the levels that the cells
// have in v.levels.
func (v *inverter) check(l rtl.Line) (wrong int) {
	o := &v.next
	v.runes = v.runes[:0]
	if o.margin {
		v.runes = append(v.runes, anchor)
	}
	first := len(v.runes)
	for _, s := range o.steps {
		r := l.Rune(s.cell)
		switch {
		case o.anchors[s.cell]:
			r = anchor
		case s.turned:
			r = rtl.Mirror(r)
		}
		v.runes = append(v.runes, r)
	}
	levels, _ := v.resolver.Levels(v.runes, rtl.Auto)
	for i, s := range o.steps {
		v.levels[s.cell] = levels[first+i]
	}
	shown := v.resolver.VisualOrder(levels)
	wrong = len(levels) - len(shown)
	for place, i := range shown {
		place, i := place-first, i-first
		if place < 0 || i < 0 {
			if place != i {
				wrong++
			}
			continue
		}
		if r := v.runes[first+i]; levels[first+i]&1 != 0 {
			v.runes[first+i] = rtl.Mirror(r)
		}
		if !o.shows(l, v.runes[first+i], i, place) {
			wrong++
		}
	}
	return wrong
}

// shows reports whether the cell of step i, with r as its first rune, is what
// is wanted in a place.
func (o *order) shows(l rtl.Line, r rune, i, place int) bool {
	if r == anchor {
		r = ' '
	}
	c := o.steps[i].cell
	if r != l.Rune(place) || c == place {
		return r == l.Rune(place)
	}
	return l.Pen(c) == l.Pen(place) && l.Tail(c) == l.Tail(place)
}

// hides reports whether step i shows nothing and may be left out at the end.
func (o *order) hides(l rtl.Line, i int) bool {
	c := o.steps[i].cell
	return !o.anchors[c] && l.Rune(c) == ' ' && !showsBlank(l.Pen(c))
}
