package ui

import (
	"os"
	"strings"
	"sync"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// What happens, by the first byte of a step. The keys that lead anywhere come most.
const (
	stepKey = iota
	stepKeyToo
	stepKeyAgain
	stepLetter
	stepKitty
	stepSize
	stepStorm
	stepPaste
	stepMouse
	stepLook
	stepAnswer
	stepDisk
	stepHold
	stepDigits
	steps
)

var pressed = []string{"up", "down", "left", "right", "enter", "esc", "tab", "shift+tab", "home", "end", "pgup", "pgdown", "space", "backspace",
	"0", "1", "2", "3", "4", "5", "6", "9", "٣", "۴", "ض", "ظ", "؟", "?", "/", "g", "G", "j", "k", "h", "l", "n", "p", "r", "w", "q", "u", "d", "t", "b",
	"N", "x", "f", "m", "c", "e", "s", "z", "i", "ك", "لا", "ﻻ", "أ", "é", "👨‍👩‍👧", "\u0301", "\u202e", "ctrl+c"}

var codes = []rune{tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyEnter, tea.KeyEscape, tea.KeyTab, tea.KeyHome, tea.KeyEnd, tea.KeyPgUp,
	tea.KeyPgDown, tea.KeyBackspace, tea.KeyDelete, tea.KeyInsert, tea.KeyF1, tea.KeyF12, tea.KeyF63, tea.KeyKpEnter, tea.KeyMediaPlay, tea.KeyLeftShift,
	'a', 'c', 'z', 'ؤ', 'ظ', 'ش', 0, -1, unicode.MaxRune}

func (a *abuse) step() {
	switch a.next() % steps {
	case stepKey, stepKeyToo, stepKeyAgain:
		a.send(press(from(&a.script, pressed)))
	case stepDigits:
		for range a.next() % 32 {
			a.send(press("3"))
		}
	case stepLetter:
		n := min(1+int(a.next())%6, len(a.script))
		text := string(a.script[:n]) // whatever its bytes are
		a.script = a.script[n:]
		a.send(tea.KeyPressMsg{Text: text, Code: firstRune(text)})
	case stepKitty:
		k := tea.Key{Code: from(&a.script, codes), Mod: tea.KeyMod(a.next()), BaseCode: from(&a.script, codes), ShiftedCode: from(&a.script, codes), IsRepeat: a.next()%2 == 0}
		if a.next()%4 == 0 {
			a.send(tea.KeyReleaseMsg(k))
		} else {
			a.send(tea.KeyPressMsg(k))
		}
	case stepSize:
		a.send(a.size())
	case stepStorm:
		for range 10 {
			a.send(a.size())
		}
	case stepPaste:
		a.send(tea.PasteStartMsg{})
		a.send(tea.PasteMsg{Content: from(&a.script, pastes())})
		a.send(tea.PasteEndMsg{})
	case stepMouse:
		a.mouse()
	case stepLook:
		a.look()
	case stepAnswer:
		a.answer()
	case stepDisk:
		a.disk()
	case stepHold:
		if a.held {
			a.release()
		}
		a.held = a.next()%2 == 0
	}
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// size is a window, of any size.
func (a *abuse) size() tea.WindowSizeMsg {
	sizes := []tea.WindowSizeMsg{{Width: 1, Height: 1}, {}, {Width: -5, Height: -1}, {Width: 40, Height: 12}, {Width: 80, Height: 24}, {Width: 1000, Height: 400},
		{Width: 200, Height: 60}, {Width: 39, Height: 400}, {Width: 1000, Height: 12}, {Width: 41, Height: 13}, {Width: 2, Height: 0}}
	if b := a.next(); int(b) < len(sizes) {
		return sizes[b]
	}
	return tea.WindowSizeMsg{Width: int(a.next()), Height: int(a.next()) % 100}
}

var pastes = sync.OnceValue(func() []string {
	return []string{"", "كلمة", "two words", strings.Repeat("نص طويل ملصوق ", 1<<20/26), strings.Repeat("\x1b[31m\x00\x07\u009b\u202e", 4000),
		"\xff\xfe\xed\xa0\x80", strings.Repeat("\n", 5000), strings.Repeat("\u0301", 3000), strings.Repeat("👨‍👩‍👧‍👦", 1000), "a\tb\r\nc\x7f"}
})

func (a *abuse) mouse() {
	// Mostly inside of the window, and then anywhere.
	m := tea.Mouse{X: int(a.next()), Y: int(a.next()) % 64, Button: tea.MouseButton(a.next() % 12), Mod: tea.KeyMod(a.next())}
	what := a.next()
	if what%8 == 7 {
		m.X, m.Y = a.wide()-1<<15, a.wide()-1<<15
	}
	switch what % 4 {
	case 0:
		m.Button = tea.MouseLeft
		a.send(tea.MouseClickMsg(m))
	case 1:
		a.send(tea.MouseWheelMsg(m))
	case 2:
		a.send(tea.MouseReleaseMsg(m))
	default:
		a.send(tea.MouseMotionMsg(m))
	}
}

// look is what the terminal says of its looks, and of the reader's looking at it.
func (a *abuse) look() {
	profiles := []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor}
	a.send(from(&a.script, []tea.Msg{
		tea.BackgroundColorMsg{Color: ansi.Black}, tea.BackgroundColorMsg{Color: ansi.BrightWhite}, tea.BackgroundColorMsg{},
		tea.ColorProfileMsg{Profile: from(&a.script, profiles)}, tea.FocusMsg{}, tea.BlurMsg{}, tea.EnvMsg{}, tea.ResumeMsg{}, nil, struct{}{},
	}))
}

// answer is what the terminal says of itself.
func (a *abuse) answer() {
	a.send(from(&a.script, []tea.Msg{
		tea.TerminalVersionMsg{Name: from(&a.script, []string{"kitty(0.40)", "Konsole 25.04", "iTerm2 3.6.6", "tmux 3.5", "", "\x1b\xff"})},
		tea.ModeReportMsg{Mode: ansi.ANSIMode(8), Value: ansi.ModeSetting(a.next() % 6)}, uv.PrimaryDeviceAttributesEvent{62}, uv.SecondaryDeviceAttributesEvent{65, 7006, 1},
		uv.SecondaryDeviceAttributesEvent{}, silentMsg{},
	}))
}

// disk takes the disk away, or gives it back as it was.
func (a *abuse) disk() {
	if a.dir == "" {
		return
	}
	if a.away {
		os.Remove(a.dir)
		os.Rename(a.dir+".away", a.dir)
	} else {
		os.Rename(a.dir, a.dir+".away")
		if err := os.WriteFile(a.dir, nil, 0o600); err != nil {
			a.t.Fatal(err)
		}
	}
	a.away = !a.away
}
