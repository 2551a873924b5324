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
	open := -1
	end = start
	for end < len(cells) {
		c := cells[end]
		w := c.glyph.width()
		if c.glyph&glyphOpen != 0 {
			open = end
		}
		if width+w > avail && !isBlank(c) {
			switch {
			case open > start:
				end = open
			case end == start:
				end++ // a wide cell in a narrow line: emit replaces it
				for end < len(cells) && isBlank(cells[end]) {
					end++
				}
			default:
				cut := end
				for cut > start && cells[cut].glyph&glyphGlued != 0 {
					cut--
				}
				if cut > start {
					end = cut
				}
			}
			break
		}
		width += w
		end++
	}
	next = end
	for end > start && next < len(cells) && isBlank(cells[end-1]) {
		end--
	}
	width = cellsWidth(cells[start:end])
	for end > start && width > avail && isBlank(cells[end-1]) {
		end--
		width -= cells[end].glyph.width()
	}
	return end, next, min(width, avail)
}

// isBlank reports whether a cell is a space at which lines may break.
func isBlank(c cell) bool {
	return c.glyph&glyphTall == 0 && isSpace(c.glyph.rune())
}
