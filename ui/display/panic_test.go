package display

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// unready is a model that breaks before anything was said to it.
type unready struct{ page }

func (unready) Init() tea.Cmd { panic("broken in init") }

// ended is what a display says behind its end.
func ended(d *display) (told string, err error) {
	var b strings.Builder
	err = d.guard.tell(&b)
	return b.String(), err
}

func TestPanicInInit(t *testing.T) {
	d := &display{}
	if msg := (model{unready{}, d}).Init()(); msg != (tea.QuitMsg{}) {
		t.Errorf("the program goes on with %v", msg)
	}
	told, err := ended(d)
	if !errors.Is(err, tea.ErrProgramPanic) || !strings.Contains(told, "broken in init") || !strings.Contains(told, "unready") {
		t.Errorf("error %v, and told is %q", err, told)
	}
}

// Nothing above the timer and Bubble Tea's renderer would take a panic.
func TestPanicWhileDrawing(t *testing.T) {
	for name, draw := range map[string]func(*display){
		"by the timer":         (*display).due,
		"behind being cleared": func(d *display) { d.Write([]byte(eraseScreen)) },
	} {
		t.Run(name, func(t *testing.T) {
			g := newGlass(10, 2)
			d := open(g, page{})
			ending := make(chan struct{})
			d.guard.ending = func() { close(ending) }
			d.screen.forget()
			d.screen.cells.RenderBuffer = nil
			draw(d)
			<-ending
			if _, err := ended(d); !errors.Is(err, tea.ErrProgramPanic) {
				t.Errorf("error %v", err)
			}
			g.takes()
			d.Write([]byte(leaveScreen))
			order(t, g.takes(), leaveScreen)
		})
	}
}

// gone is a terminal that was closed.
type gone struct{ *glass }

func (gone) Write([]byte) (int, error) { return 0, errors.New("input/output error") }

func TestATerminalThatIsGone(t *testing.T) {
	g := newGlass(10, 2)
	d := open(g, page{})
	d.out = gone{g}
	ending := make(chan struct{})
	d.guard.ending = func() { close(ending) } // would panic if it were called twice
	for _, text := range []string{"a", "b", "c"} {
		p := page{}
		p.view.Content = text
		d.change(p)
	}
	<-ending
	if d.err == nil {
		t.Error("nobody is told")
	}
}

func TestNothingWentWrong(t *testing.T) {
	if told, err := ended(&display{}); told != "" || err != nil {
		t.Errorf("told %q, error %v", told, err)
	}
}
