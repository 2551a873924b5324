package rtl

import "strings"

// Cell is one grapheme cluster of a line as it is drawn, with what it was in
// the text.
type Cell struct {
	Text   string // what to draw: presentation forms, mirrored brackets, marks behind their letter
	Source string // the same as it was written: base letters, both letters of a lam-alef; empty for padding
	Index  int    // place in reading order among the cells of its line
	Width  int    // cells: 1 or 2
	Pen    Pen
}

// Line is one line in visual order: its first cell is the leftmost one. The
// zero Line is empty.
type Line struct {
	cells []Cell
	width int
}

// Width is the number of terminal cells that the line takes.
func (l Line) Width() int { return l.width }

// Len is the number of grapheme clusters in the line.
func (l Line) Len() int { return len(l.cells) }

// At is cell i, counted from the left.
func (l Line) At(i int) Cell { return l.cells[i] }

// String is the text of the line in visual order without pens: for tests and
// for looking at.
func (l Line) String() string {
	var b strings.Builder
	for _, c := range l.cells {
		b.WriteString(c.Text)
	}
	return b.String()
}

// Blank is a line of n empty cells.
func Blank(n int) Line { return Fill(" ", n, Pen{}) }

// Fill is a line of n cells that each show text, which must be one cell wide.
func Fill(text string, n int, pen Pen) Line {
	l := Line{}
	for range max(n, 0) {
		l.cells = append(l.cells, Cell{Text: text, Width: 1, Pen: pen})
		l.width++
	}
	return l
}

// Row puts lines side by side, each laid out on its own: the first column
// stands rightmost.
func Row(columns ...Line) Line {
	l := Line{}
	for i := len(columns) - 1; i >= 0; i-- {
		l.cells = append(l.cells, columns[i].cells...)
		l.width += columns[i].width
	}
	return l
}
