package ui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"kasb/content/config"
)

// maxTitle is how many runes the window's title has at most.
const maxTitle = 120

// windowTitle is the program's name and that of the screen, in reading order:
// whoever draws the titles of windows orders their letters. Names may be those of
// the reader's own files, so what would end the code is left out.
func (a *App) windowTitle() string {
	if a.env.Settings.Title == config.TitleOff {
		return ""
	}
	name := "كسب"
	if title := a.top().Title(); title != "" {
		name += ": " + title
	}
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; n > maxTitle || unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
}

// A screen may be a way of which a part is done. It is shown outside of the window
// too, by terminals that can.
type partlyScreen interface {
	// Done is how much of it is done, in percent; -1 when there is nothing to do.
	Done() int
}

// taskbar is how far the uppermost way on the stack is, nil where there is none or
// the terminal would take it for something else.
func (a *App) taskbar() *tea.ProgressBar {
	if !a.env.Profile.Taskbar || a.env.Settings.Taskbar == config.TaskbarOff {
		return nil
	}
	for i := len(a.stack) - 1; i >= 0; i-- {
		if s, ok := a.stack[i].(partlyScreen); ok {
			if done := s.Done(); done >= 0 {
				return tea.NewProgressBar(tea.ProgressBarDefault, done)
			}
		}
	}
	return nil
}

// Done is how many of the questions have an answer.
func (q *question) Done() int {
	asked, answered := q.table.Asked(q.sitting.Form), 0
	for _, o := range asked {
		if _, ok := q.sitting.Answers[o.ID]; ok {
			answered++
		}
	}
	if q.finished || answered == len(asked) {
		return -1
	}
	return 100 * answered / len(asked)
}
