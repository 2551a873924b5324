package rtl

import "slices"

// Caret is where an insertion point stands in a line, in cells from its left
// edge.
type Caret struct {
	X    int // the caret stands at the left edge of column X, from 0 to the line's width: the place of a bar
	Cell int // the column of the letter that follows, or of its place beyond the end, from -1 to the line's width: that of a block
	// Inside is true where the caret stands between clusters that share a cell,
	// such as the lam and the alef of a ligature. Then X is the edge of that
	// cell at which it is entered.
	Inside bool
}

// Caret is where the caret stands that has at bytes of the line's text before
// it, counted in the sources of its cells in reading order. Base is the base
// direction of the text, [Auto] what [Layout] makes of it.
//
// Between letters of two directions there are two places, one beside each. The
// caret takes the one beside the letter of the lower level, where a letter of
// the surrounding direction would appear; in an Arabic line the caret at the
// end of a Latin word is left of it and at its beginning right of it. So every
// place between two cells is that of one caret: one that moves is seen to
// move. With behind it stands beside the letter before it instead, which is
// where the next letter of the same direction would appear, as after typing.
func (l Line) Caret(at int, base Direction, behind bool) Caret {
	texts := l.texts()
	if base == Auto {
		base = LeftToRight
		if slices.ContainsFunc(texts, func(t textCell) bool { return anyRTL([]rune(l.source(l.cells[t.cell]))) == RightToLeft }) {
			base = RightToLeft
		}
	}
	// Beyond both ends stands something of the base direction, at the edges of
	// the text.
	left, right := l.width, 0
	for _, t := range texts {
		left, right = min(left, t.x), max(right, t.x+t.width)
	}
	if len(texts) == 0 {
		left, right = 0, l.width
	}
	first, last := textCell{x: left}, textCell{x: right}
	if base == RightToLeft {
		first, last = textCell{x: right, level: 1}, textCell{x: left, level: 1}
	}

	i := slices.IndexFunc(texts, func(t textCell) bool { return t.end > at })
	if i < 0 {
		i = len(texts)
	}
	p, n := first, last
	if i > 0 {
		p = texts[i-1]
	}
	if i < len(texts) {
		n = texts[i]
		if n.start < at {
			return Caret{X: n.enter(), Cell: n.x, Inside: true}
		}
	}
	x, side := p.leave(), p.level
	if p.level > n.level && !behind {
		x, side = n.enter(), n.level
	}
	c := Caret{X: x, Cell: x}
	if side&1 != 0 {
		c.Cell = x - 1
		if i := slices.IndexFunc(texts, func(t textCell) bool { return t.x+t.width == x }); i >= 0 {
			c.Cell = texts[i].x
		}
	}
	return c
}

// Cut is the part of the line that is width cells wide and has from cells to
// its left. Half a wide cell is blank.
func (l Line) Cut(from, width int) Line {
	from = min(max(from, 0), l.width)
	width = min(max(width, 0), l.width-from)
	cut := Line{cells: make([]cell, 0, min(width, len(l.cells))), width: width, in: l.in}
	x := 0
	for _, c := range l.cells {
		left, right := max(x, from), min(x+c.glyph.width(), from+width)
		x += c.glyph.width()
		switch {
		case left >= right:
		case right-left < c.glyph.width():
			cut.cells = append(cut.cells, cell{glyph: ' ', index: c.index, pen: c.pen})
		default:
			cut.cells = append(cut.cells, c)
		}
	}
	for read, i := range readingOrder(cut.cells, nil) {
		cut.cells[i].index = uint32(read)
	}
	return cut
}

// MarkText is the line with another pen on the text that has from bytes before
// it and ends behind to bytes, counted as in [Line.Caret]. A cell that shows
// some of it is marked whole.
func (l Line) MarkText(from, to int, pen func(Pen) Pen) Line {
	if from >= to {
		return l
	}
	s := &store{pens: slices.Clone(l.pens())}
	if l.in != nil {
		s.text, s.rare = l.in.text, l.in.rare
	}
	m := merger{pens: s.pens}
	cells := slices.Clone(l.cells)
	for _, t := range l.texts() {
		if t.start < to && t.end > from {
			c := &cells[t.cell]
			c.pen = m.pen(pen(s.pens[c.pen]))
		}
	}
	s.pens = m.pens
	return Line{cells: cells, width: l.width, in: s}
}

// textCell is what one cell shows of a line's text.
type textCell struct {
	start, end int // bytes of the line's text
	cell       int // place in the line
	x, width   int // columns
	level      Level
}

// enter is the edge of the cell on the side of what is read before it, leave
// the edge on the other side.
func (t textCell) enter() int { return t.x + t.width*int(t.level&1) }
func (t textCell) leave() int { return t.x + t.width*int(1-t.level&1) }

// texts is the text of the line in reading order; what fills the line has none.
func (l Line) texts() []textCell {
	columns := make([]int, len(l.cells))
	x := 0
	for i, c := range l.cells {
		columns[i] = x
		x += c.glyph.width()
	}
	texts := make([]textCell, 0, len(l.cells))
	at := 0
	for _, i := range readingOrder(l.cells, nil) {
		c := l.cells[i]
		n := len(l.source(c))
		if n == 0 {
			continue
		}
		texts = append(texts, textCell{
			start: at, end: at + n, cell: i, x: columns[i], width: c.glyph.width(), level: c.glyph.level(),
		})
		at += n
	}
	return texts
}
