package rtl

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Cell is one grapheme cluster of a line as it is drawn, with what it was in
// the text.
type Cell struct {
	Text   string // what to draw: presentation forms, mirrored brackets, marks behind their letter
	Source string // the same as it was written: base letters, both letters of a lam-alef; empty for padding
	Index  int    // place in reading order among the cells of its line, from 0
	Width  int    // cells: 1 or 2
	Pen    Pen
}

// Line is one line in visual order: its first cell is the leftmost one. The
// zero Line is empty. Lines are values that never change; those of one
// [Layout] share their memory, and keep the text that they were laid out from.
type Line struct {
	cells []cell
	width int
	in    *store
}

// store is what the cells of a line point into.
type store struct {
	text string // as it was given, escape codes and all
	rare []rare
	pens []Pen
}

// rareOf is the entry of a cell that is rare, source that of one that is not.
func (s *store) rareOf(c cell) rare   { return s.rare[c.glyph.rune()] }
func (s *store) source(c cell) string { return s.text[c.src : c.src+uint32(c.n)] }

// cell is a Cell in 16 bytes, since an article has some ten thousand of them.
type cell struct {
	src   uint32 // where its source begins in store.text
	index uint32
	glyph glyph
	n     uint16 // bytes of its source
	pen   uint16 // place in store.pens
}

// glyph is a rune and what layout needs to know of it:
//
//	bits  0–20  the rune drawn, or the place in store.rare
//	bit     21  it is two cells wide
//	bits 22–28  embedding level
//	bit     29  rare: see store.rare
//	bit     30  glued: a line must not begin here (UAX #29 has no boundary)
//	bit     31  open: a line may begin here
type glyph uint32

const (
	glyphRune       glyph = 1<<21 - 1
	glyphWide       glyph = 1 << 21
	glyphLevelShift       = 22
	glyphLevel      glyph = 0x7f << glyphLevelShift
	glyphRare       glyph = 1 << 29
	glyphGlued      glyph = 1 << 30
	glyphOpen       glyph = 1 << 31
)

func (g glyph) rune() rune   { return rune(g & glyphRune) }
func (g glyph) width() int   { return 1 + int(g>>21&1) }
func (g glyph) level() Level { return Level(g & glyphLevel >> glyphLevelShift) }

func (g glyph) isRare() bool { return g&glyphRare != 0 }

func (g glyph) withRune(r rune) glyph   { return g&^(glyphRune|glyphRare) | glyph(r) }
func (g glyph) withRare(n int) glyph    { return g&^glyphRune | glyph(n) | glyphRare }
func (g glyph) withLevel(l Level) glyph { return g&^glyphLevel | glyph(l)<<glyphLevelShift }

// Width is the number of terminal cells that the line takes.
func (l Line) Width() int { return l.width }

// Is reports whether two lines are one and the same, without looking at their
// cells: what was made of the one still holds for the other. Lines laid out
// separately are not the same even if they look alike.
func (l Line) Is(o Line) bool {
	return l.in == o.in && len(l.cells) == len(o.cells) && (len(l.cells) == 0 || &l.cells[0] == &o.cells[0])
}

// Len is the number of cells in the line, a wide one counted once.
func (l Line) Len() int { return len(l.cells) }

// At is cell i, counted from the left, from 0 to Len()-1.
func (l Line) At(i int) Cell {
	c := l.cells[i]
	text, source := l.content(c)
	return Cell{Text: text, Source: source, Index: int(c.index), Width: c.glyph.width(), Pen: l.pen(c)}
}

// All gives the cells from left to right, numbered from 0.
func (l Line) All() iter.Seq2[int, Cell] {
	return func(yield func(int, Cell) bool) {
		for i := range l.cells {
			if !yield(i, l.At(i)) {
				return
			}
		}
	}
}

// Rune is the rune that cell i shows, without the marks behind it: a quicker
// look than At.
func (l Line) Rune(i int) rune {
	c := l.cells[i]
	if c.glyph.isRare() {
		return firstRune(l.in.rareOf(c).text)
	}
	return c.glyph.rune()
}

// Source is what cell i was in the text, as At(i).Source would be.
func (l Line) Source(i int) string { return l.source(l.cells[i]) }

// ReadingOrder appends to dst[:0] the cells from i to j-1 in the order in which
// they are read, counted from i.
func (l Line) ReadingOrder(i, j int, dst []int) []int { return readingOrder(l.cells[i:j], dst) }

// readingOrder is the places of cells in the order of their indices, of which no
// two are alike.
func readingOrder(cells []cell, dst []int) []int {
	n := 0
	for _, c := range cells {
		n = max(n, int(c.index)+1)
	}
	order := slices.Grow(dst[:0], n)[:n]
	clear(order)
	for i, c := range cells {
		order[c.index] = i + 1
	}
	k := 0
	for _, i := range order { // in place: what is written was read before
		if i > 0 {
			order[k] = i - 1
			k++
		}
	}
	return order[:k]
}

// Tail is what cell i shows behind its rune, such as vowel marks. It is empty for
// most cells.
func (l Line) Tail(i int) string {
	c := l.cells[i]
	if !c.glyph.isRare() {
		return ""
	}
	text := l.in.rareOf(c).text
	_, n := utf8.DecodeRuneInString(text)
	return text[n:]
}

// AppendText appends the text of cell i to dst, as At(i).Text would be.
func (l Line) AppendText(dst []byte, i int) []byte {
	c := l.cells[i]
	if c.glyph.isRare() {
		return append(dst, l.in.rareOf(c).text...)
	}
	r := c.glyph.rune()
	if r >= 0x800 && r < 0x10000 { // presentation forms: AppendRune is too big to be inlined
		return append(dst, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(dst, r)
}

// PenRun is the pen of cell i and the number of the first cell to the right of
// it that has another pen, or Len().
func (l Line) PenRun(i int) (pen Pen, end int) {
	c := l.cells[i]
	for end = i + 1; end < len(l.cells) && l.cells[end].pen == c.pen; end++ {
	}
	return l.pen(c), end
}

// Pen is the pen of cell i.
func (l Line) Pen(i int) Pen { return l.pen(l.cells[i]) }

// String is the text of the line in visual order without pens: for tests and
// for looking at.
func (l Line) String() string {
	var b []byte
	for i := range l.cells {
		b = l.AppendText(b, i)
	}
	return string(b)
}

// Mark is the line with other pens: pen is asked for each one that the line
// knows, padding included, and must not depend on how often. It costs nothing
// per cell.
func (l Line) Mark(pen func(Pen) Pen) Line {
	old := l.pens()
	s := &store{pens: make([]Pen, len(old))}
	if l.in != nil {
		s.text, s.rare = l.in.text, l.in.rare
	}
	for i, p := range old {
		s.pens[i] = pen(p)
	}
	l.in = s
	return l
}

// pens is the table of pens, never empty: pen 0 is the zero Pen unless the line
// was marked.
func (l Line) pens() []Pen {
	if l.in == nil {
		return []Pen{{}}
	}
	return l.in.pens
}

func (l Line) pen(c cell) Pen {
	if l.in == nil {
		return Pen{}
	}
	return l.in.pens[c.pen]
}

// content is what a cell shows and its source. It takes no memory: the text is
// found in the store, in the source or in a table.
func (l Line) content(c cell) (text, source string) {
	source = l.source(c)
	if c.glyph.isRare() {
		return l.in.rareOf(c).text, source
	}
	return runeText(c.glyph.rune(), source), source
}

// source is what a cell was in the text.
func (l Line) source(c cell) string {
	switch {
	case c.glyph.isRare():
		return l.in.rareOf(c).source
	case c.n > 0:
		return l.in.source(c)
	}
	return ""
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// runeText is r as text, which may stand at the beginning of source.
func runeText(r rune, source string) string {
	if i := r - ' '; i >= 0 && i < rune(len(asciiTexts)) {
		return asciiTexts[i : i+1]
	}
	if first, n := utf8.DecodeRuneInString(source); first == r && n > 0 {
		return source[:n]
	}
	switch {
	case r >= formsAFirst && r <= formsALast:
		i := (r - formsAFirst) * 3
		return formTexts()[i : i+3]
	case r >= formsBFirst && r <= formsBLast:
		i := (r - formsBFirst + formsALast + 1 - formsAFirst) * 3
		return formTexts()[i : i+3]
	}
	return string(r)
}

// The presentation forms, three bytes each.
const (
	formsAFirst, formsALast = 0xfb50, 0xfdff
	formsBFirst, formsBLast = 0xfe70, 0xfeff
)

// asciiTexts is every printable ASCII rune.
const asciiTexts = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// formTexts is every presentation form as text, so that a cell's text needs no
// memory of its own.
var formTexts = sync.OnceValue(func() string {
	var b strings.Builder
	for r := rune(formsAFirst); r <= formsALast; r++ {
		b.WriteRune(r)
	}
	for r := rune(formsBFirst); r <= formsBLast; r++ {
		b.WriteRune(r)
	}
	return b.String()
})
