package command_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"kasb/content/progress"
	"kasb/ui/rtl"
)

// exitUsage is the status of a command line that is not understood, and of a
// program without a terminal.
const exitUsage = 2

// built is where the program was built, empty before that.
var built string

// program builds kasb, once, and returns its path.
var program = sync.OnceValues(func() (string, error) {
	// The result of this test depends on the file, which nothing here imports.
	if _, err := os.Stat("../../main.go"); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "kasb")
	if err != nil {
		return "", err
	}
	built = filepath.Join(dir, "kasb.exe")
	build := exec.Command("go", "build", "-o", built, "kasb")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return built, nil
})

func TestMain(m *testing.M) {
	status := m.Run()
	if built != "" {
		os.RemoveAll(filepath.Dir(built))
	}
	os.Exit(status)
}

// reader is somebody at a terminal: a pty with a terminal emulator behind it.
type reader struct {
	t     *testing.T
	cmd   *exec.Cmd
	pty   *os.File
	done  chan struct{} // closed when the program's output ended
	woken chan struct{} // a token after each piece of output
	away  atomic.Bool   // nobody looks any more

	mu     sync.Mutex
	screen *vt.Emulator
	raw    bytes.Buffer
}

// patience bounds a wait for something that does not come; nothing waits this
// long when the program works.
const patience = 30 * time.Second

func sit(t *testing.T, state string, cols, rows int, env []string, args ...string) *reader {
	t.Helper()
	return sitWith(t, state, cols, rows, env, func(*exec.Cmd) {}, args...)
}

// sitWith is sit with a command that is prepared otherwise.
func sitWith(t *testing.T, state string, cols, rows int, env []string, prepare func(*exec.Cmd), args ...string) *reader {
	t.Helper()
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{t: t, screen: vt.NewEmulator(cols, rows), done: make(chan struct{}), woken: make(chan struct{}, 1)}
	r.cmd = exec.Command(exe, args...)
	r.cmd.Env = append(append(os.Environ(), "TERM=alacritty", "COLORTERM=truecolor", "TMUX=", "VTE_VERSION=",
		"TERM_PROGRAM=", "XDG_STATE_HOME="+state, "XDG_CONFIG_HOME="+state), env...)
	prepare(r.cmd)
	if r.pty, err = pty.StartWithSize(r.cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		t.Skipf("no pty on this machine: %v", err)
	}
	t.Cleanup(func() {
		r.cmd.Process.Kill()
		r.cmd.Wait()
		r.pty.Close()
	})
	go func() { // the terminal's answers to the program's questions
		b := make([]byte, 256)
		for {
			n, err := r.screen.Read(b)
			if err != nil {
				return
			}
			// Where the environment speaks of another terminal its answers would
			// give the lie to it.
			if len(env) == 0 {
				r.pty.Write(b[:n])
			}
		}
	}()
	go func() {
		defer close(r.done)
		b := make([]byte, 1<<16)
		for {
			n, err := r.pty.Read(b)
			if n > 0 {
				r.mu.Lock()
				r.raw.Write(b[:n])
				r.screen.Write(b[:n])
				r.mu.Unlock()
				select {
				case r.woken <- struct{}{}:
				default:
				}
			}
			if err != nil || r.away.Load() {
				return
			}
		}
	}()
	return r
}

func (r *reader) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.screen.String()
}

// output is everything that the program wrote.
func (r *reader) output() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.raw.String()
}

// wait looks at the screen after each piece of output until it is as expected.
func (r *reader) wait(what string, expected func(screen string) bool) {
	r.t.Helper()
	deadline := time.After(patience)
	for {
		screen := r.text()
		if expected(screen) {
			return
		}
		select {
		case <-r.woken:
		case <-deadline:
			r.t.Fatalf("waited in vain: %s; the screen shows:\n%s", what, screen)
		}
	}
}

// sees waits until each of the texts, given in reading order, stands on the
// screen as it has to be drawn.
func (r *reader) sees(texts ...string) {
	r.t.Helper()
	for _, want := range texts {
		r.wait(want, func(screen string) bool { return strings.Contains(screen, rtl.Visual(want, rtl.RightToLeft)) })
	}
}

// press sends keys as the terminal would.
func (r *reader) press(keys ...string) {
	r.t.Helper()
	named := map[string]string{"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r",
		"esc": "\x1b", "tab": "\t", "end": "\x1b[F", "home": "\x1b[H", "pgdn": "\x1b[6~", "ctrl+c": "\x03"}
	for _, k := range keys {
		if s, ok := named[k]; ok {
			k = s
		}
		if _, err := r.pty.WriteString(k); err != nil {
			r.t.Fatal(err)
		}
	}
}

// leaves waits for the program's end and gives its exit status.
func (r *reader) leaves() int {
	r.t.Helper()
	select {
	case <-r.done:
	case <-time.After(patience):
		r.t.Fatalf("the program does not end; the screen shows:\n%s", r.text())
	}
	r.cmd.Wait()
	return r.cmd.ProcessState.ExitCode()
}

// kept is the state on disk.
func kept(t *testing.T, state string) progress.State {
	t.Helper()
	st, err := progress.Open(filepath.Join(state, "kasb")).Load()
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// The whole journey by keys alone: read an article to its end, answer the
// questions with one change of an answer, leave after the twelfth and come
// back, read the result, open the path's article, leave.
func TestJourney(t *testing.T) {
	state := t.TempDir()
	r := sit(t, state, 100, 30, nil)
	r.sees("اختبر جاهزيتك", "المقالات", "مسارات الربح")

	// The second item of the menu are the articles; the first of them is read to its end.
	r.press("2")
	r.sees("استكشف")
	r.press("enter")
	r.sees("الموضع")
	r.press("end")
	r.sees("المصادر")
	r.press("esc")
	r.sees("استكشف", "مقروء")
	r.press("esc")
	r.sees("من التواصل إلى الكسب")

	r.press("1")
	r.sees("هل الوقت مناسب للبدء؟")
	r.press("enter")
	answer := func(n int, key string) {
		t.Helper()
		r.sees("السؤال " + itoa(n) + " من 27")
		r.press(key)
	}
	for n := 1; n <= 6; n++ {
		answer(n, "3")
	}
	// Back to the sixth question, another answer, and on.
	r.sees("السؤال 7 من 27")
	before := kept(t, state).Sitting
	r.press("right")
	answer(6, "5")
	r.sees("السؤال 7 من 27")
	after := kept(t, state).Sitting
	if changed := differences(before.Answers, after.Answers); changed != 1 || len(after.Answers) != 6 {
		t.Errorf("the change of one answer changed %d of %d", changed, len(after.Answers))
	}
	// With the digits of an Arabic keyboard, and with the marked answer.
	for n := 7; n <= 9; n++ {
		answer(n, "٤")
	}
	for n := 10; n <= 12; n++ {
		r.sees("السؤال " + itoa(n) + " من 27")
		r.press("down", "enter")
	}
	r.sees("السؤال 13 من 27")
	if n := len(kept(t, state).Sitting.Answers); n != 12 {
		t.Errorf("%d answers on disk while question 13 is shown, want 12", n)
	}
	r.press("ctrl+c")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}

	r = sit(t, state, 100, 30, nil)
	r.sees("تابع اختبار جاهزيتك", "12 إجابة")
	r.press("1")
	r.sees("متابعة من حيث توقفت")
	r.press("enter")
	for n := 13; n <= 27; n++ {
		answer(n, "4")
		if n > 24 { // a scene, and what it teaches
			r.sees("التصرف السليم:")
			if got := len(kept(t, state).Sitting.Answers); got != n {
				t.Errorf("%d answers on disk while the lesson of question %d is shown", got, n)
			}
			r.press("enter")
		}
	}
	r.sees("الجاهزية")
	st := kept(t, state)
	if st.Sitting != nil || len(st.Finished) != 1 || len(st.Finished[0].Answers) != 27 {
		t.Errorf("after the last question the state is %+v", st)
	}
	// The first path's article, and out with the Arabic layout's q.
	r.press("enter")
	r.sees("ما هذا المسار؟")
	r.press("ض")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	if out := r.output(); !strings.Contains(out, "\x1b[?1049h") || !strings.Contains(out, "\x1b[?1049l") {
		t.Error("the alternate screen is not entered and left")
	}
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

func differences(a, b map[string]int) int {
	n := 0
	for k, v := range b {
		if a[k] != v {
			n++
		}
	}
	return n
}

// Where the terminal knows the bidirectional mode it is stopped before the
// first frame and given back at the end, however the end comes.
func TestBidiModeIsGivenBack(t *testing.T) {
	for name, end := range map[string]func(*reader){
		"q":       func(r *reader) { r.press("q") },
		"ctrl+c":  func(r *reader) { r.press("ctrl+c") },
		"SIGTERM": func(r *reader) { r.cmd.Process.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(r *reader) { r.cmd.Process.Signal(syscall.SIGHUP) },
	} {
		t.Run(name, func(t *testing.T) {
			r := sit(t, t.TempDir(), 80, 24, []string{"TERM=xterm-256color", "VTE_VERSION=7006"})
			r.sees("اختبر جاهزيتك")
			end(r)
			r.leaves()
			out := r.output()
			off, text, on := strings.Index(out, "\x1b[8l"), strings.Index(out, rtl.Visual("اختبر", rtl.RightToLeft)), strings.LastIndex(out, "\x1b[8h")
			if off < 0 || off > text || on < text {
				t.Errorf("mode 8 reset at byte %d, first text at %d, mode 8 set at %d", off, text, on)
			}
		})
	}
}

// A terminal that is not known by its environment is asked; where it says that
// it reorders text, it is stopped and the frame drawn again.
func TestBidiModeIsFoundByAsking(t *testing.T) {
	r := sit(t, t.TempDir(), 80, 24, nil)
	r.sees("اختبر جاهزيتك")
	r.wait("the question", func(string) bool { return strings.Contains(r.output(), "\x1b[8$p") })
	if out := r.output(); strings.Contains(out, "\x1b[8l") {
		t.Errorf("before the answer the program wrote %q", out)
	}
	r.press("\x1b[8;1$y")
	r.wait("the mode is reset", func(string) bool { return strings.Contains(r.output(), "\x1b[8l") })
	r.press("q")
	r.leaves()
	if out := r.output(); strings.LastIndex(out, "\x1b[8h") < strings.Index(out, "\x1b[8l") {
		t.Error("the mode is not set again at the end")
	}
}

func TestWithoutATerminal(t *testing.T) {
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {"--text", "sideways"}, {"--nothing"}, {"file"}} {
		cmd := exec.Command(exe, args...)
		cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+t.TempDir())
		var errs bytes.Buffer
		cmd.Stderr = &errs
		cmd.Run()
		if got := cmd.ProcessState.ExitCode(); got != exitUsage || !strings.HasPrefix(errs.String(), "kasb: ") {
			t.Errorf("%q: exit status %d, message %q", args, got, errs.String())
		}
	}
}
