package ui

import (
	"maps"
	"sort"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// offset is the byte of the text that the first line in sight begins with, -1
// above the text. What stands on a line is found by counting: a block's bytes are
// shared out evenly among its letters.
func (d *document) offset() int {
	if d.top.piece < 0 {
		return -1
	}
	return d.offsetOf(d.top)
}

func (d *document) offsetOf(at docLine) int {
	p := d.piece(at.piece)
	i := sort.Search(len(p.marks), func(i int) bool { return p.marks[i].line > at.line }) - 1
	if i < 0 {
		return d.starts[at.piece]
	}
	m, next, bytes := p.block(i, d.stop(at.piece)-d.starts[at.piece])
	before := letters(p.lines[m.line:at.line])
	all := before + letters(p.lines[at.line:next])
	if all == 0 {
		all = 1
	}
	return d.starts[at.piece] + m.at + (before*bytes+all-1)/all
}

// block is mark i, the line at which the next one stands, and how many bytes lie
// between; size is how many the piece has.
func (p *docPiece) block(i, size int) (m lineMark, next, bytes int) {
	m = p.marks[i]
	if i+1 < len(p.marks) {
		return m, p.marks[i+1].line, p.marks[i+1].at - m.at
	}
	return m, len(p.lines), size - m.at
}

// letters counts the cells with something of the text in them, but blanks.
func letters(lines []rtl.Line) (n int) {
	for _, l := range lines {
		for i := range l.Len() {
			if l.Rune(i) != ' ' && l.Source(i) != "" {
				n++
			}
		}
	}
	return n
}

// lineAt is the line on which a byte of the text stands.
func (d *document) lineAt(offset int) docLine {
	if offset < 0 || offset == 0 && len(d.head) > 0 {
		return docLine{-1, 0}
	}
	at := docLine{piece: d.pieceAt(min(offset, max(len(d.text)-1, 0)))}
	p := d.piece(at.piece)
	offset -= d.starts[at.piece]
	i := max(sort.Search(len(p.marks), func(i int) bool { return p.marks[i].at > offset })-1, 0)
	if len(p.marks) == 0 {
		return at
	}
	m, next, bytes := p.block(i, d.stop(at.piece)-d.starts[at.piece])
	at.line = m.line
	if bytes <= 0 {
		return at
	}
	all := letters(p.lines[m.line:next])
	want := max(offset-m.at, 0) * all / bytes
	for n := 0; at.line < next-1; at.line++ {
		if n += letters(p.lines[at.line : at.line+1]); n > want {
			break
		}
	}
	return at
}

// goTo brings the line with a byte of the text to the top.
func (d *document) goTo(offset int) {
	d.top, d.kept = d.lineAt(offset), -1
}

// moveBy moves by so many lines, as far as there are any.
func (d *document) moveBy(lines int) {
	d.kept = -1
	d.top = d.step(d.top, lines)
	d.settle()
}

// step is the line so many lines behind another, or before it.
func (d *document) step(at docLine, by int) docLine {
	at.line += by
	for at.line < 0 && at.piece >= 0 {
		at.piece--
		at.line += len(d.lines(at.piece))
	}
	at.line = max(at.line, 0)
	for n := len(d.lines(at.piece)); at.line >= n; n = len(d.lines(at.piece)) {
		if at.piece == len(d.starts)-1 {
			at.line = max(n-1, 0)
			break
		}
		at.line -= n
		at.piece++
	}
	return at
}

// mark marks what is found, or nothing, and forgets the current match.
func (d *document) mark(f *finder) { d.finding, d.current = f, noMatch }

// toMatch makes a match the current one and brings it into sight, with some text
// before it where the window has to move.
func (d *document) toMatch(m docMatch) {
	d.current = m
	lines := d.piece(m.piece).matches[m.match]
	if !d.sees(m.piece, lines) || d.distance(docLine{m.piece, lines.to}) > d.height {
		d.top = docLine{m.piece, lines.from}
		d.moveBy(-d.height / 3)
	}
}

func (d *document) toStart() { d.top, d.kept = docLine{-1, 0}, -1 }

// toEnd brings the last line to the bottom.
func (d *document) toEnd() {
	d.kept = -1
	d.top = d.endTop()
}

// endTop is the line on top when the last one is at the bottom.
func (d *document) endTop() docLine {
	piece := len(d.starts) - 1
	have := len(d.lines(piece))
	for have < d.height && piece >= 0 {
		piece--
		have += len(d.lines(piece))
	}
	return docLine{piece, max(have-d.height, 0)}
}

// settle keeps the window from going over the end, and finds out whether the end
// is in sight.
func (d *document) settle() {
	have := len(d.lines(d.top.piece)) - d.top.line
	d.last = d.top.piece
	for have < d.height && d.last < len(d.starts)-1 {
		d.last++
		have += len(d.lines(d.last))
	}
	d.end = false
	if d.last < len(d.starts)-1 {
		return
	}
	if have < d.height {
		d.top = d.endTop()
	}
	d.end = have <= d.height
}

// show moves no further than it takes to have lines of a piece in sight, the
// first of them if they are too many.
func (d *document) show(piece int, lines lineRange) {
	if from := d.distance(docLine{piece, lines.from}); from < 0 {
		d.moveBy(from)
	} else if over := from + lines.to - lines.from - d.height; over > 0 {
		d.moveBy(min(over, from))
	}
}

// distance is how many lines a line stands below the top, at most about a window
// more than that is high, or above it.
func (d *document) distance(at docLine) int {
	n := at.line - d.top.line
	for i := d.top.piece; i < at.piece; i++ {
		n += len(d.lines(i))
	}
	for i := at.piece; i < d.top.piece; i++ {
		n -= len(d.lines(i))
	}
	return n
}

// sees reports whether lines of a piece are in sight.
func (d *document) sees(piece int, lines lineRange) bool {
	if piece < d.top.piece || piece > d.last {
		return false
	}
	at := d.distance(docLine{piece, lines.from})
	return at+lines.to-lines.from > 0 && at < d.height
}

// more reports whether there are lines below those in sight.
func (d *document) more() bool { return !d.end }

// fraction is how far the text was read: the part of its bytes above the window,
// and 1 when the end is in sight.
func (d *document) fraction() float64 {
	switch {
	case d.end:
		return 1
	case len(d.text) == 0:
		return 0
	}
	return float64(max(d.offset(), 0)) / float64(len(d.text))
}

// percent is the fraction in whole percent, as a list says how much was read.
func (d *document) percent() int { return int(100 * d.fraction()) }

// view is the lines in sight, at most height of them.
func (d *document) view(height int) []rtl.Line {
	if d.height != height {
		d.height = height
		if d.kept >= 0 {
			d.top = d.lineAt(d.kept)
		} else {
			d.kept = d.offset()
		}
	}
	d.settle()
	lines := make([]rtl.Line, 0, height)
	for i, from := d.top.piece, d.top.line; len(lines) < height && i < len(d.starts); i, from = i+1, 0 {
		all := d.lines(i)
		lines = append(lines, all[from:min(len(all), from+height-len(lines))]...)
	}
	if len(d.laid) > keptPieces+d.last-d.top.piece {
		maps.DeleteFunc(d.laid, func(i int, _ *docPiece) bool { return i < d.top.piece-keptPieces/3 || i > d.last+keptPieces/3 })
	}
	return lines
}

// key moves by a key press and reports whether it was one for that.
func (d *document) key(msg tea.KeyPressMsg, k Keys) bool {
	page := max(1, d.height-2)
	switch {
	case key.Matches(msg, k.Up):
		d.moveBy(-1)
	case key.Matches(msg, k.Down):
		d.moveBy(1)
	case key.Matches(msg, k.PageUp):
		d.moveBy(-page)
	case key.Matches(msg, k.PageDown):
		d.moveBy(page)
	case key.Matches(msg, k.Top):
		d.toStart()
	case key.Matches(msg, k.End):
		d.toEnd()
	default:
		return false
	}
	d.settle()
	return true
}
