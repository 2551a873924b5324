// Package rtl turns text in reading order into lines in visual order, so that
// Arabic reads right in a terminal that knows nothing of it.
//
// Start with [Layout]: a styled string in, lines of cells out, ready to be
// written from left to right. [Fit] makes one line of it, [Row] puts lines
// side by side with the first one rightmost. Whoever writes lines to a terminal
// goes through them with [Line.PenRun] and [Line.AppendText]; see
// [Pen.Append].
//
//	string ─parse→ paragraph ─levels→ ─shape→ ─clusters→ ─wrap→ ─reorder→ ─align→ []Line
//
// Text is a string while it is in reading order and a [Line] once it is in
// visual order. Nothing takes a Line back to a string that could be laid out
// again, so text cannot be reordered twice.
//
// The steps follow the Unicode Standard: UAX #9 for direction ([Levels],
// [VisualOrder]), chapter 9.2 and ArabicShaping.txt for joining, UAX #29 for
// grapheme clusters. Levels are resolved over the whole paragraph and only
// then is it broken into lines (UAX #9, 3.4); letters are shaped before they
// are measured, since lam and alef become one cell.
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
