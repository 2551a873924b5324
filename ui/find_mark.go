package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kasb/ui/rtl"
)

// What is found is marked before the text is laid out: a background that nothing
// else has carries the number of the match through wrapping and reordering to the
// cells that show it. Once laid out the cells get the look of a match.

// matchColor is the background of match n of a piece.
func matchColor(n int) rtl.Color {
	n = min(n, 0xffff)
	return rtl.RGB(1, uint8(n>>8), uint8(n))
}

// matchNumber is the match whose background that is.
func matchNumber(c rtl.Color) (n int, ok bool) {
	n = int(c & 0xffff)
	return n, c == matchColor(n)
}

// unstyled is a text without escape codes, and for each byte of it, and for its
// end, where it stands in the text with them.
func unstyled(drawn string) (text string, at []int32) {
	if strings.IndexByte(drawn, '\x1b') < 0 {
		return drawn, nil
	}
	var b strings.Builder
	b.Grow(len(drawn))
	at = make([]int32, 0, len(drawn)+1)
	for i := 0; i < len(drawn); {
		if n := escapeCode(drawn[i:]); n > 0 {
			i += n
			continue
		}
		b.WriteByte(drawn[i])
		at = append(at, int32(i))
		i++
	}
	return b.String(), append(at, int32(len(drawn)))
}

// escapeCode is the length of the code that s begins with: one of those that a
// page is drawn with, SGR and OSC 8.
func escapeCode(s string) int {
	switch {
	case strings.HasPrefix(s, "\x1b["):
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
	case strings.HasPrefix(s, "\x1b]"):
		if i := strings.IndexByte(s, '\a'); i >= 0 {
			return i + 1
		}
	}
	return 0
}

// matchMarker marks the matches in the texts of a piece, one after the other.
type matchMarker struct {
	*finder
	n int // matches so far
}

// mark is a text with its matches marked.
func (m *matchMarker) mark(drawn string) string {
	text, at := unstyled(drawn)
	place := func(i int) int {
		if at == nil {
			return i
		}
		return int(at[i])
	}
	var b strings.Builder
	done := 0
	for s := range m.All(text) {
		on := string(rtl.Pen{Bg: matchColor(m.n)}.Append(nil, rtl.Pen{}))
		m.n++
		from := max(place(wholeLamAlef(text, s.From)), done)
		to := place(s.To-1) + 1
		b.WriteString(drawn[done:from])
		b.WriteString(on)
		for from < to { // a code inside may take the background away
			next := strings.IndexByte(drawn[from:to], '\x1b')
			if next < 0 {
				break
			}
			end := from + next + escapeCode(drawn[from+next:])
			b.WriteString(drawn[from:end])
			b.WriteString(on)
			from = end
		}
		b.WriteString(drawn[from:to])
		b.WriteString("\x1b[49m")
		done = to
	}
	if done == 0 {
		return drawn
	}
	return b.String() + drawn[done:]
}

// wholeLamAlef is where a match has to be marked from that begins at a byte: with
// the lam that is drawn as one with its alef.
func wholeLamAlef(text string, from int) int {
	if r, _ := utf8.DecodeRuneInString(text[from:]); !strings.ContainsRune("اأإآ", r) {
		return from
	}
	before := strings.TrimRightFunc(text[:from], func(r rune) bool { return r >= 0x64b && r <= 0x652 })
	if strings.HasSuffix(before, "ل") {
		return len(before) - len("ل")
	}
	return from
}

// found is a page with its matches marked, and how many it has.
func (p *renderedPage) found(f *finder) (marked *renderedPage, n int) {
	m := matchMarker{finder: f}
	page := *p
	page.blocks = make([]pageBlock, len(p.blocks))
	for i, b := range p.blocks {
		page.blocks[i] = b.texts(m.mark)
	}
	if m.n == 0 {
		return p, 0
	}
	return &page, m.n
}

// texts is the block with each of its texts changed.
func (b pageBlock) texts(change func(string) string) pageBlock {
	switch b.kind {
	case blockText:
		b.drawn = change(b.drawn)
	case blockCode:
		b.code = change(b.code)
	case blockTable:
		t := *b.table
		t.head = slices.Clone(t.head)
		for i := range t.head {
			t.head[i].drawn = change(t.head[i].drawn)
			t.head[i].setLabel()
		}
		t.rows = slices.Clone(t.rows)
		for y, row := range t.rows {
			t.rows[y] = slices.Clone(row)
			for x := range row {
				t.rows[y][x].drawn = change(row[x].drawn)
			}
		}
		b.table = &t
	case blockChart:
		c := *b.chart
		c.Title, c.Source = change(c.Title), change(c.Source)
		c.Items = slices.Clone(c.Items)
		for i := range c.Items {
			c.Items[i].Label, c.Items[i].Text = change(c.Items[i].Label), change(c.Items[i].Text)
		}
		b.chart = &c
	}
	return b
}

// matchLines are the lines on which the matches stand.
func matchLines(lines []rtl.Line, n int) []lineRange {
	at := make([]lineRange, n)
	for y, l := range lines {
		for x := 0; x < l.Len(); {
			pen, end := l.PenRun(x)
			x = end
			if i, ok := matchNumber(pen.Bg); ok && i < n {
				if at[i].to == 0 {
					at[i].from = y
				}
				at[i].to = y + 1
			}
		}
	}
	return at
}

// showMatches gives matches their look: they are underlined, and the current one
// is reversed. Neither needs a colour.
func showMatches(lines []rtl.Line, matches []lineRange, current int) []rtl.Line {
	shown := slices.Clone(lines)
	for _, m := range matches {
		for y := m.from; y < m.to; y++ {
			shown[y] = lines[y].Mark(func(p rtl.Pen) rtl.Pen {
				switch n, ok := matchNumber(p.Bg); {
				case !ok:
				case n == current:
					p.Bg, p.Attr = 0, p.Attr|rtl.Reverse
				default:
					p.Bg, p.Attr = 0, p.Attr|rtl.Underline
				}
				return p
			})
		}
	}
	return shown
}
