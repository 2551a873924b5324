package term

import (
	"cmp"
	"slices"

	"kasb/ui/rtl"
)

// logical writes the cells as they were written and in reading order, behind
// the padding at the left edge, so that the terminal puts them where they
// stood.
func (w *writer) logical() {
	cells := make([]rtl.Cell, 0, w.line.Len())
	for i := range shown(w.line) {
		cells = append(cells, w.line.At(i))
	}
	start := slices.IndexFunc(cells, func(c rtl.Cell) bool { return c.Source != "" })
	if start < 0 {
		start = len(cells)
	}
	slices.SortStableFunc(cells[start:], func(a, b rtl.Cell) int { return cmp.Compare(a.Index, b.Index) })
	for _, c := range cells {
		w.set(c.Pen)
		if c.Source != "" {
			c.Text = c.Source
		}
		w.dst = append(w.dst, c.Text...)
	}
}
