// Package ui is everything that knows what a screen is: the root model [App],
// its screens, keys and theme, and Markdown as lines.
//
// Start at [App]: it holds a stack of [Screen]s, draws the header and the
// footer around the one on top, and is the only place where lines become
// bytes. What a screen needs comes in through [Env]; nothing in the package
// changes at run time, so that one process can serve many readers.
package ui

import (
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kasb/content/config"
	"kasb/content/progress"
	"kasb/ui/display"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// App is the root model.
type App struct {
	env     *Env
	size    Size // of the window
	stack   []Screen
	err     error // shown over the screen until it is put away
	drawn   drawnFrame
	leaving bool // quitting was tried
	loaded  bool // the reader's state is there
	busy    bool // what a key has set going is not done
	ahead   []tea.Msg
	search  *searchScreen  // kept with what was typed in it; nil before the first time
	then    func() tea.Cmd // what the program begins with once the reader's state is there
	ask     string         // what the terminal is asked before anything is drawn
}

// New is the program at its first screen. It reads nothing: a slow disk does not
// keep the first frame back, see [display.Needs].
func New(env *Env) *App {
	if env.Config == nil {
		env.Config = config.Memory(env.Settings)
	}
	env.asked = env.Still
	env.dark, env.colors = env.Theme.Dark, env.Theme.Profile
	env.follow()
	return &App{env: env, stack: []Screen{newHome(env)}, ask: env.Evidence.Queries() + ansi.RequestBackgroundColor}
}

// NewCalibration is the program at the question which way of writing reads
// right, with the first screen behind it.
func NewCalibration(env *Env) *App {
	a := New(env)
	a.stack = append(a.stack, newCalibration(env))
	return a
}

// NewAssessment is the program at the door to the questions, with the first
// screen behind it. The door stands open when the reader's state is there: it
// may hold an assessment to go on with.
func NewAssessment(env *Env) *App {
	a := New(env)
	a.then = func() tea.Cmd { return openAssessment(env, a.stack[0]) }
	return a
}

// patience is how long a terminal may be silent before it counts as one that
// does not answer. Nothing but an offer waits for it, and a later answer counts.
const patience = 3 * time.Second

// Init reads the state, and waits for what the terminal answers.
func (a *App) Init() tea.Cmd {
	if a.env.Evidence.Queries() == "" {
		return a.env.load()
	}
	return tea.Batch(a.env.load(), tea.Tick(patience, func(time.Time) tea.Msg { return silentMsg{} }))
}

// Profile is what is known of the terminal by now.
func (a *App) Profile() term.Profile { return a.env.Profile }

// Needs is what the terminal needs while the program is on its screen.
func (a *App) Needs() display.Needs {
	p := a.env.Profile
	return display.Needs{Enter: p.Enter, Leave: p.Leave, Smears: p.Smears, Relayed: p.Relayed, Ask: a.ask, Waiting: !a.loaded}
}

func (a *App) top() Screen { return a.stack[len(a.stack)-1] }

// Update routes a message: what concerns the whole program is handled here,
// the rest goes to the screen on top.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.env.hear(msg) {
		return a, a.offer()
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.size = Size{max(msg.Width, 0), max(msg.Height, 0)}
		return a, nil
	case tea.BackgroundColorMsg:
		a.env.look(msg.IsDark(), a.env.colors)
		return a, nil
	case tea.ColorProfileMsg:
		a.env.look(a.env.dark, msg.Profile)
		return a, nil
	case silentMsg:
		a.env.Evidence.Replies.Silent = true
		a.env.decide()
		return a, a.offer()
	case stateMsg:
		a.env.State, a.loaded = msg.state, true
		if a.env.saved { // before it was read, or meanwhile; what is wrong with the disk was said
			a.env.State, _ = a.env.Store.Load()
		}
		if msg.taken != nil {
			a.env.Settings = *msg.taken
			a.env.follow()
		}
		a.complain(msg.err)
		a.env.decide()
		if then := a.then; then != nil {
			a.then = nil
			return a, then()
		}
		return a, a.offer()
	case errMsg:
		a.err = msg.err
		return a, nil
	case openMsg:
		a.open(msg)
		return a, nil
	case popMsg:
		return a, a.pop()
	case searchableMsg:
		if a.env.searchable = msg.searchable; msg.err != nil {
			a.err = msg.err
		}
		return a, nil
	case tea.KeyPressMsg, tea.PasteMsg:
		return a, a.input(msg)
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return a, a.mouse(msg.(tea.MouseMsg).Mouse())
	case tea.MouseMsg:
		return a, nil
	case settledMsg:
		a.busy = false
		var cmds []tea.Cmd
		for len(a.ahead) > 0 && !a.busy {
			next := a.ahead[0]
			a.ahead = a.ahead[1:]
			cmds = append(cmds, a.input(next))
		}
		return a, tea.Batch(cmds...)
	}
	return a.pass(msg)
}

// complain shows what was wrong when the reader's state was read.
func (a *App) complain(err error) {
	if failure := (*progress.Failure)(nil); errors.As(err, &failure) {
		if tell := a.env.refuse(err); tell != nil {
			err = tell().(errMsg).err
		}
	}
	a.err = errors.Join(a.err, err)
}

func (a *App) pass(msg tea.Msg) (tea.Model, tea.Cmd) {
	s, cmd := a.top().Update(msg)
	a.stack[len(a.stack)-1] = s
	return a, cmd
}

func (a *App) open(msg openMsg) {
	if msg.fresh {
		a.ahead = nil
	}
	at := slices.Index(a.stack, msg.from)
	if at < 0 || !msg.replace && msg.from != a.top() {
		return
	}
	s, err := msg.open()
	switch {
	case err != nil:
		a.err = err
	case msg.replace:
		a.stack[at] = s
	default:
		a.stack = append(a.stack, s)
	}
}

func (a *App) pop() tea.Cmd {
	if len(a.stack) == 1 {
		return nil
	}
	a.stack = a.stack[:len(a.stack)-1]
	if s, ok := a.top().(resumeScreen); ok {
		return s.Resume()
	}
	return nil
}

// quit ends the program when every screen has kept what it has to. What can't
// be kept is said once; the next time the program ends all the same.
func (a *App) quit() tea.Cmd {
	if !a.leaving {
		a.leaving = true
		for _, s := range a.stack {
			if s, ok := s.(leaveScreen); ok {
				if tell := s.Leaving(); tell != nil {
					return tell
				}
			}
		}
	}
	return tea.Quit
}

// Close keeps what the screens have to keep where the program was ended from
// outside, behind the back of [App.Update], and tries once more to write what the
// disk has refused. The error says what could not be kept.
func (a *App) Close() error {
	_ = a.quit() // what it has to tell, the store still holds
	if err := a.env.Store.Flush(); err != nil {
		return fmt.Errorf("لم يُحفظ آخر ما فعلته. %w", err)
	}
	return nil
}

// View draws the frame.
func (a *App) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = a.windowTitle()
	v.ProgressBar = a.taskbar()
	if a.env.mouse() {
		v.MouseMode = tea.MouseModeCellMotion
	}
	f := a.frame()
	v.Cursor = a.cursor(f)
	strategy := a.env.Profile.Strategy
	if c := v.Cursor; c != nil && f.way(c.Y, strategy).MovesCursor() {
		f.lines[c.Y] = withCursor(f.lines[c.Y], c.X-f.left)
		v.Cursor = nil
	}
	v.SetContent(a.drawn.encode(f, strategy))
	return v
}

// withCursor is a line with the cursor drawn in cell x.
func withCursor(l rtl.Line, x int) rtl.Line {
	reverse := func(p rtl.Pen) rtl.Pen { p.Attr ^= rtl.Reverse; return p }
	return rtl.Row(l.Cut(x+1, l.Width()-x-1), l.Cut(x, 1).Mark(reverse), l.Cut(0, x))
}

// cursor is the terminal's cursor in the window, hidden where nothing is typed.
func (a *App) cursor(f frame) *tea.Cursor {
	if !a.typing() {
		return nil
	}
	c := a.top().(typingScreen).Cursor()
	if c == nil {
		return nil
	}
	in := *c
	in.X += f.left
	in.Y += f.top
	in.Blink = in.Blink && !a.env.Still
	return &in
}

// frame is the whole window.
func (a *App) frame() frame {
	if a.size.small() {
		return a.tooSmall()
	}
	return a.env.frame(a.size, a.top(), a.err)
}
