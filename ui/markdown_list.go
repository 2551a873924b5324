package ui

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"kasb/ui/rtl"
)

// list adds the items of a list. Their markers stand at its side, all in a
// column as wide as the widest, and their text hangs beside it.
func (w *pageWriter) list(n *ast.List, side rtl.Direction) {
	width := 1
	if n.IsOrdered() {
		width = rtl.Width(number(n, n.Start+n.ChildCount()-1))
	}
	count := n.Start
	for c := n.FirstChild(); c != nil && w.err == nil; c = c.NextSibling() {
		if c.PreviousSibling() != nil && !n.IsTight {
			w.blank()
		}
		box := w.box(c)
		var in []container
		switch {
		case n.IsOrdered():
			in = append(in, w.item(number(n, count), width, side))
			count++
		case box == "":
			in = append(in, w.item(bullet(n), width, side))
		}
		if box != "" {
			in = append(in, w.item(box, 1, side))
		}
		w.within(c, n.IsTight, in...)
	}
}

// item is the container of a list item: its marker and the hanging indent.
// Shorter numbers stand next to the text, so that their dots are in a column.
func (w *pageWriter) item(marker string, width int, side rtl.Direction) container {
	o := rtl.Options{Width: width, Base: side, Align: rtl.AlignLeft, Digits: w.theme.Digits}
	if side == rtl.LeftToRight {
		o.Align = rtl.AlignRight
	}
	line := o.Fit(marker).Mark(func(rtl.Pen) rtl.Pen { return w.marker })
	return container{first: beside(side, line, rtl.Blank(1)), rest: rtl.Blank(width + 1), side: side}
}

// number is the marker of an item of a numbered list, with the sign that the
// source has behind it.
func number(n *ast.List, count int) string { return strconv.Itoa(count) + string(n.Marker) }

// bullet is the marker of the items of a list: another one for each depth.
func bullet(n ast.Node) string {
	bullets := [...]string{"•", "◦", "▪"}
	depth := 0
	for p := n.Parent(); p != nil; p = p.Parent() {
		if l, ok := p.(*ast.List); ok && !l.IsOrdered() {
			depth++
		}
	}
	return bullets[depth%len(bullets)]
}

// box is the box of a task, or nothing.
func (w *pageWriter) box(item ast.Node) string {
	if first := item.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*extast.TaskCheckBox); ok {
			if box.IsChecked {
				return "☑"
			}
			return "☐"
		}
	}
	return ""
}
