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

	first   int    // rune with which the last cell begins
	isRare  bool   // and it is a rare one
	tail    []rune // what it draws behind its rune
	cluster int    // rune behind a grapheme cluster that holds more than one with a cell
	held    int    // the first of the runes that have no cell and go with the next one, or -1
	loose   bool   // one of these is a mark
	joined  bool   // the rune before was a ZWJ
	open    bool   // the rune before lets the next line begin here
	text    bool   // something else than spaces has been met
	space   bool   // the last cell is a space
}

// clusters makes the cells of the paragraph read last, in reading order, from
// its runes, from what shaping drew for them and from their levels.
func (e *engine) clusters() {
	c := clusterer{engine: e, held: -1, marks: e.options.Marks, tail: e.tail[:0]}
	runes, text := e.runes, e.store.text
	glyphs, levels := e.glyphs[:len(runes)], e.levels[:len(runes)]
	var (
		spans = e.spans
		end   = 0         // of the span at hand
		off   = 0         // where the rune at hand stands in the text
		pen   = uint16(0) // and how it is drawn
		word  = wordNone
	)
	cells := slices.Grow(e.cells[:0], len(runes)+1)
	e.wide = false
	for i := 0; i < len(runes); i++ {
		if i == end {
			pen, off, spans = spans[0].pen, spans[0].off, spans[1:]
			end = len(runes)
			if len(spans) > 0 {
				end = spans[0].at
			}
		}
		r := runes[i]
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
		if width == 0 || i < c.cluster && c.continues(r) {
			e.cells = cells
			c.attach(i, drawn, off, width)
			off += size
			continue
		}
		if c.isRare {
			e.cells = cells
			c.close(i)
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
			c.isRare = r == ' ' && text[off] != ' ' // a tab or a newline
		default:
			if c.open || word == wordHyphen && kind == kindLatin {
				g |= glyphOpen
			}
			c.text, c.space, c.open = true, false, false
		}
		word = word.next(kind)
		switch {
		case i < c.cluster:
			g |= glyphGlued
		case !inSequences(r):
		case r == utf8.RuneError:
			c.isRare = true // bytes that are not UTF-8
		case i+1 < len(runes) && runes[i+1] >= 0x300:
			c.cluster = e.clusterEnd(i)
		}
		c.first = i
		if c.held >= 0 {
			c.first, c.held, c.loose, c.isRare = c.held, -1, false, true
		}
		c.joined = false
		// Field by field: a literal would be written to the stack in pieces and
		// read back whole, which the processor has to wait for.
		cells = cells[:len(cells)+1]
		last := &cells[len(cells)-1]
		last.src, last.n, last.pen, last.glyph = uint32(off), uint16(size), pen, g
		off += size
		if !c.isRare && isArabicLetter(r) {
			n := len(cells)
			cells = e.letters(cells, i+1, end, off, pen)
			n = len(cells) - n
			i, off = i+n, off+2*n
			c.first = i
		}
	}
	e.cells = cells
	c.finish(pen)
	e.tail = c.tail
}

// letters makes cells of Arabic letters behind another one, which are most of a
// text: nothing else applies to them than their form. The first one is rune i,
// at off; they end before rune end at the latest.
func (e *engine) letters(cells []cell, i, end, off int, pen uint16) []cell {
	for ; i < end && isArabicLetter(e.runes[i]) && e.glyphs[i] != 0; i++ {
		cells = cells[:len(cells)+1]
		last := &cells[len(cells)-1]
		last.src, last.n, last.pen, last.glyph = uint32(off), 2, pen, glyph(e.glyphs[i]).withLevel(e.levels[i])
		off += 2
	}
	return cells
}

// clusterEnd is the rune behind the grapheme cluster that begins with rune i.
func (e *engine) clusterEnd(i int) int {
	for n := 4; ; n *= 2 { // nearly all are shorter
		part := e.runes[i:min(i+n, len(e.runes))]
		e.sequence = appendRunes(e.sequence[:0], part)
		// The error is always nil: all of the data is there.
		size, _, _ := graphemes.SplitFunc(e.sequence, true)
		if size < len(e.sequence) || len(part) < n {
			return i + utf8.RuneCount(e.sequence[:size])
		}
	}
}

// continues reports whether r, which takes a cell by itself, is no cell in the
// cluster it stands in. An emoji sequence is drawn as its first emoji, and a
// flag whole: these are as wide for terminals that know clusters as for others.
func (c *clusterer) continues(r rune) bool {
	return c.joined || isEmojiModifier(r) || isRegional(r)
}

// attach adds rune i, which has no cell of its own, to the last cell, or holds it
// for the next one: at the beginning, where there is none yet, and behind a
// space, which may be dropped at the end of a line.
func (c *clusterer) attach(i int, drawn rune, off, width int) {
	r := c.runes[i]
	hidden := isInvisible(r)
	c.joined = r == zwj
	c.open = c.open || r == zwsp && c.text
	if len(c.cells) == 0 || c.held >= 0 || c.space && hidden {
		if c.held < 0 {
			c.held = i
		}
		c.loose = c.loose || !hidden
		return
	}
	last := &c.cells[len(c.cells)-1]
	n := int(last.n) + runeSize(r)
	if off != int(last.src)+int(last.n) || n > math.MaxUint16 || c.space {
		c.isRare = true
	}
	last.n = uint16(min(n, math.MaxUint16))
	switch {
	case drawn == 0, hidden, isVowel(r) && !c.marks:
	case width == 0:
		c.tail = append(c.tail, drawn)
		c.isRare = true
	case isRegional(r):
		c.tail = append(c.tail, drawn)
		c.isRare = true
		last.glyph |= glyphWide
		c.wide = true
	}
	if c.space { // with a mark it is no space to break at
		last.glyph = last.glyph.withRune(nbsp) &^ glyphWide
		c.space, c.open = false, false
	}
}

// finish closes the last cell.
func (c *clusterer) finish(pen uint16) {
	if c.held >= 0 {
		if len(c.cells) == 0 {
			// Nothing but runes without a cell: they need one to stand in.
			c.cells = append(c.cells, cell{pen: pen, glyph: glyph(' ').withLevel(c.base)})
			c.first = c.held
		} else if c.space && c.loose { // with a mark it is no space to drop
			last := &c.cells[len(c.cells)-1]
			last.glyph = last.glyph.withRune(nbsp) &^ glyphWide
		}
		c.held, c.isRare = -1, true
	}
	if c.isRare {
		c.close(len(c.runes))
	}
}

// close writes down what the last cell draws and its source, now that it is known
// to end before rune end and before what is held.
func (c *clusterer) close(end int) {
	if c.held >= 0 {
		end = c.held
	}
	last := &c.cells[len(c.cells)-1]
	c.rare.putRunes(last, c.tail, c.runes[c.first:end])
	c.tail, c.isRare = c.tail[:0], false
}

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
