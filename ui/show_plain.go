package ui

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"kasb/ui/rtl"
)

// plain gives a block as text in reading order, without styles: for files and
// for other programs. Lines are wrapped at width cells, 0 for not at all.
func (p *renderedPage) plain(b *pageBlock, width int) iter.Seq[string] {
	first, rest := plainEdges(b.first), plainEdges(b.rest)
	room := 0
	if width > 0 {
		room = max(width-rtl.Width(rest), 1)
	}
	return func(yield func(string) bool) {
		edge := first
		for line := range b.plain(room) {
			if !yield(strings.TrimRight(edge+line, " ")) {
				return
			}
			edge = rest
		}
	}
}

// plain is the block without its edges.
func (b *pageBlock) plain(width int) iter.Seq[string] {
	switch b.kind {
	case blockRule:
		const short = 20
		if width <= 0 || width > short {
			width = short
		}
		return slices.Values([]string{strings.Repeat("─", width)})
	case blockCode:
		return strings.SplitSeq(b.code, "\n")
	case blockTable:
		return b.table.plain(width)
	case blockChart:
		return b.chart.plain(width)
	}
	return plainText(b.drawn, width)
}

// plainText is the lines of a text.
func plainText(drawn string, width int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for l := range rtl.Lines(drawn, rtl.Options{Width: width, Marks: true}) {
			if !yield(authored(reading(l, false))) {
				return
			}
		}
	}
}

// plainEdges is what stands before a line. The blank between a sign and the
// text comes last whatever its side.
func plainEdges(around []edge) string {
	var b strings.Builder
	for _, e := range around {
		s := reading(e.Line, true)
		if e.side == rtl.LeftToRight {
			s = s[1:] + " "
		}
		b.WriteString(s)
	}
	return b.String()
}

// reading is a line in reading order as it was written; blanks and signs that
// are no part of the text only if asked for.
func reading(l rtl.Line, all bool) string {
	cells := make([]rtl.Cell, 0, l.Len())
	for _, c := range l.All() {
		if c.Source == "" && all {
			c.Source = c.Text
		}
		if c.Source != "" {
			cells = append(cells, c)
		}
	}
	slices.SortFunc(cells, func(a, b rtl.Cell) int { return cmp.Compare(a.Index, b.Index) })
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.Source)
	}
	return b.String()
}

// authored is text as its author wrote it, without the controls of direction
// that a page puts round code and addresses.
func authored(s string) string {
	return strings.Map(func(r rune) rune {
		switch string(r) {
		case isolate, isolateRight, popIsolate, arabicContext:
			return -1
		}
		return r
	}, s)
}

// plain is the rows of a table, a line each if there is room: the cells from
// the first on, filled up to the width of their column.
func (t *pageTable) plain(width int) iter.Seq[string] {
	if width <= 0 {
		width = columnGap * len(t.columns)
		for _, c := range t.columns {
			width += c.widest
		}
	}
	widths, ok := t.fit(width)
	return func(yield func(string) bool) {
		if !ok {
			for _, l := range t.stack(width, true, rtl.AsWritten) {
				if !yield(authored(reading(l, false))) {
					return
				}
			}
			return
		}
		if !plainRow(t.head, widths, yield) || !yield(plainRule(widths)) {
			return
		}
		for _, row := range t.rows {
			if !plainRow(row, widths, yield) {
				return
			}
		}
	}
}

func plainRule(widths []int) string {
	var parts []string
	for _, w := range widths {
		parts = append(parts, strings.Repeat("─", w))
	}
	return strings.Join(parts, "─┼─")
}

// plainRow gives the lines of a row until yield has enough.
func plainRow(row []tableCell, widths []int, yield func(string) bool) bool {
	columns := make([][]string, len(row))
	height := 1
	for i, c := range row {
		columns[i] = slices.Collect(plainText(c.drawn, widths[i]))
		height = max(height, len(columns[i]))
	}
	for y := range height {
		var b strings.Builder
		for i, c := range columns {
			if i > 0 {
				b.WriteString(" │ ")
			}
			cell := ""
			if y < len(c) {
				cell = c[y]
			}
			b.WriteString(cell + strings.Repeat(" ", max(widths[i]-rtl.Width(cell), 0)))
		}
		if !yield(b.String()) {
			return false
		}
	}
	return true
}
