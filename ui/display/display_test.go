package display

import (
	"fmt"
	"image/color"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// glass is a terminal that shows what is written to it.
type glass struct {
	*vt.Emulator
	written strings.Builder
}

func newGlass(width, height int) *glass {
	g := &glass{Emulator: vt.NewEmulator(width, height)}
	go io.Copy(io.Discard, g.Emulator) // what it answers, which it waits to be taken
	return g
}

func (g *glass) Write(p []byte) (int, error) {
	g.written.Write(p)
	return g.Emulator.Write(p)
}
func (*glass) Fd() uintptr { return 0 }

// takes is what has been written since it was asked last.
func (g *glass) takes() string {
	s := g.written.String()
	g.written.Reset()
	return s
}

// page is a model that draws what it is told to.
type page struct {
	view  tea.View
	needs Needs
}

func (p page) Init() tea.Cmd                       { return nil }
func (p page) Update(tea.Msg) (tea.Model, tea.Cmd) { return p, nil }
func (p page) View() tea.View                      { return p.view }
func (p page) Needs() Needs                        { return p.needs }

// open is a display whose alternate screen is there.
func open(g *glass, p page) *display {
	d := &display{out: g, screen: screen{profile: colorprofile.TrueColor}, needs: p.needs, view: p.view}
	d.notice(tea.WindowSizeMsg{Width: g.Width(), Height: g.Height()})
	d.Write([]byte(enterScreen + ansi.ResetModeTextCursorEnable + ansi.CursorHomePosition + eraseScreen))
	return d
}

// change draws another page at once.
func (d *display) change(p page) {
	d.last = d.last.Add(-1e9)
	d.show(p)
}

// expected is the screen as it would be if content were drawn on an empty one.
func expected(content string, width, height int) []string {
	cells := uv.NewScreenBuffer(width, height)
	for y, row := range strings.SplitN(content, "\n", height+1)[:min(height, strings.Count(content, "\n")+1)] {
		uv.NewStyledString(row).Draw(cells, uv.Rect(0, y, width, 1))
	}
	return rows(func(x, y int) *uv.Cell { return cells.CellAt(x, y) }, width, height)
}

func rows(at func(x, y int) *uv.Cell, width, height int) []string {
	lines := make([]string, height)
	for y := range lines {
		for x := range width {
			c := at(x, y)
			if strings.TrimSpace(c.Content) == "" && c.Style.Attrs&uv.AttrReverse == 0 {
				lines[y] += "· " // whatever colour it would be written in
				continue
			}
			style := c.Style
			if rgb, ok := style.Fg.(color.RGBA); ok {
				rgb.B |= 1 // see screen.refresh
				style.Fg = rgb
			}
			lines[y] += fmt.Sprintf("%q%s ", c.Content, style.String())
		}
	}
	return lines
}

func checkScreen(t *testing.T, g *glass, content, when string) {
	t.Helper()
	want := expected(content, g.Width(), g.Height())
	for y, row := range rows(g.CellAt, g.Width(), g.Height()) {
		if row != want[y] {
			t.Fatalf("%s, row %d:\n%s\nwant\n%s", when, y, row, want[y])
		}
	}
}

// randomPage is a screen of words and colours, or the one before moved by some
// rows.
func randomPage(r *rand.Rand, before string, height int) string {
	words := []string{"ﺐﺴﻛ", "kasb", "15%", "│", "ﺔﻌﺑﺭﺃ", "ab", " ", "   ", "─────", "ﺏﺎ"}
	pens := []string{"\x1b[m", "\x1b[1m", "\x1b[31m", "\x1b[38;2;1;2;3m", "\x1b[7m"}
	lines := strings.Split(before, "\n")
	if by := r.IntN(2 * height); before != "" && by < height {
		lines = append(lines[by:], lines[:by]...)
	} else {
		lines = make([]string, height)
	}
	for range r.IntN(height + 1) {
		line := strings.Repeat(" ", r.IntN(20))
		for range r.IntN(8) {
			line += pens[r.IntN(len(pens))] + words[r.IntN(len(words))]
		}
		lines[r.IntN(height)] = line + "\x1b[m"
	}
	return strings.Join(lines, "\n")
}

func TestScreenShowsEachFrame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		width, height := 1+r.IntN(60), 1+r.IntN(20)
		g := newGlass(width, height)
		p := page{needs: Needs{Smears: r.IntN(2) == 0, Relayed: r.IntN(2) == 0}}
		d := open(g, p)
		for i := range 30 {
			p.view.Content = randomPage(r, p.view.Content, height)
			if i == 10 {
				p.needs.Enter, p.needs.Leave = "\x1b[8l", "\x1b[8h"
			}
			switch r.IntN(8) {
			case 0: // Bubble Tea clears the screen, where a part of it scrolls by itself
				g.Emulator.Write([]byte("\x1b[1;2r"))
				d.Write([]byte(ansi.CursorHomePosition + eraseScreen))
			case 1: // something is on it that nobody knows of
				g.Emulator.Write([]byte("\x1b[H\x1b[31mghost\x1b[1;2r"))
				d.notice(tea.WindowSizeMsg{Width: width, Height: height})
			}
			d.change(p)
			checkScreen(t, g, p.view.Content, fmt.Sprintf("%dx%d, frame %d", width, height, i))
		}
	}
}

func TestOnlyChangesAreWritten(t *testing.T) {
	g := newGlass(40, 10)
	p := page{}
	p.view.Content = strings.Repeat(strings.Repeat("ﺏ", 40)+"\n", 10)
	d := open(g, p)
	g.takes()
	if d.change(p); g.takes() != "" {
		t.Error("the same frame is written again")
	}
	p.view.Content = strings.Replace(p.view.Content, "ﺏﺏ", "ﺏﺖ", 1)
	if d.change(p); len(g.takes()) > 20 {
		t.Errorf("one cell takes %q", g.takes())
	}
}

// A mark of direction stays behind its letter, and is written again with it.
func TestMarksOfDirectionStayWithTheirLetters(t *testing.T) {
	g := newGlass(10, 2)
	p := page{}
	p.view.Content = "  ﺏ\u200eﺎ\u200e ─"
	d := open(g, p)
	order(t, g.takes(), "ﺏ\u200eﺎ\u200e ─")
	p.view.Content = "  ﺖ\u200eﺎ\u200e ─"
	d.change(p)
	order(t, g.takes(), "ﺖ\u200e")
}

// Beside a row that changes the others are drawn again, however often.
func TestTraces(t *testing.T) {
	for _, relayed := range []bool{false, true} {
		t.Run(fmt.Sprint("relayed ", relayed), func(t *testing.T) { testTraces(t, relayed) })
	}
}

func testTraces(t *testing.T, relayed bool) {
	g := newGlass(10, 5)
	p := page{needs: Needs{Smears: true, Relayed: relayed}}
	content := func(row string) string { return "\x1b[38;2;9;9;9m──\x1b[m\n\n" + row + "\n\nlast" }
	p.view.Content = content("one")
	d := open(g, p)
	before := func() (marks []string) {
		for y := range 5 {
			marks = append(marks, fmt.Sprint(d.screen.cells.CellAt(9, y).Style.Fg))
		}
		return marks
	}
	for i, row := range []string{"two", "three", "", "four"} {
		old := before()
		p.view.Content = content(row)
		d.change(p)
		for y, now := range before() {
			if drawn := now != old[y]; drawn != (y >= 1 && y <= 3) {
				t.Errorf("change %d: row %d is drawn again: %v", i, y, drawn)
			}
			concealed := d.screen.cells.CellAt(9, y).Style.Attrs&uv.AttrConceal != 0
			if concealed != relayed { // the first frame has drawn them all
				t.Errorf("change %d: the blanks of row %d are concealed: %v", i, y, concealed)
			}
		}
	}
}

// A frame that comes too soon is drawn by the timer, with what came behind it.
func TestFramesInQuickSuccession(t *testing.T) {
	g := newGlass(10, 2)
	p := page{}
	d := open(g, p)
	for i := range 5 {
		p.view.Content = fmt.Sprint("frame ", i)
		d.show(p)
	}
	if d.timer == nil {
		t.Fatal("five frames at once, and none has to wait")
	}
	d.timer.Stop()
	d.due()
	checkScreen(t, g, "frame 4", "behind the timer")
	if d.timer != nil {
		t.Error("the timer is still there")
	}
}

func TestNothingIsDrawnWhereItWouldBeErased(t *testing.T) {
	g := newGlass(10, 2)
	p := page{}
	p.view.Content = "one"
	d := open(g, p)
	g.takes()
	if msg := d.filter(nil, tea.WindowSizeMsg{Width: 10, Height: 2}); msg != (tea.WindowSizeMsg{Width: 1, Height: 1}) {
		t.Errorf("Bubble Tea's renderer has a screen of %v", msg)
	}
	d.notice(d.window)
	p.view.Content = "two"
	if d.change(p); g.takes() != "" {
		t.Error("drawn before the screen is cleared")
	}
	d.Write([]byte(ansi.CursorHomePosition + eraseScreen))
	checkScreen(t, g, "two", "behind clearing")
}

func TestCodesAroundTheScreen(t *testing.T) {
	g := newGlass(10, 2)
	p := page{needs: Needs{Enter: "\x1b[8l", Leave: "\x1b[8h"}}
	p.view.Content = "text"
	p.view.Cursor = &tea.Cursor{Shape: tea.CursorBar, Position: tea.Position{X: 2}}
	d := open(g, p)
	order(t, g.takes(), enterScreen, "\x1b[8l", eraseScreen, "text", "\x1b[?25h")
	p.needs.Enter, p.needs.Leave = "\x1b]5379;use_ctl=false\a", "\x1b]5379;use_ctl=true\a"
	d.change(p)
	order(t, g.takes(), "\x1b[8h", p.needs.Enter, eraseScreen, "text")
	d.Write([]byte("keyboard" + leaveScreen))
	order(t, g.takes(), "\x1b[0 q", p.needs.Leave, leaveScreen)
	p.view.Content = "unseen"
	d.change(p)
	if s := g.takes(); s != "" {
		t.Errorf("%q is written on the main screen", s)
	}
	d.Write([]byte(enterScreen))
	order(t, g.takes(), enterScreen, p.needs.Enter, "unseen")
}

// order checks that pieces of text stand in s one behind another.
func order(t *testing.T, s string, pieces ...string) {
	t.Helper()
	rest := s
	for _, p := range pieces {
		_, behind, found := strings.Cut(rest, p)
		if !found {
			t.Errorf("%q is missing or in the wrong place in %q", p, s)
		}
		rest = behind
	}
}

func TestCursor(t *testing.T) {
	g := newGlass(10, 3)
	p := page{}
	p.view.Content = "abc"
	d := open(g, p)
	p.view.Cursor = &tea.Cursor{Position: tea.Position{X: 4, Y: 1}, Shape: tea.CursorBar, Blink: true}
	d.change(p)
	if at := g.CursorPosition(); at.X != 4 || at.Y != 1 {
		t.Errorf("cursor at %v", at)
	}
	order(t, g.takes(), "\x1b[5 q", "\x1b[?25h")
	p.view.Content = "abcd"
	d.change(p)
	if at := g.CursorPosition(); at.X != 4 || at.Y != 1 {
		t.Errorf("after a change elsewhere the cursor is at %v", at)
	}
	order(t, g.takes(), "\x1b[?25l", "d", "\x1b[?25h")
	p.view.Cursor = nil
	d.change(p)
	order(t, g.takes(), "\x1b[?25l")
}

func TestTitleIsKeptAndGivenBack(t *testing.T) {
	g := newGlass(10, 3)
	d := open(g, page{})
	order(t, g.takes(), keepTitle, enterScreen)
	d.Write([]byte("title" + enterScreen))
	order(t, g.takes(), keepTitle, "title", enterScreen)
	d.Write([]byte(leaveScreen + ansi.SetWindowTitle("")))
	order(t, g.takes(), leaveScreen, ansi.SetWindowTitle(""), giveTitle)
}

func TestBatches(t *testing.T) {
	g := newGlass(10, 3)
	p := page{}
	d := open(g, p)
	g.takes()
	d.notice(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	p.view.Content = "text"
	d.change(p)
	order(t, g.takes(), "\x1b[?2026h", "text", "\x1b[?2026l")
}

// bubbleTeaEnters is what Bubble Tea writes when it enters the screen.
const bubbleTeaEnters = "\x1b[>4m" + enterScreen + ansi.ResetModeTextCursorEnable + "\x1b[?2004h\x1b[?u" + ansi.CursorHomePosition + eraseScreen

// begun is a display of which the terminal's size is known, and no more.
func begun(g *glass, p page) *display {
	d := &display{out: g, screen: screen{profile: colorprofile.TrueColor}, needs: p.needs, view: p.view}
	d.size(g.Width(), g.Height())
	d.show(p)
	return d
}

// size is what Bubble Tea's loop does with a size.
func (d *display) size(width, height int) {
	d.filter(nil, tea.WindowSizeMsg{Width: width, Height: height})
	d.notice(d.window)
}

// The first frame is there before Bubble Tea enters the screen, and stays.
func TestFirstFrameIsAhead(t *testing.T) {
	g := newGlass(12, 3)
	p := page{needs: Needs{Enter: "\x1b[8l", Leave: "\x1b[8h", Ask: "\x1b[c"}}
	p.view.Content = "one\ntwo"
	p.view.Cursor = &tea.Cursor{Position: tea.Position{X: 3, Y: 1}}
	d := begun(g, p)
	order(t, g.takes(), keepTitle, enterScreen, "\x1b[8l", "\x1b[c", asksModes, "\x1b[?25l", eraseScreen, "one", "\x1b[?25h")
	checkScreen(t, g, p.view.Content, "ahead")
	p.view.Content = "one\n2"
	d.change(p)
	checkScreen(t, g, p.view.Content, "changed meanwhile")
	g.takes()
	d.Write([]byte(asksModes)) // it was asked
	if s := g.takes(); s != "" {
		t.Errorf("asked again: %q", s)
	}
	d.Write([]byte(bubbleTeaEnters))
	s := g.takes()
	order(t, s, "\x1b[>4m", "\x1b[?2004h\x1b[?u", "\x1b[?25h")
	if strings.Contains(s, enterScreen) || strings.Contains(s, eraseScreen) || strings.Contains(s, "\x1b[?25l") || strings.Contains(s, "2\x1b") {
		t.Errorf("it is entered or drawn again: %q", s)
	}
	g.Emulator.Write([]byte("\x1b[3;3H")) // some terminals take one of the codes for this
	d.Write([]byte(""))
	p.view.Content = "ONE\n2"
	d.change(p)
	checkScreen(t, g, p.view.Content, "changed behind it")
	if at := g.CursorPosition(); at.X != 3 || at.Y != 1 {
		t.Errorf("the cursor is at %v", at)
	}
	d.Write([]byte(leaveScreen))
	order(t, g.takes(), "\x1b[8h", leaveScreen, giveTitle)
}

// A model that is about to draw something else is not hurried.
func TestFirstFrameWaits(t *testing.T) {
	g := newGlass(12, 3)
	p := page{needs: Needs{Ask: "\x1b[c", Waiting: true}}
	p.view.Content = "nothing yet"
	d := begun(g, p)
	if s := g.takes(); s != "" {
		t.Errorf("drawn: %q", s)
	}
	d.Write([]byte(asksModes))
	d.Write([]byte(bubbleTeaEnters))
	s := g.takes()
	order(t, s, enterScreen, "\x1b[c", asksModes, eraseScreen, "nothing")
	if strings.Count(s, asksModes) != 1 {
		t.Errorf("asked twice: %q", s)
	}
	p.view.Content, p.needs.Waiting = "something", false
	d.change(p)
	if s := g.takes(); strings.Contains(s, enterScreen) {
		t.Errorf("entered twice: %q", s)
	}
	checkScreen(t, g, "something", "later")
}

// The window changes its size between the first frame and Bubble Tea's screen.
func TestFirstFrameOfAnotherSize(t *testing.T) {
	g := newGlass(12, 3)
	p := page{}
	p.view.Content = "one"
	d := begun(g, p)
	g.Resize(6, 2)
	d.size(6, 2)
	p.view.Content = "two"
	d.change(p)
	d.Write([]byte(bubbleTeaEnters))
	checkScreen(t, g, "two", "resized")
	if s := g.takes(); strings.Count(s, enterScreen) != 1 {
		t.Errorf("entered again: %q", s)
	}
}

// A program that is killed before Bubble Tea has entered the screen leaves it.
func TestEndedAhead(t *testing.T) {
	g := newGlass(12, 3)
	p := page{needs: Needs{Leave: "\x1b[8h"}}
	p.view.Content = "one"
	d := begun(g, p)
	g.takes()
	d.ended()
	order(t, g.takes(), "\x1b[8h", "\x1b[?25h", leaveScreen, giveTitle)
	if d.ended(); g.takes() != "" {
		t.Error("left twice")
	}
}
