package term

import (
	"strings"
	"testing"
)

// A terminal that takes progress for a text shows «4;1;50» to its user.
func TestTaskbar(t *testing.T) {
	shows := map[string]bool{
		"VTE 0.70.6": true, "VTE from VS Code": true, "VTE 0.70.6 over ssh": true, "VTE 0.70.6 that was stopped before": true, "Konsole 22.12.3": true,
		"xterm.js 6.0.0": true, "VS Code": true, "Windows Terminal": true, "Ghostty": true, "mintty": true,
	}
	for _, c := range recorded {
		p := Evidence{Environ: strings.Fields(c.env), Replies: hear(t, c.replies)}.Profile()
		if want := shows[c.name]; p.Taskbar != want {
			t.Errorf("%s: progress is sent: %v", c.name, p.Taskbar)
		}
	}
	for _, c := range []struct {
		env, version string
		want         bool
	}{
		{"TERM_PROGRAM=iTerm.app", "", false},
		{"TERM_PROGRAM=iTerm.app", "iTerm2 3.5.14", false},
		{"TERM_PROGRAM=iTerm.app", "iTerm2 3.6.5", false},
		{"TERM_PROGRAM=iTerm.app", "iTerm2 3.6.6", true},
		{"TERM_PROGRAM=iTerm.app", "iTerm2 3.6.10", true},
		{"TERM_PROGRAM=iTerm.app", "iTerm2 3.7.0beta1", true},
		{"TERM_PROGRAM=iTerm.app", "iTerm2 3.6", false},
		{"TERM_PROGRAM=iTerm.app", "iTerm2", false},
		{"VTE_VERSION=8000", "kitty(0.26.5)", false}, // the variable was inherited
		{"VTE_VERSION=8000 TMUX=/tmp/t,1,0", "", false},
		{"KONSOLE_VERSION=250400 TERM=tmux-256color", "", false},
		{"", "somebody 1.0", false},
	} {
		e := Evidence{Environ: strings.Fields(c.env)}
		e.Replies.Version = c.version
		if got := e.Profile().Taskbar; got != c.want {
			t.Errorf("%s %s: progress is sent: %v", c.env, c.version, got)
		}
	}
}
