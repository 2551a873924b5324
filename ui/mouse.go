package ui

import tea "charm.land/bubbletea/v2"

// wheelLines is how far a step of the wheel scrolls.
const wheelLines = 3

// mouse does what a click or the wheel says. A click is Enter upon what it points
// at.
func (a *App) mouse(m tea.Mouse) tea.Cmd {
	if a.busy || a.size.small() {
		return nil
	}
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	switch s := a.top(); m.Button {
	case tea.MouseLeft:
		if a.err != nil {
			return a.input(enter)
		}
		if s, ok := s.(pointScreen); ok && s.Point(m.X-a.drawn.left, m.Y-a.drawn.top) {
			return a.input(enter)
		}
	case tea.MouseWheelUp:
		return a.wheel(-1, tea.KeyUp)
	case tea.MouseWheelDown:
		return a.wheel(1, tea.KeyDown)
	}
	return nil
}

func (a *App) wheel(step int, arrow rune) tea.Cmd {
	if a.err != nil {
		return nil
	}
	times := 1
	switch s := a.top().(type) {
	case wheelScreen:
		s.Wheel(step * wheelLines)
		return nil
	case pointScreen: // a list
	default:
		if times = wheelLines; a.typing() {
			return nil // the arrows may mean something in the field
		}
	}
	var cmds []tea.Cmd
	for range times {
		cmds = append(cmds, a.input(tea.KeyPressMsg{Code: arrow}))
	}
	return tea.Batch(cmds...)
}

// The screens with a list: what stands on a line of theirs is an item.

func (h *home) Point(_, y int) bool         { return h.menu.point(y) }
func (l *library) Point(_, y int) bool      { return l.menu.point(y) }
func (l *textList) Point(_, y int) bool     { return l.menu.point(y) }
func (s *settings) Point(_, y int) bool     { return s.menu.point(y) }
func (a *assessment) Point(_, y int) bool   { return a.menu.point(y) }
func (x *export) Point(_, y int) bool       { return x.menu.point(y) }
func (b *bookmarks) Point(_, y int) bool    { return b.menu.point(y) }
func (c *calibration) Point(_, y int) bool  { return c.list.point(y) }
func (h *history) Point(_, y int) bool      { return h.list.point(y) }
func (g *glossary) Point(_, y int) bool     { return g.menu.point(y) }
func (d *advice) Point(_, y int) bool       { return d.menu.point(y) }
func (s *searchScreen) Point(_, y int) bool { return s.list.point(y) }
func (q *question) Point(_, y int) bool     { return !q.lesson.shown && q.list.point(y) }
