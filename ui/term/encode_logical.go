package term

import (
	"slices"
	"sync"
)

// logical writes the cells as they were written and in reading order, behind
// the padding at the left edge, so that the terminal puts them where they
// stood.
func (w *writer) logical() {
	end, start := shown(w.line), 0
	for start < end && w.line.Source(start) == "" {
		w.cell(start)
		start++
	}
	order := orders.Get().(*readingOrder)
	defer orders.Put(order)
	for _, i := range order.of(w, start, end) {
		if source := w.line.Source(i); source != "" {
			w.set(w.line.Pen(i))
			w.dst = append(w.dst, source...)
		} else {
			w.cell(i)
		}
	}
}

// readingOrder is memory for putting cells in reading order.
type readingOrder struct{ places, cells []int }

var orders = sync.Pool{New: func() any { return new(readingOrder) }}

// of is the cells from start to end in reading order.
func (o *readingOrder) of(w *writer, start, end int) []int {
	n := w.line.Len()
	o.places = slices.Grow(o.places[:0], n)[:n]
	clear(o.places)
	for i := start; i < end; i++ {
		o.places[w.line.Index(i)] = i + 1
	}
	o.cells = o.cells[:0]
	for _, i := range o.places {
		if i > 0 {
			o.cells = append(o.cells, i-1)
		}
	}
	return o.cells
}
