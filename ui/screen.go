package ui

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
	"kasb/ui/term"
)

// Size is the room that a screen has, in cells.
type Size struct{ Width, Height int }

// Screen is one screen of the program. The root model draws the header and the
// footer around it and asks it for the keys that work now.
//
// A screen never holds another: it asks for one by a message ([push],
// [replace], [pop]).
type Screen interface {
	help.KeyMap
	// Title is the screen's name in the header, in reading order.
	Title() string
	// Update takes a message: a key press as [physical] gives it, unless the
	// screen is a [typingScreen], or a message of the screen's own.
	Update(tea.Msg) (Screen, tea.Cmd)
	// View draws the screen: lines of exactly size.Width cells, at most
	// size.Height of them.
	View(size Size) []rtl.Line
}

// A screen may also say something short at the left end of the header: how
// far, which of how many. In a narrow window it says it in fewer words.
type statusScreen interface{ Status(narrow bool) string }

// A screen may have more to show below what is in sight.
type scrollScreen interface{ More() bool }

// A screen may write some lines another way than the terminal wants them, to
// show how that looks. It is asked for each line of its last view, from 0.
type variedScreen interface {
	Way(line int) (s term.Strategy, other bool)
}

// A screen may have something to keep when it is left by quitting. The command
// tells what went wrong, nil if nothing did.
type leaveScreen interface{ Leaving() tea.Cmd }

// A screen that is entered again after another one was closed may want to
// look at the state anew.
type resumeScreen interface{ Resume() tea.Cmd }

// A screen may have a field to type in. While it is Typing, letters, digits and
// signs come as they were typed, q and ? among them; other keys, ctrl and a
// letter too, come as [physical] gives them.
type typingScreen interface {
	Typing() bool
	// Cursor is the terminal's cursor in the lines that were drawn last, or nil
	// where it is not among them.
	Cursor() *tea.Cursor
}

// typing reports whether s is being typed in.
func typing(s Screen) bool {
	t, ok := s.(typingScreen)
	return ok && t.Typing()
}

// A screen may have something to point at with the mouse: column x and line y
// of the lines that were drawn last. What is there gets the mark, and Enter is
// pressed upon it if it says so.
type pointScreen interface{ Point(x, y int) (choose bool) }

// A screen may scroll by the wheel, lines down or, below 0, up. Others take it
// as arrow keys, and so does this one when it reports false.
type wheelScreen interface {
	Wheel(lines int) (scrolled bool)
}

type (
	popMsg struct{}
	// openMsg opens a screen, often with material that a command has brought.
	// It is laid on the screen that asked for it only while that one is on top:
	// nobody is taken away from where they have gone meanwhile. It may take that
	// screen's place wherever it is.
	openMsg struct {
		from    Screen
		open    func() (Screen, error) // called by the root, between two messages
		replace bool                   // instead of the screen that asked
		fresh   bool                   // what was typed meanwhile was not meant for it
	}
	// errMsg is shown by the root, in the reader's language, with a way back.
	errMsg struct{ err error }
)

// push lays a new screen on another.
func push(from Screen, open func() Screen) tea.Cmd {
	return func() tea.Msg {
		return openMsg{from: from, open: func() (Screen, error) { return open(), nil }}
	}
}

// replace puts a new screen in the place of another.
func replace(from Screen, open func() Screen) tea.Cmd {
	return func() tea.Msg {
		return openMsg{from: from, replace: true, open: func() (Screen, error) { return open(), nil }}
	}
}

func pop() tea.Msg           { return popMsg{} }
func fail(err error) tea.Cmd { return func() tea.Msg { return errMsg{err} } }
