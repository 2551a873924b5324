package term

import (
	"cmp"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"kasb/ui/rtl"
)

const lrm = "\u200e"

// Append adds the bytes of line l to dst: its text with the codes of its pens.
// They begin and end with the plain pen and hold no newline. Blanks at the
// right end are left out where they would show nothing.
func (s Strategy) Append(dst []byte, l rtl.Line) []byte {
	if s == Logical {
		return appendLogical(dst, l)
	}
	end := shown(l)
	var pen rtl.Pen
	for i := 0; i < end; {
		next, run := l.PenRun(i)
		dst = next.Append(dst, pen)
		pen = next
		for run = min(run, end); i < run; i++ {
			dst = l.AppendText(dst, i)
			if s == LRM && rightToLeft(l.Rune(i)) {
				dst = append(dst, lrm...)
			}
		}
	}
	return rtl.Pen{}.Append(dst, pen)
}

// shown is the number of cells up to the last one that shows something.
func shown(l rtl.Line) int {
	end := l.Len()
	for end > 0 && l.Rune(end-1) == ' ' {
		end--
	}
	for i := end; i < l.Len(); {
		p, run := l.PenRun(i)
		if p.Bg != 0 || p.Attr&(rtl.Underline|rtl.Reverse|rtl.Strike) != 0 {
			end = run
		}
		i = run
	}
	return end
}

// rightToLeft reports whether a cell holds a letter that a terminal may move,
// Arabic-Indic digits included.
func rightToLeft(r rune) bool {
	if r <= unicode.MaxLatin1 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.R, bidi.AL, bidi.AN:
		return true
	}
	return false
}

// appendLogical writes the cells as they were written and in reading order,
// behind the padding at the left edge, so that the terminal puts them where
// they stood.
func appendLogical(dst []byte, l rtl.Line) []byte {
	cells := make([]rtl.Cell, 0, l.Len())
	for i := range shown(l) {
		cells = append(cells, l.At(i))
	}
	start := slices.IndexFunc(cells, func(c rtl.Cell) bool { return c.Source != "" })
	if start < 0 {
		start = len(cells)
	}
	slices.SortStableFunc(cells[start:], func(a, b rtl.Cell) int { return cmp.Compare(a.Index, b.Index) })
	var pen rtl.Pen
	for _, c := range cells {
		dst = c.Pen.Append(dst, pen)
		pen = c.Pen
		if c.Source != "" {
			c.Text = c.Source
		}
		dst = append(dst, c.Text...)
	}
	return rtl.Pen{}.Append(dst, pen)
}
