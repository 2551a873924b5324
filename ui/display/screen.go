package display

import (
	"bytes"
	"image/color"
	"os"
	"runtime"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

const (
	enterScreen = ansi.SetModeAltScreenSaveCursor
	leaveScreen = ansi.ResetModeAltScreenSaveCursor
	eraseScreen = ansi.EraseEntireScreen
	// wholeRegion lets all of the screen scroll (DECSTBM). The renderer ends a
	// region at the height that it knows, which is too low where the window has
	// grown meanwhile.
	wholeRegion = "\x1b[r"
	// asksModes is what Bubble Tea asks every terminal but some that print a part of
	// it. Here all are asked, where it does no harm.
	asksModes = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
	// keepTitle and giveTitle put the window's title on a stack and take it from
	// there (XTWINOPS). Terminals without one take no notice: the numbers below 24
	// were never the size of a page (DECSLPP).
	keepTitle = "\x1b[22;2t"
	giveTitle = "\x1b[23;2t"
)

// screen is what stands on the terminal, and the bytes that have yet to be
// written for it to be so.
type screen struct {
	profile  colorprofile.Profile
	batched  bool // the terminal shows many changes at once (mode 2026)
	out      bytes.Buffer
	renderer *uv.TerminalRenderer // nil while the screen is empty
	changes  bytes.Buffer         // what renderer writes
	cells    uv.ScreenBuffer
	content  string   // as it stands on the screen
	rows     []string // its lines
	changed  []bool   // which of them the last frame has changed
	tints    []bool   // the colour of their blanks, see refresh
	cursor   *tea.Cursor
}

// resize makes room for a window of cells, and takes it for an empty one.
func (s *screen) resize(width, height int) {
	if s.cells.RenderBuffer == nil || width != s.cells.Width() || height != s.cells.Height() {
		s.cells = uv.NewScreenBuffer(max(width, 0), max(height, 0))
		s.cells.Method = ansi.GraphemeWidth
		s.rows = make([]string, max(height, 0))
		s.changed, s.tints = make([]bool, len(s.rows)), make([]bool, len(s.rows))
	}
	s.forget()
}

// forget takes the screen for an empty one without a cursor.
func (s *screen) forget() {
	if s.cells.RenderBuffer != nil && s.renderer != nil {
		s.cells.Clear()
		clear(s.rows)
	}
	s.renderer, s.content, s.cursor = nil, "", nil
}

// lost says that nobody knows where the cursor is, so that the next change begins
// with its place.
func (s *screen) lost() {
	s.renderer.SetPosition(-1, -1)
	if s.cursor != nil { // it is to stand somewhere
		s.content, s.cursor = "", nil
	}
}

// clear empties the screen, whatever is on it.
func (s *screen) clear() {
	if s.cursor != nil {
		s.out.WriteString(ansi.ResetModeTextCursorEnable)
	}
	s.out.WriteString(ansi.ResetStyle + wholeRegion + ansi.CursorHomePosition + eraseScreen)
	s.forget()
}

// leave gives the cursor its own shape back, and all of the screen.
func (s *screen) leave() {
	s.out.WriteString(wholeRegion)
	if s.cursor != nil && cursorStyle(s.cursor) != 0 {
		s.out.WriteString(ansi.SetCursorStyle(0))
	}
	s.cursor = nil
}

// shows reports whether a view is on the screen already.
func (s *screen) shows(v tea.View) bool {
	if v.Cursor == nil || s.cursor == nil {
		return v.Cursor == s.cursor && v.Content == s.content
	}
	return *v.Cursor == *s.cursor && v.Content == s.content
}

// draw writes what has to change for the screen to show v.
func (s *screen) draw(v tea.View, needs Needs) {
	if len(s.rows) == 0 || s.cells.Width() == 0 {
		return
	}
	if s.renderer == nil {
		s.renderer = uv.NewTerminalRenderer(&s.changes, []string{"TERM=" + os.Getenv("TERM")})
		s.renderer.SetFullscreen(true)
		// All that is drawn is as wide rune by rune as by clusters, and the tables
		// of the first way are two megabytes, made when they are first asked for.
		s.renderer.SetWidthMethod(ansi.GraphemeWidth)
		s.renderer.SetRelativeCursor(false)
		s.renderer.SetTabStops(-1)
		// Windows Terminal moves the cursor out of a scrolling region.
		s.renderer.SetScrollOptim(runtime.GOOS != "windows")
	}
	s.renderer.SetColorProfile(s.profile)
	rest := v.Content
	clear(s.changed)
	for y := range s.rows {
		row, behind, _ := strings.Cut(rest, "\n")
		if rest = behind; row != s.rows[y] {
			s.rows[y], s.changed[y] = row, true
			uv.NewStyledString(row).Draw(s.cells, uv.Rect(0, y, s.cells.Width(), 1))
		}
	}
	for y := range s.rows {
		if needs.Smears && slices.Contains(s.changed[max(y-1, 0):min(y+2, len(s.changed))], true) {
			s.refresh(y, needs.Relayed)
		}
	}
	s.content = v.Content
	s.renderer.Render(s.cells.RenderBuffer)
	if v.Cursor != nil {
		s.renderer.MoveTo(v.Cursor.X, v.Cursor.Y)
	}
	_ = s.renderer.Flush() // into memory
	s.write(v.Cursor)
}

// refresh lets the terminal draw all of a row anew. It leaves alone what looks
// the same to it, and with it the tops and tails of letters that stood in the row
// above or below: so blanks get another colour, which nobody sees, and letters
// and lines one that nobody can tell from theirs. Concealed blanks keep their
// colour where a program between forgets it; mlterm, though, draws nothing for
// them and the traces stay.
func (s *screen) refresh(y int, conceal bool) {
	s.tints[y] = !s.tints[y]
	tint := ansi.Green
	if s.tints[y] {
		tint = ansi.Red
	}
	for x := range s.cells.Width() {
		c := s.cells.CellAt(x, y)
		if c == nil {
			continue
		}
		next := *c
		if rgb, ok := c.Style.Fg.(color.RGBA); ok {
			rgb.B ^= 1
			next.Style.Fg = rgb
		} else if c.Content == " " && c.Style.Bg == nil && c.Style.Attrs&^uv.AttrConceal == 0 && c.Style.Underline == 0 {
			next.Style.Fg = tint
			if conceal {
				next.Style.Attrs |= uv.AttrConceal
			}
		}
		s.cells.SetCell(x, y, &next)
	}
}

// write puts the changes out, with the cursor out of sight meanwhile.
func (s *screen) write(cursor *tea.Cursor) {
	changed := s.changes.Len() > 0
	batch := changed && s.batched
	if batch {
		s.out.WriteString(ansi.SetModeSynchronizedOutput)
	}
	hidden := s.cursor == nil
	if !hidden && (changed || cursor == nil) {
		s.out.WriteString(ansi.ResetModeTextCursorEnable)
		hidden = true
	}
	if style := cursorStyle(cursor); cursor != nil && style != cursorStyle(s.cursor) {
		s.out.WriteString(ansi.SetCursorStyle(style))
	}
	s.changes.WriteTo(&s.out)
	if cursor != nil && hidden {
		s.out.WriteString(ansi.SetModeTextCursorEnable)
	}
	if batch {
		s.out.WriteString(ansi.ResetModeSynchronizedOutput)
	}
	s.cursor = nil
	if cursor != nil {
		c := *cursor
		s.cursor = &c
	}
}

// cursorStyle is the number of a cursor's look (DECSCUSR); 0 is the terminal's
// own, which a blinking block is taken for.
func cursorStyle(c *tea.Cursor) int {
	switch {
	case c == nil:
		return 0
	case c.Shape == tea.CursorBlock && c.Blink:
		return 0
	case c.Blink:
		return int(c.Shape)*2 + 1
	}
	return int(c.Shape)*2 + 2
}
