//go:build unix

package command_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"kasb/ui/rtl"
)

// ends waits for the end of a program whose terminal may be gone, and gives its
// exit status; -1 if a signal has killed it.
func (r *reader) ends() int {
	r.t.Helper()
	ended := make(chan struct{})
	go func() {
		r.cmd.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(patience):
		r.t.Fatalf("the program does not end; the screen shows:\n%s", r.text())
	}
	return r.cmd.ProcessState.ExitCode()
}

// The terminal is as it was, whatever has happened in it.
func (r *reader) restored() {
	r.t.Helper()
	out := r.output()
	for _, c := range []struct{ taken, given string }{
		{"\x1b[?1049h", "\x1b[?1049l"}, {"\x1b[?25l", "\x1b[?25h"}, {"\x1b[?2004h", "\x1b[?2004l"}, {"\x1b[22;2t", "\x1b[23;2t"}, {"\x1b[?1002h", "\x1b[?1002l"},
	} {
		if strings.LastIndex(out, c.taken) > strings.LastIndex(out, c.given) {
			r.t.Errorf("%q is not followed by %q", c.taken, c.given)
		}
	}
}

func (r *reader) resize(cols, rows int) {
	r.t.Helper()
	r.mu.Lock()
	r.screen.Resize(cols, rows)
	r.mu.Unlock()
	if err := pty.Setsize(r.pty, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		r.t.Fatal(err)
	}
}

// answering is somebody who has given three answers and sees the fourth question.
func answering(t *testing.T, state string) *reader {
	r := sit(t, state, 100, 30, nil)
	r.sees("اختبر جاهزيتك")
	r.press("1")
	r.sees("هل الوقت مناسب للبدء؟")
	r.press("enter")
	for n := 1; n <= 3; n++ {
		r.sees("السؤال " + itoa(n) + " من 27")
		r.press("3")
	}
	r.sees("السؤال 4 من 27")
	return r
}

func TestTerminalIsClosed(t *testing.T) {
	state := t.TempDir()
	r := answering(t, state)
	r.away.Store(true) // while somebody reads it is not closed
	r.press("down")
	<-r.done
	r.pty.Close()
	if status := r.ends(); status < 0 {
		t.Errorf("the program was killed by %v", r.cmd.ProcessState)
	}
	if n := len(kept(t, state).Sitting.Answers); n != 3 {
		t.Errorf("%d answers are kept", n)
	}
}

// What can't be written to has nobody who reads it.
func TestOutputIsClosed(t *testing.T) {
	screen, out, err := pty.Open()
	if err != nil {
		t.Skipf("no pty on this machine: %v", err)
	}
	defer screen.Close()
	pty.Setsize(screen, &pty.Winsize{Cols: 80, Rows: 24})
	r := sitWith(t, t.TempDir(), 80, 24, nil, func(cmd *exec.Cmd) { cmd.Stdout = out })
	out.Close()
	b, got := make([]byte, 1<<12), ""
	for !strings.Contains(got, rtl.Visual("اختبر", rtl.RightToLeft)) {
		screen.SetReadDeadline(time.Now().Add(patience))
		n, err := screen.Read(b)
		if got += string(b[:n]); err != nil {
			t.Fatalf("%v behind %q", err, got)
		}
	}
	screen.Close()
	r.press("down", "up", "2")
	if status := r.ends(); status != 1 {
		t.Errorf("exit status %d", status)
	}
}

// A full disk is told, a reader that went away is not.
func TestOutputIsNotWritten(t *testing.T) {
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	read, unread, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer unread.Close()
	empty := t.TempDir()
	for _, args := range []string{"--help", "help data", "paths", "paths youtube", "results", "data", "check", "check " + empty, "version", "quiz --explain", "quiz --plain", "--plain paths"} {
		for name, c := range map[string]struct {
			out    *os.File
			status int // -1 for the signal
			said   int // lines
		}{
			"full":   {full, 1, 1},
			"unread": {unread, -1, 0},
		} {
			cmd := exec.Command(exe, strings.Fields(args)...)
			cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+empty, "XDG_CONFIG_HOME="+empty)
			cmd.Stdout = c.out
			var errs strings.Builder
			cmd.Stderr = &errs
			_ = cmd.Run() // the status tells
			if status := cmd.ProcessState.ExitCode(); status != c.status || strings.Count(errs.String(), "\n") != c.said {
				t.Errorf("%s, %s: exit status %d, message %q", name, args, status, errs.String())
			}
		}
	}
}

// A signal ends the program at once, between any two keys and while what they ask
// for is on its way.
func TestSignalsAtAnyMoment(t *testing.T) {
	for _, keys := range [][]string{
		{}, {"2"}, {"2", "enter"}, {"2", "enter", "end", "esc"}, {"1", "enter", "3"}, {"/", "ك", "enter"}, {"?", "/", "ك"}, {"4", "4", "2", "esc"},
	} {
		for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
			t.Run(s.String()+" after "+strings.Join(keys, " "), func(t *testing.T) {
				t.Parallel() // keys that nobody takes any more hold up the end for a while
				r := sit(t, t.TempDir(), 80, 24, nil)
				r.sees("اختبر جاهزيتك")
				r.press(keys...)
				r.cmd.Process.Signal(s)
				if status := r.leaves(); status != 0 {
					t.Errorf("exit status %d", status)
				}
				r.restored()
			})
		}
	}
}

func TestSignalKeepsAnswers(t *testing.T) {
	for _, s := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		state := t.TempDir()
		r := answering(t, state)
		r.cmd.Process.Signal(s)
		r.leaves()
		if n := len(kept(t, state).Sitting.Answers); n != 3 {
			t.Errorf("%v: %d answers are kept", s, n)
		}
	}
}

func TestPastes(t *testing.T) {
	long := "\x1b[200~" + strings.Repeat("نص طويل ", 1<<20/15) + "\x1b[201~"
	r := sit(t, t.TempDir(), 80, 24, nil)
	r.sees("اختبر جاهزيتك")
	r.press("/")
	r.sees("كلمة أو أكثر")
	r.press(long)
	r.wait("the text is in the field", func(screen string) bool {
		return strings.Contains(screen, rtl.Visual("نص طويل", rtl.RightToLeft))
	})
	r.press("esc")
	r.sees("كلمة أو أكثر")
	r.press("\x1b[200~a\x00\x1b[31m\xff\x07b\x1b[201~", "\xff\xfe\xed\xa0\x80\xc3(", "ك", "س", "ب")
	r.sees("(كسب")
	r.press("esc")
	r.sees("كلمة أو أكثر")
	r.press("esc")
	r.sees("من التواصل إلى الكسب")
	r.press("1")
	r.sees("هل الوقت مناسب للبدء؟")
	r.press("enter")
	r.sees("السؤال 1 من 27")
	r.press(long, "\xff\xfe\xc3", "w")
	r.sees("لماذا نسأل؟", "السؤال 1 من 27")
	r.press("ctrl+c")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	r.restored()
}

func TestStormOfSizes(t *testing.T) {
	r := answering(t, t.TempDir())
	rng := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		r.resize(1+rng.IntN(200), 1+rng.IntN(80))
	}
	for range 50 { // with room for what is asked: out of sight nothing is answered
		r.resize(40+rng.IntN(160), 12+rng.IntN(60))
	}
	r.resize(100, 30)
	r.wait("a frame in the window's size", func(screen string) bool {
		rows := strings.Split(screen, "\n")
		return strings.Contains(rows[len(rows)-1], rtl.Visual("مساعدة", rtl.RightToLeft)) && strings.Contains(rows[0], rtl.Visual("السؤال 4 من 27", rtl.RightToLeft))
	})
	r.press("3")
	r.sees("السؤال 5 من 27")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	r.restored()
}

func TestSmallestWindow(t *testing.T) {
	r := sit(t, t.TempDir(), 1, 1, nil)
	r.wait("the screen is entered", func(string) bool { return strings.Contains(r.output(), "\x1b[?1049h") })
	r.press("2", "enter", "down")
	r.resize(80, 24)
	r.sees("من التواصل إلى الكسب")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	r.restored()
}
