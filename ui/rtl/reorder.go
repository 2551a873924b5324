package rtl

import "slices"

// emit makes a line in visual order: the prefix at the start side, the text
// aligned in the rest. cells are in reading order and take width cells.
func (e *engine) emit(cells []cell, width int, p prefix) Line {
	rtl := e.base&1 != 0
	total := e.options.Width
	if total <= 0 {
		total = p.width + width
	} else {
		p = p.clip(total-max(width, 1), rtl)
	}
	before, after := e.blanks(total-p.width-width, rtl)
	line := e.alloc(len(p.cells) + before + len(cells) + after)
	// Each part is put at its place in reading order, then at its side.
	at := 0
	part := func(n int) (cells []cell, index int) {
		index, at = at, at+n
		if rtl {
			return line[len(line)-at : len(line)-index], index
		}
		return line[index:at], index
	}
	dst, _ := part(len(p.cells))
	copy(dst, p.cells)
	e.putBlanks(part(before))
	dst, index := part(len(cells))
	copy(dst, cells)
	e.putText(dst, width, index)
	e.putBlanks(part(after))
	return Line{cells: line, width: total, in: e.store}
}

// alloc gives memory for n cells. Lines share it in pieces, which are small for
// a short text and about 50 lines long for a long one.
func (e *engine) alloc(n int) []cell {
	const most = 4096 // 64 KiB
	if cap(e.slab)-len(e.slab) < n {
		size := max(n, min(2*cap(e.slab), most))
		e.slab = make([]cell, 0, size)
	}
	used := len(e.slab)
	e.slab = e.slab[:used+n]
	return e.slab[used : used+n : used+n]
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

// putBlanks makes cells empty; the one read first has the given index.
func (e *engine) putBlanks(cells []cell, index int) {
	for i := range cells {
		c := &cells[i]
		c.src, c.n, c.glyph, c.pen, c.index = 0, 0, ' ', e.blank, uint32(index+i)
		if e.base&1 != 0 {
			c.index = uint32(index + len(cells) - 1 - i)
		}
	}
}

// putText turns the cells of a line from reading into visual order; the first
// one read has the given index.
func (e *engine) putText(line []cell, width, index int) {
	// L1: white space at the end of a line has the level of the paragraph. The
	// other runes that L1 names are no cells. Nor are marks of direction: one
	// at the very end does not keep the spaces before it from L1.
	for i := len(line) - 1; i >= 0 && classOf(e.rare.shown(line[i])) == classWS; i-- {
		line[i].glyph = line[i].glyph.withLevel(e.base)
	}
	highest := e.base
	for i := range line {
		line[i].index = uint32(index + i)
		highest = max(highest, line[i].glyph.level())
	}
	if len(line) == 1 && line[0].glyph.width() > width {
		e.replace(&line[0], e.ellipsis())
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

// replace draws r for a cell that has no room.
func (e *engine) replace(c *cell, r rune) {
	old := c.glyph
	c.glyph = old.withRune(r) &^ glyphWide
	if old.isRare() {
		e.rare.put(c, string(r), e.rare.entries[old.rune()].source)
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
