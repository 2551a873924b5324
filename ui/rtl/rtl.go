// Package rtl sets Arabic, and text of other scripts that run from right to left,
// for terminals. Most of them draw Arabic letters apart and from left to right; a
// line made here has each letter in its joined form and at the place where it is
// to be seen, and only needs to be written.
//
// # Start here
//
// [Layout] takes a string as it was typed, with or without escape codes for
// colours, and a width in cells. It gives lines of exactly that width:
//
//	for _, line := range rtl.Layout(text, rtl.Options{Width: 24}) {
//		out = append(term.Visual.Append(out, line), '\n')
//	}
//
// In a width of 10, «نسبة 55%» becomes two blanks, the percent sign, 55, a space and
// the four letters of the word, the last one leftmost.
//
// Package kasb/ui/term, which is used here, writes a line in the way that a
// terminal wants it. A program that writes lines itself goes through them from
// left to right with [Line.PenRun] and [Line.AppendText]; see [Pen.Append].
//
// Text that is too long to be held as lines goes through [Lines]. [Fit] makes one
// line: a title, a field, a cell of a table. [Row] and [Beside] put lines side by
// side, the first one rightmost; [Fill] and [Blank] make rules and gaps.
// [Options] has the rest: hanging prefixes for lists and quotations, alignment,
// direction, vowel marks. [Visual] is for a word or two without any of it, and
// [Levels] and [VisualOrder] are UAX #9 by itself.
//
// # What to keep in mind
//
// A paragraph has one direction, and what stands in it is ordered as a whole: two
// cells of a table that are put into one string do not keep their places. Lay
// out each by itself and put them side by side with Row.
//
// An address or a file name in an Arabic sentence keeps its signs in place between
// U+2066 and U+2069; without them a slash at its end goes to the other side.
//
// Do not measure, pad or cut strings: letters change their width when they are
// joined. Width, Fit and Layout do it with the letters that are drawn.
//
// # How it works
//
//	string ─parse→ paragraph ─levels→ ─shape→ ─clusters→ ─wrap→ ─reorder→ ─align→ []Line
//
// Text is a string while it is in reading order and a [Line] once it is in
// visual order. Nothing takes a Line back to a string that could be laid out
// again, so text cannot be reordered twice.
//
// The steps follow the Unicode Standard: UAX #9 for direction, chapter 9.2 and
// ArabicShaping.txt for joining, UAX #29 for grapheme clusters. Levels are resolved
// over the whole paragraph and only then is it broken into lines (UAX #9, 3.4);
// letters are shaped before they are measured, since lam and alef become one
// cell.
//
// The package knows no terminal, no colour theme and no clock. It is safe for
// concurrent use: there is no state but a pool of working memory.
package rtl

// Direction is the base direction of a paragraph.
type Direction uint8

const (
	// Auto finds the direction in the text. [Levels] takes the first strong
	// letter (UAX #9 P2, P3). [Layout] takes right to left if the paragraph
	// holds any right-to-left letter, since «YouTube هي منصة» is an Arabic
	// sentence whatever its first word is.
	Auto Direction = iota
	// LeftToRight is the direction of Latin text and of code.
	LeftToRight
	// RightToLeft is the direction of Arabic text.
	RightToLeft
)

// Align says where a line stands in the width it was given.
type Align uint8

const (
	AlignStart  Align = iota // right for a right-to-left paragraph, left for another
	AlignRight               // at the right edge
	AlignLeft                // at the left edge
	AlignCenter              // in the middle; an odd cell goes to the end side
)
