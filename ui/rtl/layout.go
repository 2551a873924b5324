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
	e.begin(s, o)
	e.layout(func(l Line) bool {
		e.lines = append(e.lines, l)
		return true
	})
	lines := slices.Clone(e.lines)
	e.finish()
	return lines
}

// Lines gives the lines of [Layout] one by one, in memory that does not grow
// with the text, and without taking any for a line. A line is valid until the
// next one is asked for.
func Lines(s string, o Options) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		e := engines.Get().(*engine)
		defer engines.Put(e)
		e.begin(s, o)
		e.passing = true
		e.layout(func(l Line) bool {
			e.store.rare, e.store.pens = e.rare.entries, e.pens
			more := yield(l)
			e.slab = e.slab[:0]
			return more
		})
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
	e.begin(s, o)
	l := e.fit()
	e.finish()
	return l
}

// Width is the width in cells that the longest paragraph of s takes in one
// line.
func Width(s string) int {
	e := engines.Get().(*engine)
	defer engines.Put(e)
	e.begin(s, Options{})
	width := 0
	for i := 0; i < len(s); {
		i = e.prepare(i, false)
		width = max(width, e.widthOf(0, len(e.cells)))
	}
	e.drop()
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
	rare     rareTable
	tail     []rune // room for what a cell draws behind its rune
	sequence []byte // room for a grapheme cluster

	first, rest prefix
	blank       uint16 // pen of blanks
	passing     bool   // a line is forgotten when the next one is asked for

	// What is handed out, and forgotten then.
	slab  []cell // memory for cells, full up to its length
	lines []Line
	store *store // of all of the lines
}

// prefix is Options.First or Rest with its cells in the engine's tables.
type prefix struct {
	cells []cell
	width int
}

var engines = sync.Pool{New: func() any { return new(engine) }}

// begin makes ready for another text.
func (e *engine) begin(s string, o Options) {
	e.drop() // the text before may have been left in the middle, by a panic
	e.options = o
	e.store = &store{text: s}
	e.tabulate()
}

// tabulate begins new tables.
func (e *engine) tabulate() {
	e.reader.reset()
	e.rare.reset()
	e.blank = e.number(e.options.Fill)
	e.adopt(&e.first, e.options.First)
	e.adopt(&e.rest, e.options.Rest)
}

// adopt takes over a prefix. Its text is not the one that is laid out.
func (e *engine) adopt(p *prefix, l Line) {
	p.cells = append(p.cells[:0], l.cells...)
	p.width = l.width
	for i := range p.cells {
		c := &p.cells[i]
		c.pen = e.number(l.pen(*c))
		if text, source := l.content(*c); source != "" || c.glyph.isRare() {
			c.glyph = e.rare.put(c.glyph, text, source)
		}
	}
}

// prepare reads the paragraph at i and brings it as far as it can be without
// knowing the width of lines.
func (e *engine) prepare(i int, oneLine bool) (next int) {
	next = e.paragraph(e.store.text, i, oneLine)
	base := e.options.Base
	if base == Auto {
		base = anyRTL(e.runes)
	}
	e.levels, e.base = e.resolver.resolve(e.runes, base)
	e.glyphs = shape(e.runes, e.levels, e.glyphs)
	e.clusters()
	return next
}

// layout sets the text and hands over its lines, until yield wants no more.
func (e *engine) layout(yield func(Line) bool) {
	const most = 4096 // entries of tables that nobody needs any more
	p := e.first
	for i, more := 0, true; more; more = i < len(e.store.text) {
		if e.passing && len(e.pens)+len(e.rare.entries) > most {
			e.tabulate()
		}
		i = e.prepare(i, false)
		for start := 0; ; p = e.rest {
			avail := 2*len(e.cells) + 1
			if e.options.Width > 0 {
				avail = max(e.options.Width-p.width, 1)
			}
			end, after, width := e.breakLine(start, avail)
			if !yield(e.emit(e.cells[start:end], width, p)) {
				return
			}
			start = after
			if start == len(e.cells) {
				break
			}
		}
		p = e.rest
	}
}

// fit sets all of the text in one line.
func (e *engine) fit() Line {
	e.prepare(0, true)
	avail := e.options.Width
	end, width := len(e.cells), e.widthOf(0, len(e.cells))
	for width > avail && end > 0 && e.isBlank(e.cells[end-1]) {
		end--
		width -= e.cells[end].glyph.width()
	}
	if width > avail {
		r := e.ellipsis()
		glued := false // the cell behind the cut belongs to the cluster before it
		for end > 0 && (width+1 > avail || glued || e.isBlank(e.cells[end-1])) {
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
	return e.emit(e.cells[:end], width, prefix{})
}

// ellipsis is the rune for what is left out: "…" unless the user's settings
// make it two cells wide.
func (e *engine) ellipsis() rune {
	if e.measure.width(ellipsis) == 1 {
		return ellipsis
	}
	return '~'
}

// finish gives the lines that are handed out their tables.
func (e *engine) finish() {
	e.store.rare, e.store.pens = slices.Clone(e.rare.entries), slices.Clone(e.pens)
	e.drop()
}

// drop lets go of the text and of everything that has been handed out.
func (e *engine) drop() {
	clear(e.lines)
	e.lines, e.slab, e.store = e.lines[:0], nil, nil
	e.options, e.pen, e.code, e.passing = Options{}, Pen{}, "", false
	e.reader.reset()
	e.rare.reset()
}
