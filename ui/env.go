package ui

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kasb/content"
	"kasb/content/config"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// Env is what the screens of one reader share. It changes only while a message
// is handled: by the root, and by what keeps something ([Env.save]). Commands run beside that and take
// what they need along.
type Env struct {
	Library func() (*content.Library, error) // the articles; may take a moment at the first call
	Table   func() (*quiz.Table, error)      // the questions; likewise
	Store   *progress.Store
	State   progress.State // as it was last read or written
	// Config is where Settings are kept, by default nowhere. Faults is what was
	// wrong there, nil if nothing was.
	Config   *config.File
	Settings config.Settings
	Faults   error
	// Earlier is what was chosen before there was a file for it, and whether
	// anything was. It may be nil, and is asked once, where there is no file.
	Earlier func() (config.Settings, bool)
	Still   bool // nothing on the screen moves by itself
	Keys    Keys
	Theme   Theme
	// Evidence is what is known of the terminal and Profile what it comes to;
	// New finds the first profile.
	Evidence term.Evidence
	Profile  term.Profile
	Now      func() time.Time
	Folder   string // where results are written to that the reader wants as files; empty: nowhere
	Paths    int    // how many paths there are, for the first screen, which waits for no file; 0: not known
	About    About
	First    bool // nothing was kept on this device when the program began: the first screen says what is here

	drawn    furniture
	dark     bool // the terminal's background
	colors   colorprofile.Profile
	marks    bool             // vowel marks are shown
	saved    bool             // something was kept
	trouble  string           // the last that was said of a disk that refuses
	kept     *config.Settings // what is kept while other settings are tried out
	turn     int              // how often settings or the terminal have changed
	asked    bool             // Still was asked for, whatever the settings say
	unkept   string           // the last that was said of a choice that can't be kept
	offering bool             // the first screen offers calibration

	searchable *searchable // nil until it is asked for
}

// About is what the first screen says of the content. The zero About is that of
// the program's own.
type About struct {
	Title, Text string
	Articles    string // what the articles are
}

// look says what the terminal's background is and how many colours it has.
func (e *Env) look(dark bool, p colorprofile.Profile) {
	e.dark, e.colors = dark, p
	e.paint()
}

// paint changes the theme to the one that was chosen, or else to what fits the
// terminal.
func (e *Env) paint() {
	l := Look{e.Settings.Theme, e.dark, e.colors, rtl.AsWritten}
	if e.Settings.Digits == config.DigitsArabic {
		l.Digits = rtl.ArabicIndic
	}
	if l != e.Theme.Look {
		e.Theme = l.Theme()
		e.drawn = furniture{}
	}
}

// save changes the reader's state on disk and in env. The change is in effect
// whatever the disk says: what it does not take, the store holds in memory and
// tries again. The command tells the reader what went wrong, nil if nothing did
// or if that was said before.
func (e *Env) save(change func(*progress.State)) (tell tea.Cmd) {
	err := e.Store.Update(change)
	change(&e.State)
	e.saved = true
	if aside := (*progress.SetAside)(nil); err == nil || errors.As(err, &aside) {
		e.trouble = ""
		if err != nil {
			return fail(err)
		}
		return nil
	}
	return e.refuse(err)
}

// refuse tells the reader that the disk refuses, nil if the same was said before.
func (e *Env) refuse(err error) (tell tea.Cmd) {
	trouble := err.Error()
	if failure := (*progress.Failure)(nil); errors.As(err, &failure) {
		trouble = failure.Reason() // whatever the file
	}
	if trouble == e.trouble {
		return nil
	}
	e.trouble = trouble
	return fail(fmt.Errorf("%w\n\nيمكنك المتابعة: يبقى الجديد في الذاكرة، وتتكرر محاولة الحفظ مع كل تغيير وعند الخروج", err))
}

// stateMsg brings the reader's state from disk.
type stateMsg struct {
	state progress.State
	taken *config.Settings // what was taken over from before there was a file for it
	err   error
}

// load reads the state, once: from then on env.State goes along with what is
// written.
func (e *Env) load() tea.Cmd {
	store, file, earlier := e.Store, e.Config, e.Earlier
	return func() tea.Msg {
		st, err := store.Load()
		msg := stateMsg{state: st, err: err}
		if earlier != nil && file.Missing() {
			if old, ok := earlier(); ok {
				if taken, err := file.TakeOver(old); taken {
					msg.taken, msg.err = &old, errors.Join(msg.err, err)
				}
			}
		}
		return msg
	}
}
