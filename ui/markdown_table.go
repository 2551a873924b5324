package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"kasb/ui/rtl"
)

// pageTable is a table. Every cell is a paragraph of its own, the first column
// stands at the side where the table begins.
type pageTable struct {
	side    rtl.Direction
	head    []tableCell
	rows    [][]tableCell
	columns []tableColumn
}

type tableCell struct {
	styledText
	label string // of a header: what stands before the value where columns do not fit
}

// tableColumn says how a column stands and how wide it would and can be, in
// cells.
type tableColumn struct {
	align         rtl.Align
	widest, least int
}

const (
	// A word of up to this many cells is not broken to make a table fit.
	wholeWord = 12
	// The cells between two columns: a line and a blank on each side of it.
	columnGap = 3
)

func (w *pageWriter) table(n *extast.Table) {
	t := &pageTable{side: w.sideOf(n), columns: make([]tableColumn, len(n.Alignments))}
	if len(w.around) == 0 {
		w.last = t.side
	}
	for i, a := range n.Alignments {
		t.columns[i].align = align(t.side)
		switch a {
		case extast.AlignLeft:
			t.columns[i].align = rtl.AlignLeft
		case extast.AlignRight:
			t.columns[i].align = rtl.AlignRight
		case extast.AlignCenter:
			t.columns[i].align = rtl.AlignCenter
		}
	}
	links := len(w.links)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == extast.KindTableHeader {
			t.head = w.cells(row, t, roleStrong)
		} else {
			t.rows = append(t.rows, w.cells(row, t, roleBody))
		}
	}
	w.add(pageBlock{kind: blockTable, table: t, styledText: styledText{linked: len(w.links) > links}})
}

// cells is a row with as many cells as there are columns.
func (w *pageWriter) cells(row ast.Node, t *pageTable, r role) []tableCell {
	cells := make([]tableCell, len(t.columns))
	i := 0
	for c := row.FirstChild(); c != nil && i < len(cells); c = c.NextSibling() {
		cell := tableCell{styledText: w.styled(c, r, w.words[c].direction(t.side))}
		if r == roleStrong {
			cell.setLabel()
		}
		cells[i] = cell
		column := &t.columns[i]
		column.widest = max(column.widest, rtl.Width(cell.drawn), 1)
		for word := range strings.FieldsSeq(ansi.Strip(cell.drawn)) {
			column.least = max(column.least, min(rtl.Width(word), wholeWord))
		}
		column.least = max(column.least, min(3, column.widest))
		i++
	}
	return cells
}

// setLabel makes the label of a header.
func (c *tableCell) setLabel() {
	if c.drawn == "" {
		return
	}
	c.label = c.drawn + " "
	if last := strings.TrimSpace(ansi.Strip(c.drawn)); !strings.HasSuffix(last, ":") && !strings.HasSuffix(last, "؟") {
		c.label = c.drawn + ": "
	}
}

// layout sets the table in lines of width cells, in columns if they fit.
func (t *pageTable) layout(width int, pens pagePens, marks bool) []rtl.Line {
	widths, ok := t.fit(width)
	if !ok {
		return t.stack(width, marks, pens.digits)
	}
	g := tableGrid{table: t, widths: widths, total: width, rule: pens.rule, bar: pens.bar, marks: marks, digits: pens.digits}
	var lines []rtl.Line
	head := g.row(t.head)
	rows := make([][]rtl.Line, len(t.rows))
	tall := false
	for i, r := range t.rows {
		rows[i] = g.row(r)
		tall = tall || len(rows[i]) > 1
	}
	lines = append(lines, head...)
	lines = append(lines, g.line())
	for i, r := range rows {
		if tall && i > 0 {
			lines = append(lines, g.line()) // or nobody sees where a row ends
		}
		lines = append(lines, r...)
	}
	return lines
}

// fit shares width between the columns: as wide as they like if there is room,
// else the widest give way first. It fails where words would be broken.
func (t *pageTable) fit(width int) (widths []int, ok bool) {
	width -= columnGap * (len(t.columns) - 1)
	widths = make([]int, len(t.columns))
	for i, c := range t.columns {
		widths[i] = c.widest
		width -= c.widest
	}
	for ; width < 0; width++ {
		widest := -1
		for i, c := range t.columns {
			if widths[i] > c.least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		widths[widest]--
	}
	return widths, true
}

// tableGrid draws a table in columns.
type tableGrid struct {
	table  *pageTable
	widths []int
	total  int // width of the lines
	rule   rtl.Pen
	bar    string
	marks  bool
	digits rtl.Digits
}

// row sets the cells of a row side by side.
func (g *tableGrid) row(cells []tableCell) []rtl.Line {
	gap := rtl.Row(rtl.Blank(1), rtl.Fill(g.bar, 1, g.rule), rtl.Blank(1))
	columns := make([][]rtl.Line, len(cells))
	height := 1
	for i, c := range cells {
		columns[i] = rtl.Layout(c.drawn, rtl.Options{
			Width: g.widths[i], Base: c.base, Align: g.table.columns[i].align, Marks: g.marks, Digits: g.digits,
		})
		height = max(height, len(columns[i]))
	}
	lines := make([]rtl.Line, height)
	for y := range lines {
		line := make([]rtl.Line, 0, 2*len(cells))
		for i, c := range columns {
			if i > 0 {
				line = append(line, gap)
			}
			if y < len(c) {
				line = append(line, c[y])
			} else {
				line = append(line, rtl.Blank(g.widths[i]))
			}
		}
		lines[y] = g.fill(line)
	}
	return lines
}

// line is a line between two rows.
func (g *tableGrid) line() rtl.Line {
	var line []rtl.Line
	for i, w := range g.widths {
		if i > 0 {
			line = append(line, rtl.Fill("─", 1, g.rule), rtl.Fill("┼", 1, g.rule), rtl.Fill("─", 1, g.rule))
		}
		line = append(line, rtl.Fill("─", w, g.rule))
	}
	return g.fill(line)
}

// fill is the parts of a line side by side and blanks up to the other edge.
func (g *tableGrid) fill(parts []rtl.Line) rtl.Line {
	width := 0
	for _, p := range parts {
		width += p.Width()
	}
	return beside(g.table.side, append(parts, rtl.Blank(g.total-width))...)
}

// stack sets the table one cell below the other, each behind the header of its
// column.
func (t *pageTable) stack(width int, marks bool, digits rtl.Digits) []rtl.Line {
	o := rtl.Options{
		Width: width, Base: t.side, Align: align(t.side), Rest: rtl.Blank(min(2, width-1)), Marks: marks, Digits: digits,
	}
	rows := t.rows
	if len(rows) == 0 {
		rows = [][]tableCell{make([]tableCell, len(t.columns))}
	}
	var lines []rtl.Line
	for y, row := range rows {
		if y > 0 {
			lines = append(lines, rtl.Blank(width))
		}
		for x, c := range row {
			value := c.drawn
			switch {
			case value == "", c.base == t.side:
			case c.base == rtl.LeftToRight:
				value = isolate + value + popIsolate
			default:
				value = isolateRight + value + popIsolate
			}
			if text := t.head[x].label + value; text != "" {
				lines = append(lines, rtl.Layout(text, o)...)
			}
		}
	}
	return lines
}
