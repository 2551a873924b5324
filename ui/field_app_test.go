package ui

import (
	"errors"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/ui/rtl"
)

// typed is a screen with a field in its third line, which enter ends.
type typed struct {
	env   *Env
	field *Field
	done  bool
	other []string // keys that were not the field's
}

func (s *typed) Title() string             { return "بحث" }
func (s *typed) ShortHelp() []key.Binding  { return []key.Binding{s.env.Keys.Leave} }
func (s *typed) FullHelp() [][]key.Binding { return append(s.field.Keys.All(), s.ShortHelp()) }
func (s *typed) Typing() bool              { return !s.done }
func (s *typed) View(size Size) []rtl.Line {
	return []rtl.Line{rtl.Blank(size.Width), rtl.Blank(size.Width), s.field.View(size.Width)}
}

func (s *typed) Cursor() *tea.Cursor {
	c := s.field.Cursor()
	c.Y = 2
	return c
}

func (s *typed) Update(msg tea.Msg) (Screen, tea.Cmd) {
	k, pressed := msg.(tea.KeyPressMsg)
	switch {
	case !s.done && s.field.Update(msg):
	case pressed && key.Matches(k, s.env.Keys.Choose):
		s.done = true
	case pressed:
		s.other = append(s.other, k.String())
	}
	return s, nil
}

// startTyped opens the program at a field.
func startTyped(t *testing.T, width, height int) (*driver, *typed) {
	d := start(t, progress.Memory(progress.State{}), width, height)
	s := &typed{env: d.app.env, field: NewField(rtl.RightToLeft)}
	s.field.Prompt = "بحث:"
	d.app.stack = append(d.app.stack, s)
	return d, s
}

// quits reports whether a message ends the program.
func quits(a *App, msg tea.Msg) bool {
	_, cmd := a.Update(msg)
	if cmd == nil {
		return false
	}
	_, quit := cmd().(tea.QuitMsg)
	return quit
}

func TestTypingGetsKeysAsTyped(t *testing.T) {
	d, s := startTyped(t, 80, 24)
	d.press("ض", "q", "?", "؟", "1", "٣", "space", "h", "G", "ظ")
	d.send(tea.PasteMsg{Content: "كسب"})
	if want := "ضq?؟1٣ hGظكسب"; s.field.Value() != want || d.app.top() != s {
		t.Fatalf("typed %q, want %q", s.field.Value(), want)
	}
	d.press("up", "esc", "tab")
	if got := strings.Join(s.other, " "); got != "up esc tab" {
		t.Errorf("left to the screen: %s", got)
	}
	for _, k := range []tea.KeyPressMsg{{Code: 'c', Mod: tea.ModCtrl}, {Code: 'ؤ', Mod: tea.ModCtrl}} {
		if !quits(d.app, k) {
			t.Errorf("%s does not leave while typing", k)
		}
	}
	// Behind the field the keys are the program's again.
	d.press("enter", "ت", "؟").sees("مفاتيح").press("?")
	if got := strings.Join(s.other, " "); got != "up esc tab j" {
		t.Errorf("left to the screen: %s", got)
	}
	d.send(tea.PasteMsg{Content: "no"})
	if !quits(d.app, press("ض")) {
		t.Error("q does not leave behind the field")
	}
}

// Nothing is typed out of sight: under an error, in a small window, below
// another screen.
func TestNothingIsTypedOutOfSight(t *testing.T) {
	d, s := startTyped(t, 80, 24)
	check := func(where string) {
		t.Helper()
		d.send(tea.PasteMsg{Content: "no"})
		d.press("x")
		if s.field.Value() != "" {
			t.Errorf("%s: typed %q", where, s.field.Value())
		}
		if c := d.app.View().Cursor; c != nil {
			t.Errorf("%s: the cursor shows at %+v", where, c.Position)
		}
	}
	d.send(errMsg{errors.New("عطل")})
	check("under an error")
	if !quits(d.app, press("ض")) {
		t.Error("q does not leave under an error")
	}
	d.press("enter").send(tea.WindowSizeMsg{Width: 39, Height: 24})
	check("in a small window")
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.app.stack = append(d.app.stack, newHome(d.app.env))
	check("below another screen")
	d.app.stack = d.app.stack[:len(d.app.stack)-1]
	if d.press("س"); s.field.Value() != "س" {
		t.Errorf("in sight again: typed %q", s.field.Value())
	}
}

// The terminal's cursor stands at the letter typed last, in windows of every
// shape, and nowhere on screens without a field.
func TestCursorInTheWindow(t *testing.T) {
	for _, size := range []Size{{40, 12}, {41, 13}, {59, 17}, {60, 18}, {80, 24}, {99, 30}, {200, 60}} {
		d, _ := startTyped(t, size.Width, size.Height)
		d.press("ك", "ت", "ا")
		v := d.app.View()
		if v.Cursor == nil || v.Cursor.Shape != tea.CursorBar || !v.Cursor.Blink {
			t.Fatalf("%v: cursor %+v", size, v.Cursor)
		}
		f := d.app.frame()
		line := f.lines[v.Cursor.Y]
		if !strings.Contains(line.String(), rtl.Visual("بحث: كتا", rtl.RightToLeft)) {
			t.Errorf("%v: the cursor stands in row %d: %q", size, v.Cursor.Y, line)
		}
		if got := line.At(v.Cursor.X - f.left).Source; got != "ا" {
			t.Errorf("%v: the cursor stands at %q", size, got)
		}
		if fault := frameFault(d); fault != "" {
			t.Errorf("%v: %s", size, fault)
		}
	}
	for name, keys := range journeys {
		d := start(t, progress.Memory(progress.State{}), 100, 30).press(keys...)
		if c := d.app.View().Cursor; c != nil && !typing(d.app.top()) {
			t.Errorf("%s shows the cursor at %+v", name, c.Position)
		}
	}
}

// The footer does not offer a key that would be typed.
func TestFooterWhileTyping(t *testing.T) {
	d, _ := startTyped(t, 80, 24)
	help := d.app.env.Keys.Help.Help().Desc
	d.lacks(help).press("enter").sees(help)
}
