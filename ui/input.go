package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// settledMsg says that what a key has set going is done: the screen that it asked
// for is there.
type settledMsg struct{}

func settled() tea.Msg { return settledMsg{} }

// maxAhead is how many keys may be typed ahead; more are lost.
const maxAhead = 64

// input takes a key press or a paste. What is typed while a screen opens is meant
// for that screen, and waits for it.
func (a *App) input(msg tea.Msg) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && key.Matches(physical(k), a.env.Keys.Interrupt):
		return a.quit()
	case a.busy:
		if len(a.ahead) < maxAhead {
			a.ahead = append(a.ahead, msg)
		}
		return nil
	case isKey && (k.Text == "" || !a.typing()):
		return a.key(physical(k))
	case a.typing():
		return a.typed(msg)
	}
	return nil
}

// typed gives the screen on top what was typed and waits for what comes of it.
func (a *App) typed(msg tea.Msg) tea.Cmd {
	_, cmd := a.pass(msg)
	if cmd == nil {
		return nil
	}
	a.busy = true
	return tea.Sequence(cmd, settled)
}

// typing reports whether the screen on top is in sight and being typed in.
func (a *App) typing() bool { return a.err == nil && !a.size.small() && typing(a.top()) }

// key does what a key says that is for the program; the rest goes to the screen.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	k := a.env.Keys
	switch {
	case key.Matches(msg, k.Quit):
		return a.quit()
	case key.Matches(msg, k.Suspend):
		return tea.Suspend
	case a.size.small():
		return nil // nothing happens out of sight
	case a.err != nil:
		if key.Matches(msg, k.Choose, k.Leave, k.Back, k.Forward) {
			a.err = nil
		}
		return nil
	case key.Matches(msg, k.Help):
		return a.help()
	case key.Matches(msg, k.Search) && !isHelp(a.top()): // which has a search of its own
		return a.openSearch()
	}
	return a.typed(msg)
}

// help opens the help of the screen on top, or closes it.
func (a *App) help() tea.Cmd {
	if isHelp(a.top()) {
		return a.pop()
	}
	a.stack = append(a.stack, newHelp(a.env, a.top()))
	return nil
}

func isHelp(s Screen) bool {
	_, ok := s.(*helpScreen)
	return ok
}
