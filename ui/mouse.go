package ui

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/config"
)

// wheelLines is how far a step of the wheel scrolls.
const wheelLines = 3

// mouse reports whether the mouse is the program's. It keeps the terminal's own
// way to select text, which then needs Shift.
func (e *Env) mouse() bool { return e.Settings.Mouse != config.MouseTerminal }

// mouse does what a click or the wheel says. A click is Enter upon what it points
// at; on a key of the footer it is that key, and on the name of the screen it is
// the way back.
func (a *App) mouse(m tea.Mouse) tea.Cmd {
	if a.busy || a.size.small() {
		return nil
	}
	x, y := m.X-a.drawn.left, m.Y-a.drawn.top
	switch m.Button {
	case tea.MouseLeft:
		switch {
		case m.Y == a.size.Height-1:
			return a.clickFooter(x)
		case a.err != nil:
			return a.input(tea.KeyPressMsg{Code: tea.KeyEnter})
		case m.Y == 0 && x >= a.env.drawn.header.from && x < a.env.drawn.header.line.Width():
			return a.input(tea.KeyPressMsg{Code: tea.KeyEscape})
		}
		if s, ok := a.top().(pointScreen); ok && x >= 0 && y >= 0 && s.Point(x, y) {
			return a.input(tea.KeyPressMsg{Code: tea.KeyEnter})
		}
	case tea.MouseWheelUp:
		return a.wheel(-1, tea.KeyUp)
	case tea.MouseWheelDown:
		return a.wheel(1, tea.KeyDown)
	}
	return nil
}

// clickFooter presses the key that stands in a column of the footer. One that
// stands for several keys, such as 1–5, is none to click.
func (a *App) clickFooter(x int) tea.Cmd {
	for _, k := range a.env.drawn.pressed {
		if x >= k.from && x < k.to && digit(keyNamed(first(k.Binding))) == 0 {
			return a.input(keyNamed(first(k.Binding)))
		}
	}
	return nil
}

// keyNamed is the key press of a name that a [key.Binding] has.
func keyNamed(name string) tea.KeyPressMsg {
	for _, k := range []tea.KeyPressMsg{
		{Code: tea.KeyUp}, {Code: tea.KeyDown}, {Code: tea.KeyLeft}, {Code: tea.KeyRight}, {Code: tea.KeyPgUp}, {Code: tea.KeyPgDown},
		{Code: tea.KeyHome}, {Code: tea.KeyEnd}, {Code: tea.KeyTab}, {Code: tea.KeyTab, Mod: tea.ModShift}, {Code: tea.KeyEnter},
		{Code: tea.KeyEscape}, {Code: tea.KeyBackspace}, {Code: tea.KeyDelete}, {Code: tea.KeySpace, Text: " "},
		{Code: 'c', Mod: tea.ModCtrl}, {Code: 'z', Mod: tea.ModCtrl},
	} {
		if key.Matches(k, key.NewBinding(key.WithKeys(name))) {
			return k
		}
	}
	r, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}

func (a *App) wheel(step int, arrow rune) tea.Cmd {
	if a.err != nil {
		return nil
	}
	times := 1
	switch s := a.top().(type) {
	case wheelScreen:
		if s.Wheel(step * wheelLines) {
			return nil
		}
	case pointScreen: // a list
	default:
		times = wheelLines
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

// Wheel scrolls a lesson; answers are gone through like any list.
func (q *question) Wheel(lines int) bool {
	if q.lesson.shown {
		q.lesson.pane.moveTo(q.lesson.pane.top + lines)
	}
	return q.lesson.shown
}

// Wheel scrolls the keys; the arrows may mean something in the field.
func (h *helpScreen) Wheel(lines int) bool {
	h.pane.moveTo(h.pane.top + lines)
	return true
}
