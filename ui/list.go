package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// list is a column of things to choose from, one of them marked. What they
// look like is its owner's business.
type list struct {
	env  *Env
	n    int // how many
	at   int // the marked one
	pane pane
	head int // lines of the screen above the list, in the last view
	// draw is the lines of item i, each width cells wide. They are kept until
	// the theme, the width or the items change.
	draw func(i int, marked bool, width int) []rtl.Line
	// above is what stands above item i, a heading or an introduction; may be
	// nil.
	above func(i int, width int, spaced bool) []rtl.Line
	// spaced reports whether a blank line stands between an item and the next
	// where there is room; nil means always.
	spaced func(i int) bool
	// raised lets the next view begin with the marked item and what stands
	// above it.
	raised bool

	drawn []listItem
	key   listKey
	laid  int      // the item that was marked when the lines were put together
	lines [][2]int // first line of each item and the line behind it
}

// listItem is how an item looks; nil where that was not needed yet.
type listItem struct{ above, unmarked, marked []rtl.Line }

// listKey is what the look of items depends on.
type listKey struct {
	layoutKey
	roomy bool
}

// set says anew how many items there are and forgets how they looked.
func (l *list) set(n int) {
	l.n, l.at = n, min(l.at, max(n-1, 0))
	l.key, l.drawn = listKey{}, nil
}

// move moves the mark by a key press and reports whether it was one for that.
func (l *list) move(msg tea.KeyPressMsg, k Keys) bool {
	const page = 3
	switch {
	case l.n == 0:
		return false
	case key.Matches(msg, k.Up):
		l.at = max(l.at-1, 0)
	case key.Matches(msg, k.Down):
		l.at = min(l.at+1, l.n-1)
	case key.Matches(msg, k.NextItem):
		l.at = (l.at + 1) % l.n
	case key.Matches(msg, k.PrevItem):
		l.at = (l.at + l.n - 1) % l.n
	case key.Matches(msg, k.PageUp):
		l.at = max(l.at-page, 0)
	case key.Matches(msg, k.PageDown):
		l.at = min(l.at+page, l.n-1)
	case key.Matches(msg, k.Top):
		l.at = 0
	case key.Matches(msg, k.End):
		l.at = l.n - 1
	default:
		return false
	}
	return true
}

// point marks the item that is drawn on line y of the screen, and reports whether
// there is one.
func (l *list) point(y int) bool {
	if y -= l.head; y < 0 || y >= l.pane.height {
		return false
	}
	y += l.pane.top
	for i, at := range l.lines {
		if y >= at[0] && y < at[1] {
			l.at = i
			return true
		}
	}
	return false
}

// moves are the bindings that [list.move] answers to.
func (l *list) moves(k Keys) []key.Binding {
	return []key.Binding{k.Up, k.Down, k.NextItem, k.PrevItem, k.PageUp, k.PageDown, k.Top, k.End}
}

// view is the lines in sight, the marked item among them.
func (l *list) view(size Size) []rtl.Line {
	if k := (listKey{l.env.layoutKey(size.Width), size.roomy()}); l.drawn == nil || l.key != k {
		l.key, l.drawn, l.laid = k, make([]listItem, l.n), -1
	}
	if l.laid != l.at {
		l.laid = l.at
		l.layout(size.Width)
	}
	l.pane.view(size.Height)
	if l.n > 0 {
		from := l.lines[l.at][0]
		if l.at == 0 {
			from = 0 // with what stands above it
		}
		if l.raised {
			l.raised = false
			l.pane.moveTo(from - len(l.drawn[l.at].above))
		}
		l.pane.show(from, l.lines[l.at][1])
	}
	return l.pane.view(size.Height)
}

// layout puts the lines together; only items that look new are drawn.
func (l *list) layout(width int) {
	blank := l.env.blank(width)
	var lines []rtl.Line
	l.lines = l.lines[:0]
	for i := range l.drawn {
		it := &l.drawn[i]
		if l.above != nil && it.above == nil {
			it.above = l.above(i, width, l.key.roomy)
		}
		look := &it.unmarked
		if i == l.at {
			look = &it.marked
		}
		if *look == nil {
			*look = l.draw(i, i == l.at, width)
		}
		lines = append(lines, it.above...)
		from := len(lines)
		lines = append(lines, *look...)
		l.lines = append(l.lines, [2]int{from, len(lines)})
		if i < l.n-1 && l.key.roomy && (l.spaced == nil || l.spaced(i)) {
			lines = append(lines, blank)
		}
	}
	l.pane.lines = lines
}
