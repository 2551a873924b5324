package command_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"kasb/ui/command"
	"kasb/ui/rtl"
)

// folder is a folder with files, name and content by turns.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// pipe runs kasb in a folder between pipes, inside of the test.
func pipe(t *testing.T, dir, in string, args ...string) (status int, out, errs string) {
	t.Helper()
	before, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	defer t.Chdir(before)
	xdg.Reload() // a test may have set the folders
	input, keyboard, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		io.WriteString(keyboard, in)
		keyboard.Close()
	}()
	var written [2]string
	var files [2]*os.File
	var read sync.WaitGroup
	for i := range files {
		var from *os.File
		if from, files[i], err = os.Pipe(); err != nil {
			t.Fatal(err)
		}
		read.Go(func() {
			text, _ := io.ReadAll(from)
			written[i] = string(text)
			from.Close()
		})
	}
	status = command.Run("", args, input, files[0], files[1])
	input.Close()
	files[0].Close()
	files[1].Close()
	read.Wait()
	return status, written[0], written[1]
}

func TestShowInAPipe(t *testing.T) {
	const body = "# عنوان\n\nسطر\nأول **مهم**.\n"
	dir := folder(t, "a.md", body, "b.txt", body, "-c.MD", body, "utf16.txt", "\xff\xfe\x43\x06\x0a\x00")
	const markdown = "عنوان\n\nسطر أول مهم.\n"
	laid := func(s string) string {
		v := rtl.Visual(s, rtl.RightToLeft)
		return strings.Repeat(" ", 20-rtl.Width(s)) + v + "\n"
	}
	for _, c := range []struct {
		in   string
		args []string
		want string
	}{
		{"", []string{"a.md"}, markdown},
		{"", []string{"b.txt"}, body},
		{"", []string{"--plain", "a.md"}, body},
		{body, nil, markdown},
		{body, []string{"-"}, markdown},
		{body, []string{"--plain"}, body},
		{"", []string{"--", "-c.MD"}, markdown},
		{"", []string{"utf16.txt"}, "ك\n"},
		{"\ufeff" + body, nil, markdown},
		{"", []string{"a.md", "--width", "9"}, "عنوان\n\nسطر أول\nمهم.\n"},
		{"", []string{"--width=20", "a.md", "--text", "visual"}, laid("عنوان") + "\n" + laid("سطر أول مهم.")},
	} {
		args := append([]string{"show"}, c.args...)
		if status, out, errs := pipe(t, dir, c.in, args...); status != 0 || out != c.want || errs != "" {
			t.Errorf("%q: status %d, message %q, output\n%s, want\n%s", args, status, errs, out, c.want)
		}
	}
	if _, out, _ := pipe(t, dir, body, "show", "--text", "visual"); ansi.StringWidth(strings.SplitN(out, "\n", 2)[0]) != 80 {
		t.Errorf("without a window and a width it prints\n%s", out)
	}
}

func TestShowFails(t *testing.T) {
	dir := folder(t, "cp1256.txt", "\xdf\xd3\xc8 arabic\n", "program.md", "\x7fELF\x00\x01\xff", "zeros.txt", "a\x00b", "a.md", "نص")
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args    string
		status  int
		message string // what it holds
	}{
		{"none.md", 1, "none.md"},
		{"folder", 1, "folder"},
		{"cp1256.txt", 1, "iconv"},
		{"program.md", 1, "program.md"},
		{"zeros.txt", 1, "zeros.txt"},
		{"a.md a.md", 2, "kasb show"},
		{"--width 0 a.md", 2, "0"},
		{"--width wide a.md", 2, "wide"},
		{"--width", 2, "kasb show"},
		{"--text sideways a.md", 2, "sideways"},
		{"--nothing a.md", 2, "--nothing"},
	} {
		status, out, errs := pipe(t, dir, "", append([]string{"show"}, strings.Fields(c.args)...)...)
		lines := strings.Count(errs, "\n") // a wrong command line is told how to be right
		if status != c.status || out != "" || lines != c.status || !strings.HasPrefix(errs, "kasb: ") || !strings.Contains(errs, c.message) {
			t.Errorf("%s: status %d, output %q, message\n%s", c.args, status, out, errs)
		}
	}
}

// A reader that has seen enough ends the program without a word.
func TestShowEndsWithItsReader(t *testing.T) {
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t, "long.txt", strings.Repeat("سطر من نص طويل\n", 1<<17))
	cmd := exec.Command(exe, "show", "long.txt")
	cmd.Dir = dir
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	out.Close()
	cmd.Wait()
	status := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if !status.Signaled() || status.Signal() != syscall.SIGPIPE || errs.Len() > 0 {
		t.Errorf("%v, message %q", cmd.ProcessState, errs.String())
	}
}

func TestShowInATerminal(t *testing.T) {
	dir := folder(t, "a.md", "## عنوان\n\nسطر أول `code` من [نص](https://x.example).\n\nAn English paragraph.\n")
	file := filepath.Join(dir, "a.md")
	for _, c := range []struct {
		name      string
		env, args []string
		codes     bool // escape codes
		modes     bool // the bidirectional mode is stopped and given back
		colours   bool
	}{
		{name: "xterm", codes: true, colours: true},
		{name: "VTE", env: []string{"TERM=xterm-256color", "VTE_VERSION=7006"}, codes: true, modes: true, colours: true},
		{name: "NO_COLOR", env: []string{"NO_COLOR=yes"}, codes: true},
		{name: "dumb", env: []string{"TERM=dumb"}},
		{name: "narrow", args: []string{"--width", "20"}, codes: true, colours: true},
	} {
		r := sit(t, t.TempDir(), 70, 24, append([]string{"NO_COLOR="}, c.env...), append([]string{"show", file}, c.args...)...)
		if status := r.leaves(); status != 0 {
			t.Errorf("%s: exit status %d", c.name, status)
		}
		out := strings.ReplaceAll(r.output(), "\r\n", "\n")
		if codes := strings.Contains(out, "\x1b"); codes != c.codes {
			t.Errorf("%s: escape codes in %q", c.name, out)
		}
		if colours := strings.Contains(out, "38;5;"); colours != c.colours {
			t.Errorf("%s: colours in %q", c.name, out)
		}
		if strings.HasPrefix(out, "\x1b[8l") != c.modes || strings.HasSuffix(out, "\n\x1b[8h") != c.modes {
			t.Errorf("%s: %q", c.name, out)
		}
		if !c.codes {
			if !strings.HasPrefix(out, "عنوان\n\nسطر أول code من نص (https://x.example).\n") {
				t.Errorf("%s: %q", c.name, out)
			}
			continue
		}
		width := 66
		if c.args != nil {
			width = 20
		}
		lines := strings.Split(ansi.Strip(out), "\n")
		heading := rtl.Visual("عنوان", rtl.RightToLeft)
		if lines[0] != strings.Repeat(" ", 68-5)+heading {
			t.Errorf("%s: the heading is printed %q", c.name, lines[0])
		}
		english := lines[len(lines)-2]
		if width == 20 {
			english = lines[len(lines)-3]
		}
		if at := len(english) - len(strings.TrimLeft(english, " ")); at != 68-width {
			t.Errorf("%s: English is printed %q", c.name, english)
		}
	}
}

// A signal that ends the program in the middle of a line finds the terminal's
// mode, pens and links put back.
func TestShowIsInterrupted(t *testing.T) {
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t, "long.txt", strings.Repeat("سطر من نص طويل\n", 1<<17))
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		cmd := exec.Command(exe, "show", filepath.Join(dir, "long.txt"))
		cmd.Env = append(os.Environ(), "TERM=xterm-256color", "VTE_VERSION=7006", "TMUX=")
		terminal, err := pty.Start(cmd)
		if err != nil {
			t.Skipf("no pty on this machine: %v", err)
		}
		// The rest does not fit into the pty: nobody reads it before the signal.
		if _, err := io.ReadFull(terminal, make([]byte, 10)); err != nil {
			t.Fatal(err)
		}
		cmd.Process.Signal(sig)
		out, _ := io.ReadAll(terminal) // until the program ends: EIO
		cmd.Wait()
		terminal.Close()
		if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != sig {
			t.Errorf("%v: %v", sig, cmd.ProcessState)
		}
		if !bytes.HasSuffix(out, []byte("\x1b]8;;\a\x1b[m\x1b[8h")) {
			t.Errorf("%v: the output ends with %q", sig, out[max(0, len(out)-60):])
		}
		if long := bytes.Count(out, []byte("\n")); long > 1<<16 {
			t.Errorf("%v: %d lines came behind it", sig, long)
		}
	}
}

func TestShowWithoutAFile(t *testing.T) {
	r := sit(t, t.TempDir(), 70, 24, nil, "show")
	if status := r.leaves(); status != exitUsage {
		t.Errorf("exit status %d", status)
	}
	r.sees("ما الملف المطلوب؟")
}
