package term

import "golang.org/x/text/unicode/bidi"

// runs writes each run of right-to-left letters back to front, with a mark
// behind the last one, and a mark before the first run of the line, in the
// cell before it. first is the first cell from the left that may be moved.
//
// Konsole (since 22.12) runs UAX #9 over the whole row, with a base from left to
// right unless its profile says otherwise; then the first mark settles it. At
// the left edge there is no cell to put it in, and none is needed but for such
// a profile. Between marks all is from left to right, so nothing but the letters
// of a run is turned. Pens travel with their letters.
//
// Konsole also shapes the letters again, from their neighbours. Those of a word
// stay beside each other, whatever their pens; marks make and unmake the joins
// of which the neighbours do not tell, as in a word that was cut.
//
// Arabic-Indic digits run from left to right but would pull what stands
// between two numbers with them (N1): a mark ends a number too.
func (w *writer) runs(end, first int) {
	if first == 0 && w.margin {
		w.mark(leftMark)
	}
	for i := 0; i < end; {
		r := w.line.Rune(i)
		if isLetter(r) {
			i = w.run(i, end)
			continue
		}
		w.cell(i)
		i++
		if i == first || classOf(r) == bidi.AN && (i == end || classOf(w.line.Rune(i)) != bidi.AN) {
			w.mark(leftMark)
		}
	}
}

// run writes the run of letters that begins at cell i and gives its end.
func (w *writer) run(i, most int) (end int) {
	for end = i; end < most && isLetter(w.line.Rune(end)); {
		end++
	}
	letter := joinsOf(w.line.Rune(end - 1))
	if i > 0 || w.margin {
		w.mark(joins{}.mark(letter))
	}
	for k := end - 1; k >= i; k-- {
		w.cell(k)
		next := joins{}
		if k > i {
			next = joinsOf(w.line.Rune(k - 1))
		}
		w.mark(letter.mark(next))
		letter = next
	}
	w.mark(leftMark)
	return end
}

// isLetter reports whether r is a right-to-left letter, or punctuation that is
// one to UAX #9, such as U+061F.
func isLetter(r rune) bool {
	c := classOf(r)
	return c == bidi.R || c == bidi.AL
}
