//go:build unix

package display

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// On a run with this variable the test binary is a program at a terminal, or
// the shell that has started it.
const role = "DISPLAY_TEST_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "shell":
		os.Exit(shell())
	case "program":
		if err := Run(fragile{}, os.Stdin, os.Stdout, colorprofile.TrueColor); err != nil {
			os.Exit(3)
		}
	default:
		// The emulator knows no insert mode (IRM), which the renderer uses where
		// TERM says nothing about the terminal.
		os.Setenv("TERM", "xterm-256color")
		os.Exit(m.Run())
	}
}

// stopped is what the shell says of a program that has stopped.
const stopped = "[stopped]"

// shell runs the program as a job in the foreground, passes signals on to it,
// continues it when it has stopped, and gives its exit status.
func shell() int {
	job := exec.Command(os.Args[0])
	job.Env = append(os.Environ(), role+"=program")
	job.Stdin, job.Stdout, job.Stderr = os.Stdin, os.Stdout, os.Stderr
	job.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true}
	caught := make(chan os.Signal, 8)
	signal.Notify(caught, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGTSTP)
	if err := job.Start(); err != nil {
		return 1
	}
	go func() {
		for s := range caught {
			job.Process.Signal(s)
		}
	}()
	for {
		var status syscall.WaitStatus
		switch _, err := syscall.Wait4(job.Process.Pid, &status, syscall.WUNTRACED, nil); {
		case err == syscall.EINTR:
		case err != nil:
			return 1
		case status.Stopped():
			os.Stdout.WriteString(stopped)
			syscall.Kill(-job.Process.Pid, syscall.SIGCONT)
		default:
			return status.ExitStatus()
		}
	}
}

// fragile is a model that breaks when it is told to.
type fragile struct{ text string }

func (f fragile) Init() tea.Cmd { return nil }

func (f fragile) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, _ := msg.(tea.KeyPressMsg)
	switch k.String() {
	case "u":
		panic("broken in update")
	case "v":
		f.text = "v"
	case "c":
		return f, breaking
	case "b":
		return f, tea.Batch(idle, breaking)
	case "s":
		return f, tea.Sequence(idle, tea.Batch(idle, breaking), idle)
	case "q":
		return f, tea.Quit
	case "z":
		return f, tea.Suspend
	}
	return f, nil
}

func breaking() tea.Msg { panic("broken in a command") }
func idle() tea.Msg     { return nil }

func (f fragile) View() tea.View {
	if f.text == "v" {
		panic("broken in view")
	}
	v := tea.NewView("whole")
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "fragile"
	v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 50)
	return v
}

const (
	entering, leaving      = "\x1b[8l", "\x1b[8h"
	mouseTaken, mouseGiven = ansi.SetModeMouseButtonEvent, ansi.ResetModeMouseButtonEvent
)

func (fragile) Needs() Needs { return Needs{Enter: entering, Leave: leaving} }

// The terminal is given back whatever happens, and before a panic is shown.
func TestTheTerminalIsGivenBack(t *testing.T) {
	raise := func(s syscall.Signal) func(*run) { return func(r *run) { r.cmd.Process.Signal(s) } }
	press := func(k string) func(*run) { return func(r *run) { r.pty.WriteString(k) } }
	suspend := func(stops ...func(*run)) func(*run) {
		return func(r *run) {
			for _, stop := range stops {
				r.out.Reset()
				stop(r)
				r.wait(leaving, leaveScreen, stopped, enterScreen, entering, "whole")
				r.wait(mouseGiven, stopped, mouseTaken)
				r.wait(ansi.ResetProgressBar, giveTitle, stopped, keepTitle, ansi.SetWindowTitle("fragile"), ansi.SetProgressBar(50))
			}
			r.pty.WriteString("q")
		}
	}
	for _, c := range []struct {
		name   string
		end    func(*run)
		status int
		behind string // what follows the terminal's being given back
	}{
		{"quit", press("q"), 0, ""},
		{"SIGTERM", raise(syscall.SIGTERM), 0, ""},
		{"SIGHUP", raise(syscall.SIGHUP), 0, ""},
		{"SIGINT", raise(syscall.SIGINT), 0, ""},
		{"panic in Update", press("u"), 3, "broken in update"},
		{"panic in View", press("v"), 3, "broken in view"},
		{"panic in a command", press("c"), 3, "broken in a command"},
		{"panic in a batch", press("b"), 3, "broken in a command"},
		{"panic in a sequence", press("s"), 3, "broken in a command"},
		{"two panics", press("bbuv"), 3, "broken in"},
		{"suspended", suspend(press("z")), 0, ""},
		{"SIGTSTP", suspend(raise(syscall.SIGTSTP)), 0, ""},
		{"suspended twice", suspend(press("z"), press("z")), 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t)
			r.wait(enterScreen, entering, "whole")
			r.wait(mouseTaken)
			c.end(r)
			for r.step() {
			}
			r.cmd.Wait()
			if status := r.cmd.ProcessState.ExitCode(); status != c.status {
				t.Errorf("exit status %d, want %d", status, c.status)
			}
			order(t, r.out.String(), enterScreen, entering, "whole", leaving, leaveScreen, c.behind)
			if n := strings.LastIndex(r.out.String(), leaving); n > strings.LastIndex(r.out.String(), leaveScreen) {
				t.Error("given back behind the alternate screen")
			}
			last := r.out.String()[strings.LastIndex(r.out.String(), mouseTaken):]
			order(t, last, mouseGiven, c.behind)
			order(t, last, ansi.SetWindowTitle("fragile"), giveTitle, c.behind)
			order(t, last, ansi.SetProgressBar(50), ansi.ResetProgressBar, c.behind)
		})
	}
}

// run is the program at a terminal.
type run struct {
	t   *testing.T
	cmd *exec.Cmd
	pty *os.File
	out bytes.Buffer
}

func start(t *testing.T) *run {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, cmd: exec.Command(exe)}
	r.cmd.Env = append(os.Environ(), role+"=shell", "TERM=xterm-256color", "GORACE=atexit_sleep_ms=0")
	if r.pty, err = pty.StartWithSize(r.cmd, &pty.Winsize{Cols: 20, Rows: 5}); err != nil {
		t.Skipf("no pty on this machine: %v", err)
	}
	t.Cleanup(func() {
		r.cmd.Process.Kill()
		r.pty.Close()
	})
	return r
}

// step reads what comes next and reports whether the program is still there.
func (r *run) step() bool {
	r.pty.SetReadDeadline(time.Now().Add(30 * time.Second))
	b := make([]byte, 1<<12)
	n, err := r.pty.Read(b)
	r.out.Write(b[:n])
	if os.IsTimeout(err) {
		r.t.Fatalf("nothing comes any more behind %q", r.out.String())
	}
	return err == nil
}

// wait reads until the pieces stand in the output one behind another.
func (r *run) wait(pieces ...string) {
	r.t.Helper()
	for {
		rest, found := r.out.String(), true
		for _, p := range pieces {
			if _, rest, found = strings.Cut(rest, p); !found {
				break
			}
		}
		if found {
			return
		}
		if !r.step() {
			r.t.Fatalf("the program has ended, without all of %q in %q", pieces, r.out.String())
		}
	}
}
