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
// It ends with the plain pen and holds no newline. The padding on the right
// end of a line is left out where it would show nothing.
func (s Strategy) Append(dst []byte, l rtl.Line) []byte {
	cells := make([]rtl.Cell, 0, l.Len())
	for i := range l.Len() {
		cells = append(cells, l.At(i))
	}
	if s == Logical {
		cells = logical(cells)
	}
	for len(cells) > 0 {
		c := cells[len(cells)-1]
		if c.Text != " " || c.Pen.Bg != 0 || c.Pen.Attr&(rtl.Underline|rtl.Reverse|rtl.Strike) != 0 {
			break
		}
		cells = cells[:len(cells)-1]
	}
	var pen rtl.Pen
	for _, c := range cells {
		dst = c.Pen.Append(dst, pen)
		pen = c.Pen
		dst = append(dst, c.Text...)
		if s == LRM && rightToLeft(c.Text) {
			dst = append(dst, lrm...)
		}
	}
	return rtl.Pen{}.Append(dst, pen)
}

// rightToLeft reports whether a cell holds a letter that a terminal may move,
// Arabic-Indic digits included.
func rightToLeft(text string) bool {
	for _, r := range text {
		if r < unicode.MaxLatin1 {
			return false
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL, bidi.AN:
			return true
		}
	}
	return false
}

// logical puts the cells that show text back in reading order, as written,
// behind the padding at the left edge, so that the terminal orders them where
// they stood.
func logical(cells []rtl.Cell) []rtl.Cell {
	start := 0
	for start < len(cells) && cells[start].Source == "" {
		start++
	}
	end := len(cells)
	for end > start && cells[end-1].Source == "" {
		end--
	}
	text := slices.Clone(cells[start:end])
	slices.SortStableFunc(text, func(a, b rtl.Cell) int { return cmp.Compare(a.Index, b.Index) })
	for i, c := range text {
		if c.Source != "" {
			text[i].Text = c.Source
		}
	}
	return slices.Concat(cells[:start], text, cells[end:])
}
