package ui

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kasb/content/progress"
	"kasb/ui/term"
)

// maxSteps bounds what one input does.
const maxSteps = 150

// Whatever reaches the program, from whatever terminal and disk: it does not
// break, its frame fills the window and holds nothing that a terminal would take
// for a command of somebody else's, and each answer that was given is kept.
//
// The first two bytes of an input choose the program and the terminal; each step
// that follows is a byte for what happens and some for how.
func FuzzApp(f *testing.F) {
	for _, seed := range abuses() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		a := newAbuse(t, script(input))
		defer a.close()
		for step := 0; len(a.script) > 0 && step < maxSteps; step++ {
			a.step()
			a.check(step)
		}
		a.release()
		a.check(maxSteps)
	})
}

// script is the input that is left.
type script []byte

func (s *script) next() byte {
	if len(*s) == 0 {
		return 0
	}
	b := (*s)[0]
	*s = (*s)[1:]
	return b
}

func (s *script) wide() int { return int(s.next())<<8 | int(s.next()) }

// from is an element of a list.
func from[T any](s *script, list []T) T { return list[int(s.next())%len(list)] }

// abuse is a program and what it is put through.
type abuse struct {
	script
	t    testing.TB
	app  *App
	dir  string    // of the store; empty: in memory
	away bool      // the disk refuses
	held bool      // commands take their time
	wait []tea.Cmd // those that do
	last tea.View
}

// The programs that there are, by the first byte.
const (
	wholeProgram = iota
	programOnDisk
	doorToQuestions
	onlyCalibration
	oneText
	severalTexts
	programs
)

var terminals = []string{
	"TERM=xterm-256color", "TERM=xterm-kitty", "TERM=alacritty", "TERM=xterm-256color VTE_VERSION=8000", "TERM=xterm KONSOLE_VERSION=250400",
	"TERM=xterm WINDOWID=0", "TERM=putty", "TERM=mlterm", "TERM=tmux-256color TMUX=x", "TERM=dumb", "TERM=linux",
}

const hostileText = "# عنوان\n\n[رابط](#عنوان) و<https://example.org> و`code`\n\n| أ | ب |\n|---|---|\n| \x1b[31m | \u202e\u2067 |\n\n```mermaid\npie\n\"a\": 1\n```\n\n" +
	"> \x00\xff\xfe \u200f<b>x</b>\n\n![صورة](a.png)\n\n1. \n\n   - [ ] \u0301\u0301\n\n" + "كلمة طويلة " + "ـ"

func newAbuse(t testing.TB, s script) *abuse {
	a := &abuse{script: s, t: t}
	kind := a.next() % programs
	store := progress.Memory(progress.State{})
	folder := ""
	if kind == programOnDisk {
		root, err := os.MkdirTemp("", "kasb")
		if err != nil {
			t.Fatal(err)
		}
		a.dir, folder = filepath.Join(root, "kasb"), root
		store = progress.Open(a.dir)
	}
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	env := &Env{
		Library: realLibrary, Table: realTable, Store: store, Keys: NewKeys(), Theme: NewTheme(true, colorprofile.TrueColor), Folder: folder,
		Evidence: term.Evidence{Environ: strings.Fields(from(&a.script, terminals))},
		First:    kind == wholeProgram,
		Now:      func() time.Time { now = now.Add(time.Hour); return now },
	}
	texts := Texts{Files: []string{"a.md"}, Read: func(string) (string, error) { return hostileText, nil }}
	switch kind {
	case doorToQuestions:
		a.app = NewAssessment(env)
	case onlyCalibration:
		a.app = NewCalibration(env)
	case severalTexts:
		texts.Files = []string{"a.md", "\x1b]0;b\a.md", "ج.md"}
		a.app = NewReading(env, texts, "")
	case oneText:
		a.app = NewReading(env, texts, hostileText)
	default:
		a.app = New(env)
	}
	a.app.View()
	a.do(env.load())
	a.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	return a
}

func (a *abuse) close() {
	if a.dir != "" {
		os.RemoveAll(filepath.Dir(a.dir))
	}
}

func (a *abuse) send(msg tea.Msg) {
	_, cmd := a.app.Update(msg)
	a.last = a.app.View()
	a.do(cmd)
}

// do does what a command asks for, now or later.
func (a *abuse) do(cmd tea.Cmd) {
	if a.held && cmd != nil {
		a.wait = append(a.wait, cmd)
		return
	}
	(&driver{t: a.t, app: a.app}).run(cmd)
	a.last = a.app.View()
}

func (a *abuse) release() {
	a.held = false
	for len(a.wait) > 0 {
		cmd := a.wait[0]
		a.wait = a.wait[1:]
		a.do(cmd)
	}
}

// allowed are the codes that a frame may hold: colours and links.
var allowed = regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[^\x07\x1b]*\x07")

func (a *abuse) check(step int) {
	a.t.Helper()
	d := &driver{t: a.t, app: a.app}
	if fault := frameFault(d); fault != "" {
		a.t.Fatalf("step %d: %s", step, fault)
	}
	if n := len(a.app.stack); n < 1 || n > 60 {
		a.t.Fatalf("step %d: %d screens lie on each other", step, n)
	}
	text := allowed.ReplaceAllString(a.last.Content, "")
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
		a.t.Fatalf("step %d: the frame holds %q", step, text[i:min(i+20, len(text))])
	}
	if rows := strings.Count(text, "\n") + 1; a.app.size.Height > 0 && rows != a.app.size.Height {
		a.t.Fatalf("step %d: %d rows in %v", step, rows, a.app.size)
	}
	if strings.ContainsFunc(a.last.WindowTitle, unicode.IsControl) {
		a.t.Fatalf("step %d: the window is called %q", step, a.last.WindowTitle)
	}
	if c := a.last.Cursor; c != nil && (c.X < 0 || c.X >= a.app.size.Width || c.Y < 0 || c.Y >= a.app.size.Height) {
		a.t.Fatalf("step %d: the cursor is at %v in %v", step, c.Position, a.app.size)
	}
	a.checkAnswers(step)
}

// checkAnswers looks for the answers of each assessment on the stack in what is
// kept.
func (a *abuse) checkAnswers(step int) {
	for _, s := range a.app.stack {
		q, ok := s.(*question)
		if !ok || len(q.sitting.Answers) == 0 || q.unchanged(q.sitting) {
			continue
		}
		st, err := a.app.env.Store.Load()
		if err != nil && !a.away { // what the disk does not take, the store holds
			a.t.Fatalf("step %d: %v", step, err)
		}
		kept := append(append([]progress.Sitting(nil), st.Finished...), st.Left...)
		if st.Sitting != nil {
			kept = append(kept, *st.Sitting)
		}
		found := false
		for _, w := range kept {
			// Those that were taken over from a finished assessment are kept there.
			found = found || maps.Equal(w.Answers, q.sitting.Answers)
		}
		if !found {
			a.t.Fatalf("step %d: the answers %v are not kept", step, q.sitting.Answers)
		}
	}
}

// abuses are inputs that lead far into the program.
func abuses() [][]byte {
	key := func(names ...string) (b []byte) {
		for _, name := range names {
			for i, k := range pressed {
				if k == name {
					b = append(b, stepKey, byte(i))
				}
			}
		}
		return b
	}
	join := func(parts ...[]byte) (b []byte) {
		for _, p := range parts {
			b = append(b, p...)
		}
		return b
	}
	full := join(key("1", "enter"), []byte{stepDigits, 24}, key("3", "enter", "3", "enter", "3", "enter"))
	storm := []byte{stepStorm, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	click := func(x, y byte) []byte { return []byte{stepMouse, x, y, 1, 0, 0} }
	faces := join(key("tab", "down", "enter", "4", "s"), full, key("tab"), storm, key("tab"), click(70, 2), key("tab", "space"), click(50, 10), key("tab", "x", "1"))
	return [][]byte{
		join([]byte{wholeProgram, 0}, full, storm, faces),
		join([]byte{programOnDisk, 3}, key("1", "enter", "3"), []byte{stepDisk}, key("2", "enter", "4"), []byte{stepDisk}, key("5", "esc")),
		join([]byte{programOnDisk, 1}, full, []byte{stepDisk}, key("e", "5", "enter", "5")),
		join([]byte{programOnDisk, 2}, []byte{stepDisk}, key("enter", "1", "enter", "3", "enter", "3", "3"), []byte{stepDisk}, key("q")),
		join([]byte{wholeProgram, 1}, key("2", "enter", "f", "ك", "enter", "n", "N", "esc", "tab", "enter", "t", "end", "enter", "b"), storm, key("?", "/", "ك")),
		join([]byte{wholeProgram, 2}, key("/"), []byte{stepPaste, 3, stepPaste, 4, stepPaste, 5}, storm, key("enter", "esc", "esc", "?", "ظ"), []byte{stepPaste, 9}),
		join([]byte{doorToQuestions, 3}, []byte{stepHold, 0}, key("enter", "1", "3", "3"), []byte{stepHold, 1}, key("3", "w", "right", "0")),
		join([]byte{onlyCalibration, 4}, key("1"), []byte{stepAnswer, 0, 3, stepAnswer, 1, 1, stepLook, 0, 0, stepLook, 3, 2}, click(20, 5)),
		join([]byte{oneText, 5}, storm, key("tab", "enter", "f", "t", "ك", "end"), []byte{stepLook, 1, 0}, click(30, 4)),
		join([]byte{severalTexts, 6}, key("2", "enter", "n", "p", "esc"), storm, []byte{stepLetter, 3, 0xff, 0x1b, 0xd8, 0xb9}),
		join([]byte{wholeProgram, 9}, []byte{stepKitty, 23, 4, 1, 1, 0, 1, stepKitty, 14, 0, 0, 0, 0, 1, stepMouse, 1, 1, 1, 1, 7, 0xff, 0xff, 0, 0}, storm),
	}
}

// A little of it in every run of the tests.
func TestAbuse(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 30 {
		input := make([]byte, 400)
		for i := range input {
			input[i] = byte(rng.IntN(256))
		}
		a := newAbuse(t, input)
		for step := 0; len(a.script) > 0; step++ {
			a.step()
			a.check(step)
		}
		a.close()
	}
}
