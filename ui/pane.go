package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// pane shows as many lines as there is room for and moves over them. The zero
// pane is at the top of nothing.
type pane struct {
	lines  []rtl.Line
	top    int // index of the first line shown
	height int // lines shown at once, as of the last view
}

// set replaces the lines and stays at the same place of the text.
func (p *pane) set(lines []rtl.Line) {
	at := p.fraction()
	p.lines = lines
	p.top = int(at*float64(p.rest()) + 0.5)
}

// rest is how far the pane can move, in lines.
func (p *pane) rest() int { return max(0, len(p.lines)-p.height) }

// fraction is how far the pane has moved, from 0 at the top to 1 at the end.
// Text that fits whole is at its end.
func (p *pane) fraction() float64 {
	if len(p.lines) == 0 {
		return 0
	}
	if p.rest() == 0 {
		return 1
	}
	return float64(p.top) / float64(p.rest())
}

// more reports whether there are lines below those in sight.
func (p *pane) more() bool { return p.top < p.rest() }

func (p *pane) moveTo(top int) { p.top = min(max(top, 0), p.rest()) }

// show moves no further than it takes to have lines from to to-1 in sight, the
// first of them if they are too many.
func (p *pane) show(from, to int) {
	if to > p.top+p.height {
		p.moveTo(to - p.height)
	}
	if from < p.top {
		p.moveTo(from)
	}
}

// key moves by a key press and reports whether it was one of the pane's.
func (p *pane) key(msg tea.KeyPressMsg, k Keys) bool {
	page := max(1, p.height-2)
	switch {
	case key.Matches(msg, k.Up):
		p.moveTo(p.top - 1)
	case key.Matches(msg, k.Down):
		p.moveTo(p.top + 1)
	case key.Matches(msg, k.PageUp):
		p.moveTo(p.top - page)
	case key.Matches(msg, k.PageDown):
		p.moveTo(p.top + page)
	case key.Matches(msg, k.Top):
		p.moveTo(0)
	case key.Matches(msg, k.End):
		p.moveTo(p.rest())
	default:
		return false
	}
	return true
}

// view is the lines in sight, at most height of them. There may be fewer than when
// it was moved.
func (p *pane) view(height int) []rtl.Line {
	p.height = height
	p.moveTo(p.top)
	return p.lines[p.top:min(p.top+height, len(p.lines))]
}
