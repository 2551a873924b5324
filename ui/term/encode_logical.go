package term

import "sync"

// logical writes the cells as they were written and in reading order, behind
// the padding at the left edge, so that the terminal puts them where they
// stood.
func (w *writer) logical() {
	end, start := shown(w.line), 0
	for start < end && w.line.Source(start) == "" {
		w.cell(start)
		start++
	}
	order := orders.Get().(*[]int)
	defer orders.Put(order)
	*order = w.line.ReadingOrder(start, end, *order)
	for _, i := range *order {
		i += start
		if source := w.line.Source(i); source != "" {
			w.set(w.line.Pen(i))
			w.dst = append(w.dst, source...)
		} else {
			w.cell(i)
		}
	}
}

// orders are memory for putting cells in reading order.
var orders = sync.Pool{New: func() any { return new([]int) }}
