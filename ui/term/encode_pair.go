package term

import "kasb/ui/rtl"

// pair writes the cells as they stand, with [rtl.Faint] turned over from one
// cell to the next wherever one of the two may be moved.
//
// QTermWidget lays out each stretch of one style by itself, so a right-to-left
// letter between two others of another style cannot move. It keeps faint text
// apart from other text but draws both alike (up to 2.4 at least), while
// colours do not do everywhere: the terminal's own colour has no neighbour that
// is known, and one that is off by a shade is rounded away where the program
// writes only 256 colours, or none.
func (w *writer) pair(end int) {
	turned, moved := false, false
	for i := 0; i < end; {
		p, run := w.line.PenRun(i)
		q := p
		q.Attr ^= rtl.Faint
		for run = min(run, end); i < run; i++ {
			before := moved
			moved = rightToLeft(w.line.Rune(i))
			if moved || before {
				turned = i > 0 && p.Attr == w.pen.Attr && p.Fg == w.pen.Fg && p.Bg == w.pen.Bg
			}
			if turned {
				w.cellIn(i, q)
			} else {
				w.cellIn(i, p)
			}
		}
	}
}
