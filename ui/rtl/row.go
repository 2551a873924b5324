package rtl

import "unicode/utf8"

// Blank is a line of n empty cells.
func Blank(n int) Line { return Fill(" ", n, Pen{}) }

// Fill is a line of n cells that each show text, which must be one cell wide:
// rules, frames and backgrounds. Its cells have no Source: they are no part of
// any text.
func Fill(text string, n int, pen Pen) Line {
	if n <= 0 || text == "" {
		return Line{}
	}
	r, size := utf8.DecodeRuneInString(text)
	c := cell{glyph: glyph(r)}
	l := Line{cells: make([]cell, n), width: n}
	if pen != (Pen{}) || size < len(text) {
		l.in = &store{pens: []Pen{{}}}
	}
	if pen != (Pen{}) {
		l.in.pens = append(l.in.pens, pen)
		c.pen = 1
	}
	if size < len(text) {
		l.in.rare = []rare{{text: text}}
		c.glyph = c.glyph.withRare(0)
	}
	for i := range l.cells {
		c.index = uint32(i)
		l.cells[i] = c
	}
	return l
}

// Row puts lines side by side, each laid out on its own: the first column
// stands rightmost. In reading order its cells come first too.
func Row(columns ...Line) Line {
	var n, width int
	for _, c := range columns {
		n += len(c.cells)
		width += c.width
	}
	l := Line{cells: make([]cell, n), width: width}
	m := newMerger(columns)
	read := 0
	for _, c := range columns {
		n -= len(c.cells)
		m.copy(l.cells[n:n+len(c.cells)], c)
		for i := n; i < n+len(c.cells); i++ {
			l.cells[i].index += uint32(read)
		}
		read += len(c.cells)
	}
	l.in = m.store()
	return l
}

// Beside puts blocks of lines side by side, the first one rightmost. A shorter
// block goes on with blank lines of its width.
func Beside(blocks ...[]Line) []Line {
	var height int
	columns := make([]Line, len(blocks))
	blanks := make([]Line, len(blocks))
	for i, b := range blocks {
		height = max(height, len(b))
		width := 0
		for _, l := range b {
			width = max(width, l.width)
		}
		blanks[i] = Blank(width)
	}
	lines := make([]Line, height)
	for y := range lines {
		for i, b := range blocks {
			columns[i] = blanks[i]
			if y < len(b) {
				columns[i] = b[y]
			}
		}
		lines[y] = Row(columns...)
	}
	return lines
}

// merger copies cells of several stores into one.
type merger struct {
	shared *store // the one store that all lines have, if they do
	text   []byte
	rare   []rare
	pens   []Pen
}

// newMerger looks whether the lines already share a store: those of one text
// and blanks do, and then nothing but the cells needs copying.
func newMerger(lines []Line) *merger {
	m := &merger{pens: []Pen{{}}}
	bare := false // a line without a store draws its cells with pen 0
	for _, l := range lines {
		switch {
		case len(l.cells) == 0:
		case l.in == nil:
			bare = true
		case m.shared == nil:
			m.shared = l.in
		case m.shared != l.in:
			m.shared = nil
			return m
		}
	}
	if m.shared != nil && bare && m.shared.pens[0] != (Pen{}) {
		m.shared = nil
	}
	return m
}

// copy copies the cells of l to dst, which has the same length.
func (m *merger) copy(dst []cell, l Line) {
	copy(dst, l.cells)
	if m.shared != nil || l.in == nil {
		return
	}
	// Lines have few pens but their store may have many: only those in use move.
	last, to := -1, uint16(0)
	for i, c := range dst {
		if int(c.pen) != last {
			last, to = int(c.pen), m.pen(l.in.pens[c.pen])
		}
		dst[i].pen = to
		switch {
		case c.glyph.isRare():
			dst[i].glyph = c.glyph.withRare(len(m.rare))
			m.rare = append(m.rare, l.in.rareOf(c))
		case c.n > 0:
			dst[i].src = uint32(len(m.text))
			m.text = append(m.text, l.in.source(c)...)
		}
	}
}

// pen is the number of p in the merged table.
func (m *merger) pen(p Pen) uint16 {
	for i, q := range m.pens {
		if p == q {
			return uint16(i)
		}
	}
	if len(m.pens) > maxPen {
		return maxPen
	}
	m.pens = append(m.pens, p)
	return uint16(len(m.pens) - 1)
}

func (m *merger) store() *store {
	if m.shared != nil {
		return m.shared
	}
	if len(m.pens) == 1 && len(m.text) == 0 && len(m.rare) == 0 {
		return nil
	}
	return &store{text: string(m.text), rare: m.rare, pens: m.pens}
}
