package rtl

import "slices"

// emit puts a line into engine.out in visual order: the prefix at the start
// side, the text aligned in the rest. cells are in reading order and take width
// cells.
func (e *engine) emit(cells []cell, width int, p prefix) {
	rtl := e.base&1 != 0
	total := e.options.Width
	if total <= 0 {
		total = p.width + width
	} else {
		p = p.clip(total-max(width, 1), rtl)
	}
	before, after := e.blanks(total-p.width-width, rtl)
	// In reading order: prefix, blanks, text, blanks.
	atText := len(p.cells) + before
	if rtl {
		e.emitBlanks(after, atText+len(cells))
		e.emitText(cells, width, atText)
		e.emitBlanks(before, len(p.cells))
		e.out = append(e.out, p.cells...)
	} else {
		e.out = append(e.out, p.cells...)
		e.emitBlanks(before, len(p.cells))
		e.emitText(cells, width, atText)
		e.emitBlanks(after, atText+len(cells))
	}
	e.ends = append(e.ends, lineEnd{len(e.out), total})
}

// blanks shares the free cells of a line between the start and the end side of
// its text.
func (e *engine) blanks(free int, rtl bool) (before, after int) {
	switch e.options.Align {
	case AlignCenter:
		return free / 2, free - free/2
	case AlignLeft:
		if rtl {
			return free, 0
		}
	case AlignRight:
		if !rtl {
			return free, 0
		}
	}
	return 0, free
}

// emitBlanks emits n empty cells, of which the one read first has the given
// index.
func (e *engine) emitBlanks(n, index int) {
	for i := range n {
		if e.base&1 != 0 {
			i = n - 1 - i
		}
		e.out = append(e.out, cell{index: uint32(index + i), glyph: ' ', pen: e.fill})
	}
}

// emitText emits the cells of a line in visual order; the first one read has the
// given index.
func (e *engine) emitText(cells []cell, width, index int) {
	start := len(e.out)
	e.out = append(e.out, cells...)
	line := e.out[start:]
	// L1: white space at the end of a line has the level of the paragraph. The
	// other runes that L1 names are no cells.
	for i := len(line) - 1; i >= 0 && classOf(line[i].glyph.rune()) == classWS; i-- {
		line[i].glyph = line[i].glyph.withLevel(e.base)
	}
	highest := e.base
	for i := range line {
		line[i].index = uint32(index + i)
		highest = max(highest, line[i].glyph.level())
	}
	if len(line) == 1 && line[0].glyph.width() > width {
		line[0].glyph = line[0].glyph.withRune(e.ellipsis()) &^ (glyphWide | glyphTall)
	}
	// L2 turns round every run of a level and above, from the highest level to
	// the lowest odd one. The order does not matter, and a level that turns
	// what the next one turns back does no harm.
	from := Level(1)
	if e.base&1 != 0 {
		slices.Reverse(line)
		from = 2
	}
	for level := from; level <= highest; level++ {
		for i := 0; i < len(line); i++ {
			if line[i].glyph.level() < level {
				continue
			}
			run := i
			for i < len(line) && line[i].glyph.level() >= level {
				i++
			}
			slices.Reverse(line[run:i])
		}
	}
}

// clip takes away inner cells until the prefix is at most width wide.
func (p prefix) clip(width int, rtl bool) prefix {
	if p.width <= width {
		return p
	}
	var kept []cell
	room := width
	cells := slices.Clone(p.cells)
	if rtl {
		slices.Reverse(cells) // from the outer edge inwards
	}
	for _, c := range cells {
		if room -= c.glyph.width(); room < 0 {
			break
		}
		kept = append(kept, c)
	}
	for range width - cellsWidth(kept) {
		kept = append(kept, cell{glyph: ' ', index: uint32(len(p.cells))})
	}
	if rtl {
		slices.Reverse(kept)
	}
	// The indices have gaps now: number the cells anew in the same order.
	byIndex := make([]*cell, len(kept))
	for i := range kept {
		byIndex[i] = &kept[i]
	}
	slices.SortStableFunc(byIndex, func(a, b *cell) int { return int(a.index) - int(b.index) })
	for i, c := range byIndex {
		c.index = uint32(i)
	}
	return prefix{kept, width}
}

// cellsWidth is the width of cells.
func cellsWidth(cells []cell) int {
	w := 0
	for _, c := range cells {
		w += c.glyph.width()
	}
	return w
}
