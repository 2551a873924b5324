package rtl

import (
	"iter"
	"slices"
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
	// Digits is how the digits of right-to-left text are drawn.
	Digits Digits
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
		e.made = append(e.made, l)
		return true
	})
	lines := slices.Clone(e.made)
	e.finish()
	return lines
}

// Lines gives the lines of [Layout] one by one, in memory that does not grow
// with the text and takes none for a line. A line is valid until the next one is
// asked for; the one at which the loop ends stays valid.
func Lines(s string, o Options) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		e := engines.Get().(*engine)
		defer engines.Put(e)
		e.lines(s, o, yield)
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
