package rtl

const ellipsis = '…'

// breakLine finds the end of the line that begins with cell start and has room
// for avail cells, at least 1. The line is cells[start:end], the next one begins
// at next; between them are spaces, which are dropped. width is the line's.
//
// A line ends before the last cell that is open and still begins inside it. A
// word longer than a line is cut between grapheme clusters, and a cluster
// longer than a line between its runes. Spaces hang over the end of a line, so
// they never push a word to the next one. Spaces at the beginning of the
// paragraph stay.
func (e *engine) breakLine(start, avail int) (end, next, width int) {
	cells := e.cells
	end = e.fill(start, avail)
	for end < len(cells) && e.isBlank(cells[end]) {
		end++
	}
	if end < len(cells) {
		end = e.breakBefore(start, end)
	}
	next = end
	for end > start && next < len(cells) && e.isBlank(cells[end-1]) {
		end--
	}
	width = e.widthOf(start, end)
	for end > start && width > avail && e.isBlank(cells[end-1]) {
		end--
		width -= cells[end].glyph.width()
	}
	return end, next, min(width, avail)
}

// fill finds the first cell that has no room in a line of avail cells from
// start on.
func (e *engine) fill(start, avail int) int {
	if !e.wide {
		return min(start+avail, len(e.cells))
	}
	end := start
	for end < len(e.cells) {
		if avail -= e.cells[end].glyph.width(); avail < 0 {
			break
		}
		end++
	}
	return end
}

// breakBefore finds the last cell up to limit before which a line from start on
// may end. Cell limit, which is no space, is the first one without room.
func (e *engine) breakBefore(start, limit int) int {
	cells := e.cells
	for end := limit; end > start; end-- {
		if cells[end].glyph&glyphOpen != 0 {
			return end
		}
	}
	for end := limit; end > start; end-- {
		if cells[end].glyph&glyphGlued == 0 {
			return end
		}
	}
	if limit > start {
		return limit
	}
	// A wide cell in a line of one: it goes there all the same, and emit
	// replaces it.
	end := start + 1
	for end < len(cells) && e.isBlank(cells[end]) {
		end++
	}
	return end
}

// widthOf is the width of cells[start:end].
func (e *engine) widthOf(start, end int) int {
	if !e.wide {
		return end - start
	}
	return cellsWidth(e.cells[start:end])
}

// isBlank reports whether a cell is a space at which lines may break.
func (e *engine) isBlank(c cell) bool { return isSpace(e.rare.shown(c)) }
