//go:build unix

package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kasb/content/quiz"
)

// Each shell completes what is typed into it.
func TestShellsComplete(t *testing.T) {
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir, state := t.TempDir(), t.TempDir()
	if err := os.Symlink(exe, filepath.Join(dir, "kasb")); err != nil {
		t.Skip(err)
	}
	finish(t, state, quiz.Full, 3, time.Now())
	for shell, c := range map[string]struct {
		args   []string
		begins string
	}{
		"bash": {[]string{"--norc", "--noprofile", "-i"}, `source /usr/share/bash-completion/bash_completion; source <(kasb completion bash); PS1='ready> '`},
		"zsh":  {[]string{"-f", "-i"}, `autoload -Uz compinit; compinit -u -D; source <(kasb completion zsh); PROMPT='ready> '`},
		"fish": {[]string{"--no-config", "-i"}, `kasb completion fish | source; function fish_prompt; echo -n 'ready> '; end`},
	} {
		t.Run(shell, func(t *testing.T) {
			path, err := exec.LookPath(shell)
			if err != nil {
				t.Skip(err)
			}
			if _, err := os.Stat("/usr/share/bash-completion/bash_completion"); shell == "bash" && err != nil {
				t.Skip(err)
			}
			env := []string{"PATH=" + dir + ":" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "HISTFILE=", "PS1=$ "}
			r := sitWith(t, state, 100, 30, env, func(cmd *exec.Cmd) {
				cmd.Path, cmd.Args, cmd.Dir = path, append([]string{shell}, c.args...), t.TempDir()
			})
			r.press(c.begins + "\r")
			r.wait("the prompt", func(screen string) bool { return strings.Contains(screen, "\nready>") })
			for typed, want := range map[string]string{
				"kasb pat":                   "kasb paths",
				"kasb paths yo":              "kasb paths youtube",
				"kasb --text vis":            "kasb --text visual",
				"kasb --still completion po": "kasb --still completion powershell",
				"kasb results la":            "kasb results last",
				"kasb data imp":              "kasb data import",
				"kasb quiz --ans":            "kasb quiz --answers",
			} {
				r.press("clear\r")
				r.wait("an empty screen", func(screen string) bool { return !strings.Contains(screen, "kasb") })
				r.press(typed, "tab")
				r.wait(want, func(screen string) bool { return strings.Contains(screen, "ready> "+want) })
				r.press("\x15") // whole line away
			}
		})
	}
}

// A completion is the words and nothing else, in the content that was asked for.
func TestCompletionsAlone(t *testing.T) {
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	finish(t, state, quiz.Full, 3, time.Date(2026, 11, 24, 10, 0, 0, 0, time.Local))
	finish(t, state, quiz.Short, 2, time.Date(2026, 11, 25, 9, 30, 0, 0, time.Local))
	pack, err := filepath.Abs(examplePack)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"paths", ""}, "affiliate\npages\nproducts\nservices\nstore\nteaching\nwriting\nyoutube\n:4\n"},
		{[]string{"--content", pack, "paths", ""}, "market\norders\nworkshop\n:4\n"},
		{[]string{"--content", "none", "paths", ""}, ":4\n"},
		{[]string{"paths", "youtube", ""}, ":4\n"},
		{[]string{"results", ""}, "last\tthe newest result\n1\t2026-11-24 10:00\n2\t2026-11-25 09:30\n:36\n"},
		{[]string{"results", "--format", ""}, "text\nmd\njson\n:4\n"},
		{[]string{"check", ""}, ":16\n"},
		{[]string{"read", ""}, "md\nmarkdown\n:8\n"},
		{[]string{"show", ""}, ":0\n"},
		{[]string{"quiz", ""}, ":4\n"},
		{[]string{"help", "data", ""}, "list\tList what is kept, and where\nexport\tWrite all that is kept to a file\nimport\tTake in what was exported\nerase\tRemove all that is kept\n:4\n"},
		{[]string{"help", "data", "list", ""}, ":4\n"},
		{[]string{"help", "show", ""}, ":4\n"},
		{[]string{"help", "nothing", ""}, ":4\n"},
	} {
		status, out, errs := pipe(t, ".", "", append([]string{"__complete"}, c.args...)...)
		if status != 0 || out != c.want || errs != "" {
			t.Errorf("%q: status %d, output %q, want %q, message %q", c.args, status, out, c.want, errs)
		}
	}
}
