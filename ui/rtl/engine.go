package rtl

import (
	"slices"
	"sync"
)

// engine is the memory that laying out takes, used again and again.
type engine struct {
	reader
	options  Options
	resolver resolver
	levels   []Level // of the runes of the paragraph
	base     Level   // of the paragraph itself
	drawn    []rune  // the runes with other digits
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
	made  []Line
	slab  []cell // memory for the cells of lines, full up to its length
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
			e.rare.put(c, text, source)
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
	text := e.numerals(base)
	e.levels, e.base = e.resolver.resolve(text, base)
	e.glyphs = shape(text, e.levels, e.glyphs)
	e.clusters()
	return next
}

// layout sets the text and hands over its lines, until yield wants no more.
func (e *engine) layout(yield func(Line) bool) {
	for i, first := 0, true; first || i < len(e.store.text); first = false {
		if e.passing {
			e.leave(i)
			i = 0
		}
		i = e.prepare(i, false)
		p := e.rest
		if first {
			p = e.first
		}
		for start := 0; ; p = e.rest {
			avail := 2*len(e.cells) + 1
			if e.options.Width > 0 {
				avail = max(e.options.Width-p.width, 1)
			}
			end, next, width := e.breakLine(start, avail)
			if !yield(e.emit(e.cells[start:end], width, p)) {
				return
			}
			if start = next; start == len(e.cells) {
				break
			}
		}
	}
}

// lines is [Lines].
func (e *engine) lines(s string, o Options, yield func(Line) bool) {
	e.begin(s, o)
	defer e.finish() // the last line may outlive the loop
	e.passing = true
	e.layout(func(l Line) bool {
		e.store.rare, e.store.pens = e.rare.entries, e.pens
		more := yield(l)
		e.slab = e.slab[:0]
		return more
	})
}

// leave forgets the text before i. Tables that have grown long begin anew.
func (e *engine) leave(i int) {
	const most = 4096
	e.store.text = e.store.text[i:]
	if len(e.pens)+len(e.rare.entries) > most {
		e.tabulate()
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
	clear(e.made)
	e.made, e.slab, e.store = e.made[:0], nil, nil
	e.options, e.pen, e.code, e.passing = Options{}, Pen{}, "", false
	e.reader.reset()
	e.rare.reset()
}
