package ui

import (
	"reflect"
	"strings"
	"sync"
	"testing"
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

// driver works a program as a reader does: it presses keys and looks.
type driver struct {
	t   testing.TB
	app *App
}

var (
	realLibrary = sync.OnceValues(content.Load)
	realTable   = sync.OnceValues(quiz.Load)
)

// start opens the program with the real content in a window, of a terminal that
// is not known or of one that there is evidence of.
func start(t testing.TB, store *progress.Store, width, height int, terminal ...term.Evidence) *driver {
	t.Helper()
	return startWith(t, store, config.Memory(config.Settings{}), width, height, terminal...)
}

// startWith is start with settings.
func startWith(t testing.TB, store *progress.Store, file *config.File, width, height int, terminal ...term.Evidence) *driver {
	t.Helper()
	settings, faults := file.Load()
	var evidence term.Evidence
	for _, evidence = range terminal {
	}
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	d := &driver{t: t, app: New(&Env{
		Library:  realLibrary,
		Table:    realTable,
		Store:    store,
		Config:   file,
		Settings: settings,
		Faults:   faults,
		Paths:    content.CountPaths(content.Files()),
		Keys:     NewKeys(),
		Theme:    NewTheme(true, colorprofile.TrueColor),
		Evidence: evidence,
		Now: func() time.Time { // a clock that goes on a second whenever it is looked at
			now = now.Add(time.Second)
			return now
		},
	})}
	d.run(d.app.env.load()) // the one command of Init that waits for nothing
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// send gives the program a message, draws as the program would, and does what
// it asks for.
func (d *driver) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.app.View()
	d.run(cmd)
}

// run does what a command asks for, at once and in order.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg:
	default:
		// Batches and sequences are both lists of commands, the second of a type
		// that has no exported name.
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				d.run(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		d.send(msg)
	}
}

var keyCodes = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
	"tab": tea.KeyTab, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
}

func press(k string) tea.KeyPressMsg {
	switch code, named := keyCodes[k]; {
	case named:
		return tea.KeyPressMsg{Code: code}
	case k == "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case k == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case k == "ctrl+c":
		return tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
}

func (d *driver) press(keys ...string) *driver {
	for _, k := range keys {
		d.send(press(k))
	}
	return d
}

// screen is the window's text in visual order.
func (d *driver) screen() string {
	var b strings.Builder
	for _, l := range d.app.frame().lines {
		b.WriteString(strings.TrimRight(l.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// sees fails where a text, given in reading order, does not stand on the screen.
func (d *driver) sees(texts ...string) *driver {
	d.t.Helper()
	for _, want := range texts {
		if screen := d.screen(); !strings.Contains(screen, rtl.Visual(want, rtl.RightToLeft)) {
			d.t.Fatalf("%q is not on the screen:\n%s", want, screen)
		}
	}
	return d
}

func (d *driver) lacks(text string) *driver {
	d.t.Helper()
	if screen := d.screen(); strings.Contains(screen, rtl.Visual(text, rtl.RightToLeft)) {
		d.t.Fatalf("%q is on the screen:\n%s", text, screen)
	}
	return d
}
