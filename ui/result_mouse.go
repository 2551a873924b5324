package ui

// Point opens the face whose name was clicked, or points at what the face in sight
// shows.
func (r *result) Point(x, y int) bool {
	if y == 0 {
		for i, from := range r.tabs { // from right to left
			if x >= from {
				r.open = i
				break
			}
		}
		return false
	}
	f, ok := r.faces[r.open].(pointScreen)
	return ok && y >= r.head && f.Point(x, y-r.head)
}

// Wheel scrolls a face that is one long text.
func (r *result) Wheel(lines int) bool {
	f, ok := r.faces[r.open].(wheelScreen)
	return ok && f.Wheel(lines)
}

// Point looks at the path in whose row the place is.
func (o *overview) Point(_, y int) bool {
	y += o.pane.top
	for i := range len(o.rows) - 1 {
		if y >= o.rows[i] && y < o.rows[i+1] {
			o.r.look(i)
			break
		}
	}
	return false
}

func (o *overview) Wheel(lines int) bool {
	o.pane.moveTo(o.pane.top + lines)
	return true
}

func (p *page) Wheel(lines int) bool {
	p.pane.moveTo(p.pane.top + lines)
	return true
}

// Point marks a task, which Enter ticks.
func (p *plan) Point(_, y int) bool { return p.list.point(y) }

// Point marks a question or an answer, which Enter opens or tries.
func (w *whatIf) Point(_, y int) bool {
	if w.choosing {
		return w.answers.point(y)
	}
	return w.list.point(y)
}
