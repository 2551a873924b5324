package ui

import (
	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"kasb/content/config"
	"kasb/content/progress"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// decide finds anew how to write to the terminal, after what is known of it and
// what the reader has chosen.
func (e *Env) decide() {
	e.turn++
	e.Evidence.Saved = Calibrations(e.Settings)
	e.Profile = e.Evidence.Profile()
	marks := e.Profile.Marks
	switch e.Settings.Marks {
	case config.MarksShow:
		marks = true
	case config.MarksHide:
		marks = false
	}
	if marks != e.marks {
		e.marks = marks
		e.drawn = furniture{}
	}
}

// Calibrations are the strategies that calibration has found, by terminal.
func Calibrations(s config.Settings) map[string]term.Strategy {
	saved := map[string]term.Strategy{}
	for key, name := range s.Text {
		// A name from another version of the program leaves the matter open.
		if s, err := term.ParseStrategy(name); err == nil {
			saved[key] = s
		}
	}
	return saved
}

// hear takes an answer of the terminal and reports whether the message was one.
func (e *Env) hear(msg tea.Msg) bool {
	if !e.Evidence.Replies.Take(event(msg)) {
		return false
	}
	e.decide()
	return true
}

// event is a message as Bubble Tea's engine gives it, where Bubble Tea has
// given it a type of its own.
func event(msg tea.Msg) any {
	switch msg := msg.(type) {
	case tea.TerminalVersionMsg:
		return uv.TerminalVersionEvent(msg)
	case tea.ModeReportMsg:
		return uv.ModeReportEvent(msg)
	}
	return msg
}

// ask asks the terminal who it is, nil where there is nothing to ask.
func (e *Env) ask() tea.Cmd {
	if q := e.Evidence.Queries(); q != "" {
		return tea.Raw(q)
	}
	return nil
}

// calibrate keeps the strategy of that name for this terminal, or leaves the
// matter to the program with an empty name. It is the reader's last word: what
// the command line said counts no more, and the terminal is asked what it had
// not to be asked.
func (e *Env) calibrate(name string) tea.Cmd {
	terminal := e.Profile.Key
	tell := e.choose(func(s *config.Settings) { s.Calibrate(terminal, name) })
	if !e.State.Offered[terminal] { // who has chosen needs no offer
		noted := e.save(func(st *progress.State) { st.Offer(terminal) })
		tell = tea.Batch(tell, noted)
	}
	var ask tea.Cmd
	if e.Evidence.Choice.By != "" {
		e.Evidence.Choice = term.Choice{}
		ask = e.ask()
	}
	e.offering = false
	e.decide()
	return tea.Batch(ask, tell)
}

// choose changes the reader's settings, here and in the file. The choice is in
// effect whatever becomes of the file; the command tells the reader, once, where
// it could not be kept.
func (e *Env) choose(change func(*config.Settings)) tea.Cmd {
	e.takeBack()
	err := e.Config.Update(change)
	change(&e.Settings)
	e.follow()
	if err == nil {
		e.unkept = ""
		return nil
	}
	if e.unkept == err.Error() {
		return nil
	}
	e.unkept = err.Error()
	return fail(err)
}

// follow does what the settings say.
func (e *Env) follow() {
	e.Still = e.asked || e.Settings.Motion == config.MotionOff
	e.paint()
	e.decide()
}

// options are those of text from right to left over a whole width.
func (e *Env) options(width int) rtl.Options {
	return rtl.Options{Width: width, Base: rtl.RightToLeft, Align: rtl.AlignRight, Marks: e.marks, Digits: e.Theme.Digits}
}

// fit sets text in one line, like [rtl.Fit].
func (e *Env) fit(s string, width int, align rtl.Align) rtl.Line {
	return rtl.Options{Width: width, Align: align, Marks: e.marks, Digits: e.Theme.Digits}.Fit(s)
}

// silentMsg says that the terminal had time to answer.
type silentMsg struct{}

// offer lets the first screen offer calibration to a reader whose terminal
// nobody knows, once for each terminal. It takes no key from anybody.
func (a *App) offer() tea.Cmd {
	p := a.env.Profile
	if !p.Ask || !a.loaded || len(a.stack) > 1 || a.err != nil || a.env.State.Offered[p.Key] {
		return nil
	}
	tell := a.env.save(func(st *progress.State) { st.Offer(p.Key) })
	a.env.offering = true
	return tell
}
