// Package display runs a Bubble Tea program whose frames are on the screen as
// soon as a message has been handled.
//
// Bubble Tea draws at the ticks of a clock, so that each key waits for the next
// one. Here its renderer keeps what it does well, which is the terminal: raw
// mode, alternate screen, keyboard, mouse, title, suspending, ending after a
// panic. It is given frames without content. What the model draws goes past it
// to a second renderer, Bubble Tea's own engine (ultraviolet), which writes the
// cells that have changed at once, at most 120 times a second. The first frame
// does not wait for the clock either: the display enters the alternate screen
// ahead of Bubble Tea, as soon as the model has something to show.
//
// Everything that Bubble Tea writes passes through the display. That is how
// it knows when the alternate screen is entered and left, whatever the reason:
// codes that a terminal needs while the program is on the screen, and what
// takes them back, are written there ([Model]). The window's title is kept when
// the screen is entered and given back when it is left, by terminals that can.
package display

import (
	"bytes"
	"os"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Model is a Bubble Tea model that says what its terminal needs. It draws on
// the alternate screen, always; the callbacks of its views are not called.
type Model interface {
	tea.Model
	// Needs is asked for after each message.
	Needs() Needs
}

// Needs is what a terminal needs of a program that draws on it.
type Needs struct {
	// Enter is written behind entering the alternate screen and Leave before
	// leaving it. When Enter changes, the Leave given before is written first.
	Enter, Leave string
	// Smears is true of a terminal that draws only the cells that look different
	// and leaves the tops and tails of tall letters that stood beside them.
	// Rows beside a change are drawn anew there.
	Smears bool
	// Relayed is true where a program between, like tmux, draws on the terminal.
	// It remembers no colour of blanks unless they are said to be concealed.
	Relayed bool
	// Ask is what the terminal is asked when its screen is entered for the first
	// time, before anything is drawn: some terminals print a part of a question that
	// they do not know. The answers come as messages.
	Ask string
	// Waiting is true as long as what would be drawn is about to change. The first
	// frame waits for that then, or for the first tick of Bubble Tea's clock.
	Waiting bool
}

// Run runs a model on a terminal until it quits. It returns what
// [tea.Program.Run] does, or else the first error in writing a frame. SIGHUP
// and SIGINT end the program like SIGTERM, and SIGTSTP suspends it like
// [tea.Suspend], which does nothing where no shell would continue it.
//
// A panic, whether of the model or of a command, ends the program too. It is
// written to standard error when the terminal has been given back, and the error
// is [tea.ErrProgramPanic] then.
func Run(m Model, in, out term.File, profile colorprofile.Profile) error {
	d := &display{out: out, screen: screen{profile: profile}}
	d.needs = m.Needs()
	d.view = m.View()
	p := tea.NewProgram(model{m, d}, tea.WithInput(in), tea.WithOutput(d), tea.WithColorProfile(profile),
		tea.WithFPS(framesPerSecond), tea.WithFilter(d.filter))
	d.guard.ending, d.send = p.Quit, p.Send
	stop := d.signals.watch(p, d.measure)
	_, err := p.Run()
	stop()
	d.ended()
	if broken := d.guard.tell(os.Stderr); broken != nil {
		return broken
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err == nil {
		err = d.err
	}
	return err
}

// ended puts an end to what is drawn.
func (d *display) ended() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil {
		d.timer.Stop()
	}
	if d.ahead { // before Bubble Tea knew of the screen
		d.leave()
		d.screen.out.WriteString(ansi.SetModeTextCursorEnable + leaveScreen + giveTitle)
		d.flush()
	}
}

// framesPerSecond is the rate at which the screen changes at most, and the
// highest rate of Bubble Tea's own clock.
const framesPerSecond = 120

// model is the model as Bubble Tea runs it.
type model struct {
	Model
	*display
}

func (m model) Init() (cmd tea.Cmd) {
	defer func() {
		if m.guard.caught(recover()) {
			cmd = tea.Quit
		}
	}()
	return m.guard.command(m.Model.Init())
}

func (m model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	if m.guard.broken() {
		return m, nil
	}
	defer func() {
		if m.guard.caught(recover()) {
			next, cmd = m, tea.Quit
		}
	}()
	if _, ok := msg.(tea.WindowSizeMsg); ok {
		msg = m.window
	}
	m.notice(msg)
	changed, cmd := m.Model.Update(msg)
	m.Model = changed.(Model)
	m.show(m.Model)
	return m, m.guard.command(cmd)
}

// View is the frame for Bubble Tea's renderer: everything but what is drawn.
// Content that is empty it would write anew at every tick.
func (m model) View() tea.View {
	v := m.view
	v.Content, v.Cursor, v.AltScreen = " ", nil, true
	return v
}

// display is the output of a Bubble Tea program and the screen that it shows.
type display struct {
	out      term.File
	signals  signals
	guard    guard
	view     tea.View          // as the model has drawn it last; changed by Bubble Tea's loop only
	window   tea.WindowSizeMsg // likewise, with mu held
	quitting quitting          // likewise
	send     func(tea.Msg)     // Bubble Tea waits for it to be taken

	mu     sync.Mutex // Bubble Tea's loop, its renderer and the timer all write
	screen screen
	needs  Needs
	on     bool // the alternate screen is there
	ahead  bool // it is, and what Bubble Tea writes to enter it is still to come
	erased bool // Bubble Tea's renderer is about to clear the screen
	again  bool // the screen must be drawn whole
	asked  bool // what Bubble Tea asks about modes was left out
	last   time.Time
	timer  *time.Timer // draws the next frame; nil when none is due
	err    error
}

// filter sees each message before Bubble Tea does what it says.
func (d *display) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, interrupted := msg.(tea.InterruptMsg); interrupted {
		msg = tea.QuitMsg{} // which waits for the goroutine that reads
	}
	msg, wait := d.quitting.heard(msg)
	if wait {
		time.AfterFunc(settling, func() { d.send(settled{}) })
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		d.mu.Lock()
		defer d.mu.Unlock()
		d.erased = true
		// One cell is enough for frames that show nothing.
		d.window = msg
		return tea.WindowSizeMsg{Width: 1, Height: 1}
	case tea.SuspendMsg:
		if !d.signals.suspend() {
			return nil
		}
	case tea.ResumeMsg:
		d.signals.resumed()
	}
	return msg
}

// notice takes what a message says of the terminal.
func (d *display) notice(msg tea.Msg) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		// What the screen shows is not known any more. Where Bubble Tea has
		// cleared it already, it is cleared here again.
		d.again = !d.erased
		d.screen.resize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		d.again = d.again || d.screen.profile != msg.Profile
		d.screen.profile = msg.Profile
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput {
			d.screen.batched = msg.Value == ansi.ModeReset
		}
	}
}

// measure tells of a size that Bubble Tea has not told of: it listens for changes
// a moment after it has asked for the first one.
func (d *display) measure() {
	width, height, err := term.GetSize(d.out.Fd())
	d.mu.Lock()
	known := d.window
	d.mu.Unlock()
	if err == nil && width > 0 && height > 0 && (width != known.Width || height != known.Height) {
		d.send(tea.WindowSizeMsg{Width: width, Height: height})
	}
}

// Fd, Read and Close make the display the terminal that it writes to, so that
// Bubble Tea can ask for its size.
func (d *display) Fd() uintptr                { return d.out.Fd() }
func (d *display) Read(p []byte) (int, error) { return d.out.Read(p) }
func (d *display) Close() error               { return d.out.Close() }

// Write passes on what Bubble Tea writes, with the model's codes around the
// alternate screen, and draws the frame again where it has been erased.
func (d *display) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	size := len(p)
	if !d.asked {
		p, d.asked = without(p, asksModes)
	}
	ahead := d.ahead
	if ahead {
		p = d.overtaken(p)
	}
	left := d.on && bytes.Contains(p, []byte(leaveScreen))
	if left {
		d.leave()
	}
	before, behind, entered := bytes.Cut(p, []byte(enterScreen))
	if entered {
		d.enter(before)
		p = behind
	}
	d.screen.out.Write(p)
	if d.on && (entered || bytes.Contains(p, []byte(eraseScreen))) {
		d.erased, d.again = false, false
		d.screen.out.WriteString(wholeRegion)
		d.screen.forget()
		d.redraw()
	}
	if d.on && ahead && !d.ahead && !d.screen.shows(d.view) {
		d.redraw()
	}
	if left { // behind the empty title that Bubble Tea leaves
		d.screen.out.WriteString(giveTitle)
	}
	d.flush()
	return size, d.err
}

// enter enters the alternate screen, behind something else. It has to be cleared.
func (d *display) enter(before []byte) {
	d.on = true
	d.screen.out.WriteString(keepTitle)
	d.screen.out.Write(before)
	// What the terminal is told now holds for all of the screen, which is
	// cleared next: VTE keeps the bidirectional mode with each row, as it
	// was when the row was made empty.
	d.screen.out.WriteString(enterScreen + d.needs.Enter)
	if d.last.IsZero() {
		d.screen.out.WriteString(d.needs.Ask + asksModes)
	}
}

// leave puts out what stands before leaving the alternate screen.
func (d *display) leave() {
	d.on, d.ahead = false, false
	d.screen.leave()
	d.screen.out.WriteString(d.needs.Leave)
}

// overtake draws the first frame before Bubble Tea has entered the screen.
func (d *display) overtake() {
	d.enter(nil)
	d.ahead = true
	d.erased, d.again = false, false
	d.screen.out.WriteString(ansi.ResetModeTextCursorEnable)
	d.screen.clear()
	d.draw()
}

// overtaken is what Bubble Tea writes when it enters the screen that is there: its
// modes, without entering and, where a frame stands on it, without clearing it.
func (d *display) overtaken(p []byte) []byte {
	before, behind, entered := bytes.Cut(p, []byte(enterScreen))
	if !entered {
		return p
	}
	d.ahead = false
	if d.screen.renderer != nil {
		d.erased = false
		behind, _ = without(behind, ansi.CursorHomePosition+eraseScreen)
		behind, _ = without(behind, ansi.ResetModeTextCursorEnable)
		behind = append(behind, ansi.ResetStyle...) // to some terminals one of them is a style
		d.screen.lost()
	}
	return slices.Concat(before, behind)
}

// without is what Bubble Tea writes without a code that stands in it once.
func without(p []byte, code string) (rest []byte, found bool) {
	before, behind, found := bytes.Cut(p, []byte(code))
	return slices.Concat(before, behind), found
}

// show draws a model if it is time, or else soon.
func (d *display) show(m Model) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.view = m.View()
	needs := m.Needs()
	if needs != d.needs {
		if d.on && (needs.Enter != d.needs.Enter || needs.Leave != d.needs.Leave) {
			d.screen.out.WriteString(d.needs.Leave + needs.Enter)
			d.again = true
		}
		d.needs = needs
	}
	switch wait := time.Second/framesPerSecond - time.Since(d.last); {
	case !d.on && d.last.IsZero() && d.window.Width > 0 && !needs.Waiting:
		d.overtake()
	case !d.on, d.erased, d.timer != nil, !d.again && d.screen.shows(d.view):
	case wait > 0:
		d.timer = time.AfterFunc(wait, d.due)
	default:
		d.draw()
	}
	d.flush()
}

// due draws the frame that came too soon behind another one.
func (d *display) due() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.timer = nil
	if d.on && !d.erased {
		d.redraw()
		d.flush()
	}
}

// redraw is draw outside of Bubble Tea's loop.
func (d *display) redraw() {
	defer d.guard.drawing()
	if !d.guard.broken() {
		d.draw()
	}
}

// draw brings the screen to the view.
func (d *display) draw() {
	if d.again {
		d.again = false
		d.screen.clear()
	}
	d.screen.draw(d.view, d.needs)
	d.last = time.Now()
}

// flush writes what has been put together, in one piece. A terminal that can't be
// written to any more ends the program.
func (d *display) flush() {
	if d.screen.out.Len() == 0 {
		return
	}
	_, err := d.screen.out.WriteTo(d.out)
	d.screen.out.Reset() // what could not be written is lost
	if d.err == nil && err != nil {
		d.err = err
		d.guard.end()
	}
}
