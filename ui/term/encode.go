package term

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"kasb/ui/rtl"
)

// leftMark is the left-to-right mark, which takes no cell and is of class L to
// UAX #9.
const leftMark = "\u200e"

// Append adds the bytes of line l to dst: its text with the codes of its pens.
// They begin and end with the plain pen and hold no newline. Blanks at the
// right end are left out where they would show nothing.
//
// What dst holds is the row so far: nothing, or the cells left of the line. The
// line takes as many cells as it has, in every strategy. What takes no cell,
// vowel marks and marks of direction, stands behind the cell that it belongs to,
// never at the beginning of a row. So it makes no difference whether a row is
// written whole or cell by cell.
func (s Strategy) Append(dst []byte, l rtl.Line) []byte {
	w := writer{dst: dst, line: l, margin: len(dst) > 0 && dst[len(dst)-1] == ' '}
	first := firstRightToLeft(l)
	switch {
	case s == Logical:
		w.logical()
	case s == Tokens:
		w.tokens(shown(l))
	case first < 0: // nothing that a terminal would move
		w.visual(shown(l))
	case s == LRM:
		w.lrm(shown(l))
	case s == Runs:
		w.runs(shown(l), first)
	case s == Pair:
		w.pair(shown(l))
	case s == Inverse:
		w.inverse()
	default:
		w.visual(shown(l))
	}
	w.set(rtl.Pen{})
	return w.dst
}

// writer writes cells of a line one behind the other.
type writer struct {
	dst    []byte
	pen    rtl.Pen // the one that the terminal has now
	line   rtl.Line
	margin bool // a blank stands left of the line
}

// set makes p the pen of what is written next.
func (w *writer) set(p rtl.Pen) {
	if p != w.pen {
		w.dst = p.Append(w.dst, w.pen)
		w.pen = p
	}
}

// cell writes cell i with its own pen.
func (w *writer) cell(i int) { w.cellIn(i, w.line.Pen(i)) }

// cellIn writes cell i with pen p.
func (w *writer) cellIn(i int, p rtl.Pen) {
	w.set(p)
	w.dst = w.line.AppendText(w.dst, i)
}

// cellAs writes cell i with pen p and r in place of its first rune; its marks
// stay.
func (w *writer) cellAs(i int, p rtl.Pen, r rune) {
	w.set(p)
	w.dst = append(utf8.AppendRune(w.dst, r), w.line.Tail(i)...)
}

// mark writes what belongs to the cell before it.
func (w *writer) mark(s string) { w.dst = append(w.dst, s...) }

// visual writes the cells as they stand.
func (w *writer) visual(end int) {
	for i := 0; i < end; {
		p, run := w.line.PenRun(i)
		w.set(p)
		for run = min(run, end); i < run; i++ {
			w.dst = w.line.AppendText(w.dst, i)
		}
	}
}

// lrm writes the cells as they stand, a mark behind each that may be moved.
// The mark ends what UAX #9 reverses behind a single letter, and makes the
// digits and punctuation behind it run from left to right (W7, N1).
func (w *writer) lrm(end int) {
	for i := 0; i < end; {
		p, run := w.line.PenRun(i)
		w.set(p)
		for run = min(run, end); i < run; i++ {
			w.dst = w.line.AppendText(w.dst, i)
			if rightToLeft(w.line.Rune(i)) {
				w.mark(leftMark)
			}
		}
	}
}

// shown is the number of cells up to the last one that shows something.
func shown(l rtl.Line) int {
	end := l.Len()
	for end > 0 && l.Rune(end-1) == ' ' {
		end--
	}
	for i := end; i < l.Len(); {
		p, run := l.PenRun(i)
		if showsBlank(p) {
			end = run
		}
		i = run
	}
	return end
}

// showsBlank reports whether a blank drawn with pen p can be seen.
func showsBlank(p rtl.Pen) bool {
	return p.Bg != 0 || p.Attr&(rtl.Underline|rtl.Reverse|rtl.Strike) != 0
}

// firstRightToLeft is the first cell from the left that a terminal may move,
// or -1.
func firstRightToLeft(l rtl.Line) int {
	for i := range l.Len() {
		if rightToLeft(l.Rune(i)) {
			return i
		}
	}
	return -1
}

// rightToLeft reports whether a cell holds a letter that a terminal may move,
// Arabic-Indic digits included.
func rightToLeft(r rune) bool { return isMoved(classOf(r)) }

// isMoved reports the same for a letter or digit of class c.
func isMoved(c bidi.Class) bool { return c == bidi.R || c == bidi.AL || c == bidi.AN }

// classOf is the Bidi_Class of r.
func classOf(r rune) bidi.Class {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return bidi.L
	case r == ' ':
		return bidi.WS
	case r >= 0xfe80 && r <= 0xfefc:
		return bidi.AL
	}
	p, _ := bidi.LookupRune(r)
	return p.Class()
}
