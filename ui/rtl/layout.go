package rtl

import (
	"iter"
	"slices"
	"sync"
)

// Options say how [Layout] sets a text. The zero value sets each paragraph in
// one line that is as wide as its text.
type Options struct {
	// Width is the width of every line in cells, First and Rest included.
	// Lines are filled with blanks to exactly this width. Zero or less means
	// no limit: one line a paragraph, as wide as its text.
	Width int
	// Base is the base direction of every paragraph.
	Base Direction
	// Align is where the text stands in the line.
	Align Align
	// First and Rest stand at the start side (right in a right-to-left
	// paragraph) of the first line and of the others: a list's number and the
	// blanks below it, the bar of a quotation. One that leaves no cell for the
	// text loses its inner cells until it does.
	First, Rest Line
	// Marks keeps the Arabic vowel marks U+064B to U+0652, which several
	// terminals draw in the wrong place; otherwise they are left out.
	Marks bool
	// Fill is the pen of the blanks beside the text.
	Fill Pen
}

// Layout sets styled text in lines. Text may hold the escape codes of colours
// and links (SGR, OSC 8), which stay on their letters; other controls are left
// out, tabs go to the next multiple of four cells, and what is not UTF-8
// becomes U+FFFD.
//
// A newline ends a paragraph, and so do U+2028 and U+2029; an empty text gives
// one blank line. Colours last until they are changed, over paragraphs too.
//
// A line breaks behind spaces, which are dropped there, behind U+200B, and
// behind a hyphen or slash in a Latin word or address. A word longer than a
// line is cut between grapheme clusters; its letters stay joined as they were.
// In a line of one cell, "…" stands for a letter that takes two. An emoji
// sequence is drawn as its first emoji, since terminals do not agree on the
// width of the whole.
//
// The sources of a line's cells put together in the order of their indices are
// its text again, without pens: a cell has the marks, joiners and controls of
// direction that follow its letter, and also those before it where there is no
// letter, at the beginning of a paragraph or behind a space. Spaces dropped
// between lines take such controls with them; tabs are spaces.
func Layout(s string, o Options) []Line {
	e := engines.Get().(*engine)
	defer engines.Put(e)
	e.begin(o)
	for i := e.layoutNext(s, 0, true); i < len(s); {
		i = e.layoutNext(s, i, false)
	}
	return e.finish()
}

// Lines gives the lines of [Layout] one by one, in memory that does not grow
// with the text. A line is valid until the next one is asked for.
func Lines(s string, o Options) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		e := engines.Get().(*engine)
		defer engines.Put(e)
		e.begin(o)
		prefixes, first := len(e.text), true
		for i := 0; first || i < len(s); first = false {
			i = e.layoutNext(s, i, first)
			e.store.text, e.store.pens = string(e.text), e.pens
			for _, l := range e.lines {
				if !yield(l) {
					e.drop()
					return
				}
			}
			clear(e.lines)
			e.text, e.slab, e.lines = e.text[:prefixes], e.slab[:0], e.lines[:0]
		}
		e.drop()
	}
}

// Fit sets text in one line of exactly width cells. What does not fit is cut at
// a grapheme cluster and replaced by "…", which stands at the reading end.
// Newlines count as spaces.
func Fit(s string, width int, align Align) Line {
	return Options{Width: width, Align: align}.Fit(s)
}

// Fit is like the function [Fit] with all of the options but First and Rest.
func (o Options) Fit(s string) Line {
	if o.Width <= 0 {
		return Line{}
	}
	o.First, o.Rest = Line{}, Line{}
	e := engines.Get().(*engine)
	defer engines.Put(e)
	e.begin(o)
	e.fit(s)
	return e.finish()[0]
}

// Width is the width in cells that the longest paragraph of s takes in one
// line.
func Width(s string) int {
	e := engines.Get().(*engine)
	defer engines.Put(e)
	e.begin(Options{})
	width := 0
	for i := 0; i < len(s); {
		i = e.prepare(s, i, false)
		width = max(width, e.widthOf(0, len(e.cells)))
	}
	return width
}

// engine is the memory that laying out takes, used again and again.
type engine struct {
	reader
	options  Options
	resolver resolver
	levels   []Level // of the runes of the paragraph
	base     Level   // of the paragraph itself
	glyphs   []rune  // what is drawn for the runes
	cells    []cell  // of the paragraph in reading order
	wide     bool    // some of them are wide
	tail     []rune  // what the last cell draws behind its rune

	first, rest prefix
	blank       uint16 // pen of blanks

	// What is handed out, and forgotten then.
	slab  []cell // memory for cells, full up to its length
	lines []Line
	store *store // of all of the lines
}

// prefix is Options.First or Rest with its cells in the engine's store.
type prefix struct {
	cells []cell
	width int
}

var engines = sync.Pool{New: func() any { return new(engine) }}

// begin makes ready for another text.
func (e *engine) begin(o Options) {
	e.drop() // the text before may have been left in the middle, by a panic
	e.reset()
	e.options = o
	e.store = new(store)
	e.blank = e.number(o.Fill)
	e.adopt(&e.first, o.First)
	e.adopt(&e.rest, o.Rest)
}

// adopt takes over a prefix.
func (e *engine) adopt(p *prefix, l Line) {
	p.cells = append(p.cells[:0], l.cells...)
	p.width = l.width
	m := merger{text: e.text, pens: e.pens}
	m.copy(p.cells, l)
	e.text, e.pens = m.text, m.pens
}

// prepare reads the paragraph at s[i] and brings it as far as it can be
// without knowing the width of lines.
func (e *engine) prepare(s string, i int, oneLine bool) (next int) {
	src := len(e.text)
	next = e.paragraph(s, i, oneLine)
	base := e.options.Base
	if base == Auto {
		base = anyRTL(e.runes)
	}
	e.levels, e.base = e.resolver.resolve(e.runes, base)
	e.glyphs = shape(e.runes, e.levels, e.glyphs)
	e.clusters(src)
	return next
}

// layoutNext sets the paragraph that begins at s[i]; first says whether it is
// the first one of the text.
func (e *engine) layoutNext(s string, i int, first bool) (next int) {
	next = e.prepare(s, i, false)
	for start := 0; ; {
		p := e.rest
		if first {
			p, first = e.first, false
		}
		avail := 2*len(e.cells) + 1
		if e.options.Width > 0 {
			avail = max(e.options.Width-p.width, 1)
		}
		end, after, width := e.breakLine(start, avail)
		e.emit(e.cells[start:end], width, p)
		start = after
		if start == len(e.cells) {
			return next
		}
	}
}

// fit sets all of s in one line.
func (e *engine) fit(s string) {
	e.prepare(s, 0, true)
	avail := e.options.Width
	end, width := len(e.cells), e.widthOf(0, len(e.cells))
	for width > avail && end > 0 && isBlank(e.cells[end-1]) {
		end--
		width -= e.cells[end].glyph.width()
	}
	if width > avail {
		r := e.ellipsis()
		glued := false // the cell behind the cut belongs to the cluster before it
		for end > 0 && (width+1 > avail || glued || isBlank(e.cells[end-1])) {
			end--
			width -= e.cells[end].glyph.width()
			glued = e.cells[end].glyph&glyphGlued != 0
		}
		c := cell{glyph: glyph(r).withLevel(e.base)}
		if end > 0 {
			c.pen = e.cells[end-1].pen
		} else if len(e.cells) > 0 {
			c.pen = e.cells[0].pen
		}
		e.cells = append(e.cells[:end], c)
		end, width = end+1, width+1
	}
	e.emit(e.cells[:end], width, prefix{})
}

// ellipsis is the rune for what is left out: "…" unless the user's settings
// make it two cells wide.
func (e *engine) ellipsis() rune {
	if e.measure.width(ellipsis) == 1 {
		return ellipsis
	}
	return '~'
}

// finish gives the lines.
func (e *engine) finish() []Line {
	e.store.text, e.store.pens = string(e.text), slices.Clone(e.pens)
	lines := slices.Clone(e.lines)
	e.drop()
	return lines
}

// drop lets go of everything that has been handed out.
func (e *engine) drop() {
	clear(e.lines)
	e.lines, e.slab, e.store = e.lines[:0], nil, nil
}
