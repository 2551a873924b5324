package rtl

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// clusterer makes cells out of the runes of a paragraph.
type clusterer struct {
	*engine
	marks bool // draw vowel marks

	end     int  // of the paragraph's text; tall cells are written down behind it
	cluster int  // where a grapheme cluster ends that holds more than one rune with a cell
	held    int  // where the runes begin that have no cell and go with the next one, or -1
	loose   bool // one of these is a mark
	joined  bool // the rune before was a ZWJ
	open    bool // the rune before lets the next line begin here
	text    bool // something else than spaces has been met
	space   bool // the last cell is a space
}

// clusters makes the cells of the paragraph read last, in reading order, from
// its runes, from what shaping drew for them and from their levels. Its text
// begins at src.
func (e *engine) clusters(src int) {
	c := clusterer{engine: e, end: len(e.text), held: -1, marks: e.options.Marks}
	runes := e.runes
	glyphs, levels := e.glyphs[:len(runes)], e.levels[:len(runes)]
	spans, pen := e.spans[1:], e.spans[0].pen
	off := src // where the rune at hand begins in e.text
	word := wordNone
	cells := slices.Grow(e.cells[:0], len(runes)+1)
	e.wide = false
	for i, r := range runes {
		if len(spans) > 0 && spans[0].at == i {
			pen, spans = spans[0].pen, spans[1:]
		}
		size := runeSize(r)
		drawn := glyphs[i]
		width, kind := 0, kindOther
		switch {
		case r < 0x80:
			width, kind = 1, asciiKinds[r]
		case drawn == 0:
		case isArabic(r):
			width = arabicWidth(r)
		default:
			width, kind = e.measure.width(drawn), kindOf(r)
		}
		if width == 0 || off < c.cluster && c.continues(r) {
			e.cells = cells
			c.attach(r, drawn, off, size, width)
			off += size
			continue
		}
		if len(e.tail) > 0 {
			e.cells = cells
			c.closeTall()
		}
		level := levels[i]
		if level&1 != 0 && drawn == r {
			drawn = mirror(r) // L4
		}
		g := glyph(drawn).withLevel(level)
		if width > 1 {
			g |= glyphWide
			e.wide = true
		}
		switch {
		case kind == kindSpace && c.loose:
			g = g.withRune(nbsp) &^ glyphWide
			c.space = false
		case kind == kindSpace:
			c.space = true
			c.open = c.text
		default:
			if c.open || word == wordHyphen && kind == kindLatin {
				g |= glyphOpen
			}
			c.text, c.space, c.open = true, false, false
		}
		word = word.next(kind)
		if off < c.cluster {
			g |= glyphGlued
		} else if inSequences(r) && i+1 < len(runes) && runes[i+1] >= 0x300 {
			// The error is always nil: all of the data is there.
			n, _, _ := graphemes.SplitFunc(e.text[off:c.end], true)
			c.cluster = off + n
		}
		start := off
		if c.held >= 0 {
			start, c.held, c.loose = c.held, -1, false
		}
		off += size
		c.joined = false
		// Field by field: a literal would be written to the stack in pieces and
		// read back whole, which the processor has to wait for.
		cells = cells[:len(cells)+1]
		last := &cells[len(cells)-1]
		last.src, last.n, last.pen, last.glyph = uint32(start), clampLen(off-start), pen, g
	}
	e.cells = cells
	c.finish(off, pen)
}

// continues reports whether r, which takes a cell by itself, is no cell in the
// cluster it stands in. An emoji sequence is drawn as its first emoji, and a
// flag whole: these are as wide for terminals that know clusters as for others.
func (c *clusterer) continues(r rune) bool {
	return c.joined || isEmojiModifier(r) || isRegional(r)
}

// attach adds a rune without a cell of its own to the last cell, or holds it
// for the next one: at the beginning, where there is none yet, and behind a
// space, which may be dropped at the end of a line.
func (c *clusterer) attach(r, drawn rune, off, size, width int) {
	hidden := isInvisible(r)
	c.joined = r == zwj
	c.open = c.open || r == zwsp && c.text
	if len(c.cells) == 0 || c.held >= 0 || c.space && hidden {
		if c.held < 0 {
			c.held = off
		}
		c.loose = c.loose || !hidden
		return
	}
	last := &c.cells[len(c.cells)-1]
	last.n = clampLen(int(last.n) + size)
	switch {
	case drawn == 0, hidden, isVowel(r) && !c.marks:
	case width == 0:
		c.tail = append(c.tail, drawn)
	case isRegional(r):
		c.tail = append(c.tail, drawn)
		last.glyph |= glyphWide
		c.wide = true
	}
	if c.space { // with a mark it is no space to break at
		last.glyph = last.glyph.withRune(nbsp) &^ glyphWide
		c.space, c.open = false, false
	}
}

// finish closes the last cell.
func (c *clusterer) finish(off int, pen uint16) {
	if len(c.tail) > 0 {
		c.closeTall()
	}
	if c.held < 0 {
		return
	}
	if n := len(c.cells); n > 0 {
		last := &c.cells[n-1]
		last.n = clampLen(int(last.n) + off - c.held)
		return
	}
	// Nothing but runes without a cell: they need one to stand in.
	c.cells = append(c.cells, cell{
		src: uint32(c.held), n: clampLen(off - c.held), pen: pen, glyph: glyph(' ').withLevel(c.base),
	})
}

// closeTall writes down what the last cell draws besides its rune, now that it
// is known to end there.
func (e *engine) closeTall() {
	c := &e.cells[len(e.cells)-1]
	src := c.src
	c.src = uint32(len(e.text))
	e.text = append(e.text, e.text[src:src+uint32(c.n)]...)
	e.text = utf8.AppendRune(e.text, c.glyph.rune())
	for _, r := range e.tail {
		e.text = utf8.AppendRune(e.text, r)
	}
	e.text = append(e.text, 0)
	e.tail = e.tail[:0]
	c.glyph |= glyphTall
}

// clampLen is a length as a cell keeps it: a letter with more than 64 KiB of
// marks loses some.
func clampLen(n int) uint16 { return uint16(min(n, math.MaxUint16)) }

// runeSize is the length of a valid rune in UTF-8.
func runeSize(r rune) int {
	n := 1 // written so that no jumps are needed
	if r >= 0x80 {
		n = 2
	}
	if r >= 0x800 {
		n = 3
	}
	if r >= 0x10000 {
		n = 4
	}
	return n
}
