package ui

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kasb/content"
	"kasb/content/progress"
	"kasb/content/quiz"
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

	drawn    furniture
	marks    bool // vowel marks are shown
	refused  int  // how often the disk refused to keep something
	offering bool // the first screen offers calibration

	searchable *searchable // nil until it is asked for
}

// About is what the first screen says of the content. The zero About is that of
// the program's own.
type About struct {
	Title, Text string
	Articles    string // what the articles are
}

// look changes the theme.
func (e *Env) look(dark bool, p colorprofile.Profile) {
	e.Theme = NewTheme(dark, p)
	e.drawn = furniture{}
}

// save changes the reader's state on disk and in env, and reports whether it
// did. The command tells the reader what went wrong, nil if nothing did.
//
// Where the disk refuses twice, the program goes on without it and says so: an
// assessment that can't be kept is better than none.
func (e *Env) save(change func(*progress.State)) (saved bool, tell tea.Cmd) {
	err := e.Store.Update(change)
	if err != nil {
		tell = fail(err)
	}
	if aside := (*progress.SetAside)(nil); err != nil && !errors.As(err, &aside) {
		if e.refused++; e.refused < 2 {
			return false, tell
		}
		e.Store = progress.Memory(e.State)
		if err := e.Store.Update(change); err != nil {
			return false, fail(err)
		}
		tell = fail(fmt.Errorf("%w\n\nيمكنك المتابعة، لكن ما يأتي يبقى في الذاكرة حتى إغلاق البرنامج فقط", err))
	}
	change(&e.State)
	return true, tell
}

// stateMsg brings the reader's state from disk.
type stateMsg struct {
	state progress.State
	err   error
}

// load reads the state, once: from then on env.State goes along with what is
// written.
func (e *Env) load() tea.Cmd {
	store := e.Store
	return func() tea.Msg {
		st, err := store.Load()
		return stateMsg{st, err}
	}
}
