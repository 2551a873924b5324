package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kasb/content/config"
	"kasb/content/progress"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// The answers of terminals, as they come to the program.
var (
	konsole = []tea.Msg{tea.TerminalVersionMsg{Name: "Konsole 22.12.3"}, uv.SecondaryDeviceAttributesEvent{1, 115, 0}, uv.PrimaryDeviceAttributesEvent{62, 1, 4}}
	xterm   = []tea.Msg{tea.TerminalVersionMsg{Name: "XTerm(379)"}, uv.PrimaryDeviceAttributesEvent{64}}
	vte     = []tea.Msg{tea.ModeReportMsg{Mode: ansi.ANSIMode(8), Value: ansi.ModeSet}, uv.SecondaryDeviceAttributesEvent{65, 7006, 1}, uv.PrimaryDeviceAttributesEvent{65}}
	nobody  = []tea.Msg{uv.PrimaryDeviceAttributesEvent{6}}
)

var xterm256 = term.Evidence{Environ: []string{"TERM=xterm-256color"}}

func (d *driver) answer(answers []tea.Msg) *driver {
	for _, msg := range answers {
		d.send(msg)
	}
	return d
}

// rows is what the program writes, row by row.
func (d *driver) rows() []string { return strings.Split(d.app.View().Content, "\n") }

// An answer changes how the lines on the screen are written, whenever it comes.
func TestAnswersChangeTheScreen(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24, xterm256)
	if row := d.rows()[2]; !strings.Contains(row, "\u200e") {
		t.Errorf("before an answer the title is written %q", row)
	}
	d.send(silentMsg{})
	d.press("down").answer(vte)
	if row := d.rows()[2]; strings.Contains(row, "\u200e") {
		t.Errorf("behind VTE's answers the title is written %q", row)
	}
	if n := d.app.Needs(); n.Enter != term.StopBidi || n.Leave != term.ResumeBidi {
		t.Errorf("enters with %q, leaves with %q", n.Enter, n.Leave)
	}
}

// What is asked at the start, and that nothing is where the answers change
// nothing.
func TestAsking(t *testing.T) {
	for name, asks := range map[string]bool{"TERM=xterm-256color": true, "TMUX=1": false, "TERM=dumb": false} {
		app := New(&Env{Store: progress.Memory(progress.State{}), Evidence: term.Evidence{Environ: []string{name}}})
		if got := app.env.ask() != nil; got != asks {
			t.Errorf("%s: asks %v", name, got)
		}
	}
}

// Each row of the calibration is written in its own way, and nothing else is.
func TestCalibrationShowsEveryWay(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24, xterm256).press(journeys["calibrate"]...)
	sentence := rtl.Visual(sample, rtl.RightToLeft)
	f := d.app.frame()
	shown := 0
	for i, l := range f.lines {
		way := d.app.Profile().Strategy
		if strings.Contains(l.String(), sentence) {
			way = term.Strategy(shown)
			shown++
		}
		want := strings.Repeat(" ", f.left) + string(way.Append(nil, l))
		if got := d.rows()[i]; got != want {
			t.Errorf("row %d is written %q, want %q", i, got, want)
		}
	}
	if shown != len(term.Names()) {
		t.Errorf("%d ways are shown", shown)
	}
	// All of them are in sight in the smallest window, and the question too.
	d.send(tea.WindowSizeMsg{Width: minWidth, Height: minHeight})
	d.sees("Press its digit", "أي سطر صحيح؟")
	if got := strings.Count(d.screen(), sentence); got != len(term.Names()) {
		t.Errorf("%d ways are in sight:\n%s", got, d.screen())
	}
}

// A digit chooses for this terminal, on this start and on the next ones; 0
// takes it back.
func TestCalibrating(t *testing.T) {
	file := config.Open(filepath.Join(t.TempDir(), config.FileName))
	sit := func() *driver { return startWith(t, progress.Memory(progress.State{}), file, 80, 24, xterm256) }
	d := sit().answer(konsole)
	d.press(journeys["calibrate"]...).press("2").sees("الإعدادات", "المختارة")
	if p := d.app.Profile(); p.Strategy != term.LRM || p.By != term.Calibrated {
		t.Errorf("chosen 2, now %+v", p)
	}
	if p := sit().answer(konsole).app.Profile(); p.Strategy != term.LRM {
		t.Errorf("at the next start %+v", p)
	}
	if p := sit().answer(xterm).app.Profile(); p.Strategy != term.Visual {
		t.Errorf("another terminal of the same TERM: %+v", p)
	}
	d.press("5", "0").sees("تلقائية")
	if p := d.app.Profile(); p.Strategy != term.Runs {
		t.Errorf("automatic again, now %+v", p)
	}
	if p := sit().answer(konsole).app.Profile(); p.Strategy != term.Runs {
		t.Errorf("at the next start %+v", p)
	}
}

// The way can be chosen by name too; what a flag said counts no more then.
func TestChoosingAWay(t *testing.T) {
	e := xterm256
	e.Choice = term.Choice{Strategy: term.Pair, By: "--text"}
	d := start(t, progress.Memory(progress.State{}), 80, 40, e).answer(konsole)
	d.press("4").sees("pair", "من سطر الأوامر")
	d.press("4").sees("Konsole 22.12.3", "runs").press("up", "up", "up", "enter").sees("المختارة", "lrm")
	if p := d.app.Profile(); p.Strategy != term.LRM {
		t.Errorf("now %+v", p)
	}
	d.press("4", "1").sees("تلقائية", "runs")
}

// A name from another version of the program is no choice.
func TestUnknownNames(t *testing.T) {
	var s config.Settings
	s.Calibrate(xterm256.Profile().Key, "sideways")
	s.Marks = "sometimes"
	d := startWith(t, progress.Memory(progress.State{}), config.Memory(s), 80, 24, xterm256).press("4").sees("تلقائية")
	if p := d.app.Profile(); p.Strategy != term.LRM {
		t.Errorf("now %+v", p)
	}
}

// Vowel marks are shown where the terminal can, where the reader wants them,
// and not where they are not wanted.
func TestMarks(t *testing.T) {
	const marked, bare = "كُتُبٌ مُفيدة", "كتب مفيدة"
	d := start(t, progress.Memory(progress.State{}), 80, 24, xterm256).press("4", "3").sees(bare)
	d.answer(xterm).sees(marked)                         // lines laid out before do not stay
	d.press("3").sees("مخفية").press("3").sees(bare)     // hidden always
	d.press("2").sees("ظاهرة").press("3").sees(marked)   // shown always
	d.press("1").sees("تلقائية").press("3").sees(marked) // as the terminal can
	d.answer(konsole).sees(bare)
}

// Where the terminal is not known the first screen offers the question, once.
func TestOffer(t *testing.T) {
	const offer, question = "Press c", "Press the digit"
	apple := term.Evidence{Environ: []string{"TERM_PROGRAM=Apple_Terminal"}}
	store := progress.Memory(progress.State{})
	d := start(t, store, 80, 24, xterm256).lacks(offer).press("c").lacks(question).answer(nobody).sees(offer, "اختبر جاهزيتك")
	d.press("ؤ").sees(question).press("esc").sees(offer)
	d.press("c", "1").sees("اختبر جاهزيتك").lacks(offer)
	start(t, store, 80, 24, xterm256).answer(nobody).lacks(offer)
	start(t, store, 80, 24, apple).lacks(offer).answer(nobody).sees(offer)
	start(t, store, 80, 24, apple).answer(nobody).lacks(offer)

	fresh := func() *progress.Store { return progress.Memory(progress.State{}) }
	start(t, fresh(), 80, 24, xterm256).answer(xterm).lacks(offer)
	d = start(t, fresh(), 80, 24, xterm256)
	d.send(silentMsg{})
	d.sees(offer)
	d = start(t, fresh(), 80, 24, xterm256).press("2").answer(nobody).press("esc").lacks(offer)
	if len(d.app.env.State.Offered) != 0 {
		t.Error("an offer that was not made is remembered")
	}
}

// The program can begin with the question.
func TestCalibrateCommand(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24, xterm256)
	d.app = NewCalibration(d.app.env)
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.sees("Press the digit").press("1").sees("اختبر جاهزيتك")
	if p := d.app.Profile(); p.Strategy != term.Visual || p.By != term.Calibrated {
		t.Errorf("now %+v", p)
	}
}

// The file of settings knows the ways of writing by the same names.
func TestStrategiesInTheFile(t *testing.T) {
	if !slices.Equal(config.Strategies(), term.Names()) {
		t.Errorf("the file knows %q, the terminals %q", config.Strategies(), term.Names())
	}
}

// What was chosen before there was a file for it is taken over when the reader's
// state comes, once.
func TestEarlierSettings(t *testing.T) {
	file := config.Open(filepath.Join(t.TempDir(), config.FileName))
	asked := 0
	begin := func() *driver {
		d := startWith(t, progress.Memory(progress.State{}), file, 80, 24, xterm256)
		d.app.env.Earlier = func() (config.Settings, bool) {
			asked++
			return config.Settings{Mouse: config.MouseTerminal, Text: map[string]string{xterm256.Profile().Key: "runs"}}, true
		}
		d.run(d.app.env.load())
		return d
	}
	d := begin()
	if p := d.app.Profile(); p.Strategy != term.Runs || p.By != term.Calibrated || d.app.View().MouseMode != tea.MouseModeNone {
		t.Errorf("taken over: %+v, mouse %v", p, d.app.View().MouseMode)
	}
	begin()
	if s, err := file.Load(); err != nil || s.Mouse != config.MouseTerminal || asked != 1 {
		t.Errorf("kept %+v, %v; asked %d times", s, err, asked)
	}
}
