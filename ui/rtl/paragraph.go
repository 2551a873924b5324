package rtl

import (
	"math"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// clusters makes the cells of the paragraph read last, in reading order, out of
// its runes, of what shaping made of them and of their levels. Its text begins
// at src.
func (e *engine) clusters(src int, base Level, marks bool) {
	var (
		pen     uint16
		spans   = e.spans
		end     = len(e.text) // of the paragraph's text: tall cells come behind it
		off     = src
		cluster = 0     // where the grapheme cluster ends that holds several cells
		joined  = false // the rune before was a ZWJ
		held    = -1    // where runes without a cell begin that go with the next cell
		mark    = false // one of these is a mark, which has no letter
		text    = false // something else than spaces has been met
		space   = false // the cell before is a space at which lines may break
		zwsp    = false // the rune before was U+200B
		word    = 0     // how far a Latin word has got: 1 letter or digit, 2 hyphen behind it
	)
	e.cells = e.cells[:0]
	e.tail = e.tail[:0]
	for i, r := range e.runes {
		for len(spans) > 0 && spans[0].at <= i {
			pen, spans = spans[0].pen, spans[1:]
		}
		size := runeSize(r)
		drawn := e.glyphs[i]
		width := 0
		if drawn != 0 {
			width = e.measure.width(drawn)
		}
		if off < cluster && width > 0 {
			if pair := isRegional(r); pair || joined || isEmojiModifier(r) {
				// An emoji sequence is drawn as its first emoji and a flag whole:
				// these are as wide for terminals that know clusters and others.
				c := &e.cells[len(e.cells)-1]
				c.n = clampLen(int(c.n) + size)
				if pair {
					c.glyph |= glyphWide
					e.tail = append(e.tail, r)
				}
				off += size
				joined = false
				continue
			}
		}
		if width == 0 {
			hidden := isInvisible(r)
			switch {
			case len(e.cells) == 0 || held >= 0 || space && hidden:
				// At the beginning there is no cell yet, and a space may be dropped.
				if held < 0 {
					held = off
				}
				mark = mark || !hidden
			default:
				c := &e.cells[len(e.cells)-1]
				c.n = clampLen(int(c.n) + size)
				if space {
					c.glyph, space = c.glyph.withRune(0xa0)&^glyphWide, false
				}
				if drawn != 0 && !hidden && (marks || !isVowel(r)) {
					e.tail = append(e.tail, drawn)
				}
			}
			off += size
			joined = r == 0x200d
			zwsp = zwsp || r == 0x200b
			continue
		}

		if len(e.tail) > 0 {
			e.closeTall()
		}
		level := e.levels[i]
		if level&1 != 0 {
			drawn = mirror(drawn)
		}
		if mark && isSpace(r) {
			r, drawn, width = 0xa0, 0xa0, 1 // a line may not break there
		}
		mark = false
		c := cell{src: uint32(off), n: uint16(size), pen: pen, glyph: glyph(drawn).withLevel(level)}
		if held >= 0 {
			c.src, c.n = uint32(held), clampLen(off+size-held)
			held = -1
		}
		if width > 1 {
			c.glyph |= glyphWide
		}
		switch {
		case isSpace(r):
			space, word = true, 0
		default:
			if text && (space || zwsp || word == 2 && isLatin(r)) {
				c.glyph |= glyphOpen
			}
			switch {
			case isLatin(r) || r >= '0' && r <= '9':
				word = 1
			case word == 1 && isHyphen(r):
				word = 2
			default:
				word = 0
			}
			text, space = true, false
		}
		zwsp, joined = false, false
		if off < cluster {
			c.glyph |= glyphGlued
		} else if inSequences(r) && i+1 < len(e.runes) && e.runes[i+1] >= 0x300 {
			// The error is always nil: the data is all there.
			n, _, _ := graphemes.SplitFunc(e.text[off:end], true)
			cluster = off + n
		}
		e.cells = append(e.cells, c)
		off += size
	}
	if len(e.tail) > 0 {
		e.closeTall()
	}
	if held < 0 {
		return
	}
	if n := len(e.cells); n > 0 {
		c := &e.cells[n-1]
		c.n = clampLen(int(c.n) + off - held)
		return
	}
	// Nothing but invisible runes: they need a cell to stand in.
	e.cells = append(e.cells, cell{src: uint32(held), n: clampLen(off - held), pen: pen, glyph: glyph(' ').withLevel(base)})
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
	switch {
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		return 3
	}
	return 4
}
