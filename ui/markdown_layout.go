package ui

import (
	"slices"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"kasb/ui/rtl"
)

// pageLines is a page laid out at a width.
type pageLines struct {
	lines []rtl.Line
	links []lineRange // of each link of the page
	marks []lineMark  // in their order
	name  string      // of the page
}

// lineMark says that what is on a line, and up to the next mark, was written from
// a byte on.
type lineMark struct{ at, line int }

// lineRange is the lines from from to to-1.
type lineRange struct{ from, to int }

// layout sets the page in lines of exactly width cells, at least 1. With marks
// it keeps the Arabic vowel marks (see [rtl.Options]).
func (p *renderedPage) layout(width int, marks bool) pageLines {
	width = max(width, 1)
	l := pageLines{links: make([]lineRange, len(p.links)), name: p.name}
	for i := range p.blocks {
		b := &p.blocks[i]
		start := len(l.lines)
		if n := len(l.marks); n == 0 || b.at > l.marks[n-1].at {
			l.marks = append(l.marks, lineMark{b.at, start})
		}
		l.lines = append(l.lines, p.block(b, width, marks)...)
		if b.linked {
			l.findLinks(start)
		}
	}
	return l
}

// block sets one block, its edges included.
func (p *renderedPage) block(b *pageBlock, width int, marks bool) []rtl.Line {
	right, left := edges(b.rest, width)
	firstRight, firstLeft := edges(b.first, width)
	room := width - right.Width() - left.Width()
	o := rtl.Options{Width: room, Base: b.base, Align: align(b.side), Marks: marks, Digits: p.pens.digits}
	var lines []rtl.Line
	switch b.kind {
	case blockText:
		switch {
		case b.base != b.side:
		case b.base == rtl.RightToLeft && left.Width() == 0:
			o.Width, o.First, o.Rest = width, firstRight, right
			return rtl.Layout(b.drawn, o)
		case b.base == rtl.LeftToRight && right.Width() == 0:
			o.Width, o.First, o.Rest = width, firstLeft, left
			return rtl.Layout(b.drawn, o)
		}
		lines = rtl.Layout(b.drawn, o)
	case blockBlank:
		lines = []rtl.Line{rtl.Blank(room)}
	case blockRule:
		lines = []rtl.Line{rtl.Fill("─", room, p.pens.rule)}
	case blockCode:
		lines = codeLines(b.code, p.pens.code, room, marks)
	case blockTable:
		lines = b.table.layout(room, p.pens, marks)
	case blockChart:
		lines = b.chart.layout(room, marks)
	}
	if room == width {
		return lines
	}
	for i, l := range lines {
		if i == 0 {
			lines[i] = rtl.Row(firstRight, l, firstLeft)
		} else {
			lines[i] = rtl.Row(right, l, left)
		}
	}
	return lines
}

// edges puts what stands beside a line together, as much as leaves a cell for
// the text, the outermost first.
func edges(around []edge, width int) (right, left rtl.Line) {
	n, total := 0, 0
	for n < len(around) && total+around[n].Width() < width {
		total += around[n].Width()
		n++
	}
	switch n {
	case 0:
		return rtl.Line{}, rtl.Line{}
	case 1:
		if around[0].side == rtl.LeftToRight {
			return rtl.Line{}, around[0].Line
		}
		return around[0].Line, rtl.Line{}
	}
	var rights, lefts []rtl.Line
	for _, e := range around[:n] {
		if e.side == rtl.LeftToRight {
			lefts = append(lefts, e.Line)
		} else {
			rights = append(rights, e.Line)
		}
	}
	return rtl.Row(rights...), beside(rtl.LeftToRight, lefts...)
}

// beside is parts of a line side by side, the first one outermost at a side.
func beside(side rtl.Direction, parts ...rtl.Line) rtl.Line {
	if side == rtl.LeftToRight {
		parts = slices.Clone(parts)
		slices.Reverse(parts)
	}
	return rtl.Row(parts...)
}

// codeLines sets code from left to right at the left edge. What is longer than
// a line goes on in the next one, spaces and all.
func codeLines(code string, pen rtl.Pen, width int, marks bool) []rtl.Line {
	margin := rtl.Line{}
	if width > 8 {
		margin = rtl.Fill(" ", 1, pen)
	}
	room := width - 2*margin.Width()
	var parts []string
	for line := range strings.SplitSeq(code, "\n") {
		for rtl.Width(line) > room {
			n := cut(line, room)
			if n == len(line) {
				break
			}
			parts = append(parts, line[:n])
			line = line[n:]
		}
		parts = append(parts, line)
	}
	lines := rtl.Layout(strings.Join(parts, "\n"), rtl.Options{
		Width: width - margin.Width(), Base: rtl.LeftToRight, Align: rtl.AlignLeft, First: margin, Rest: margin, Marks: marks,
	})
	for i, l := range lines {
		lines[i] = rtl.Row(margin, l).Mark(func(p rtl.Pen) rtl.Pen {
			if _, found := matchNumber(p.Bg); found {
				p.Fg, p.Attr = pen.Fg, pen.Attr
				return p
			}
			return pen
		})
	}
	return lines
}

// cut is the length of the longest beginning of s that takes at most width
// cells, at least of one cluster.
func cut(s string, width int) int {
	text, at := unstyled(s)
	end, used := 0, 0
	for clusters := graphemes.FromString(text); clusters.Next(); {
		used += rtl.Width(clusters.Value())
		if used > width && end > 0 {
			break
		}
		end = clusters.End()
	}
	if at != nil {
		return int(at[end])
	}
	return end
}

// findLinks notes where links stand in the lines from start on, and takes the
// addresses out that are not for the terminal.
func (l *pageLines) findLinks(start int) {
	for y := start; y < len(l.lines); y++ {
		line := l.lines[y]
		inside := false
		for x := 0; x < line.Len(); {
			pen, end := line.PenRun(x)
			x = end
			i, ok := linkNumber(pen.LinkID)
			if !ok || i >= len(l.links) {
				continue
			}
			inside = inside || pen.Link == insideAddress
			if l.links[i].to == 0 {
				l.links[i].from = y
			}
			l.links[i].to = y + 1
		}
		if inside {
			l.lines[y] = withoutInside(line)
		}
	}
}

// withoutInside is the line without the addresses that are not for the
// terminal.
func withoutInside(l rtl.Line) rtl.Line {
	return l.Mark(func(p rtl.Pen) rtl.Pen {
		if p.Link == insideAddress {
			p.Link = ""
		}
		return p
	})
}

// focus is the lines with link number i drawn as pen says.
func (l pageLines) focus(i int, pen func(rtl.Pen) rtl.Pen) []rtl.Line {
	if i < 0 || i >= len(l.links) {
		return l.lines
	}
	lines := slices.Clone(l.lines)
	id := linkID(l.name, i)
	for y := l.links[i].from; y < l.links[i].to; y++ {
		lines[y] = lines[y].Mark(func(p rtl.Pen) rtl.Pen {
			if p.LinkID == id {
				return pen(p)
			}
			return p
		})
	}
	return lines
}
