package rtl

// Options say how [Layout] sets a text.
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
	// blanks below it, the bar of a quotation.
	First, Rest Line
	// Marks keeps the Arabic vowel marks U+064B to U+0652, which several
	// terminals draw in the wrong place; otherwise they are left out.
	Marks bool
}

// Layout sets styled text in lines. Text may hold the escape codes of colours
// and links (SGR, OSC 8), which stay on their letters; other controls are left
// out. A newline ends a paragraph. An empty text gives one blank line.
func Layout(s string, o Options) []Line {
	return []Line{{}}
}

// Fit sets text in one line of exactly width cells; what does not fit is cut
// at a grapheme cluster and replaced by "…".
func Fit(s string, width int, align Align) Line { return Line{} }
