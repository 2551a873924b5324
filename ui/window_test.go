package ui

import (
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/ui/term"
)

func TestWindowTitle(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	for _, step := range []struct{ key, want string }{
		{"up", "كسب"}, {"2", "كسب: استكشف"}, {"?", "كسب: مساعدة"}, {"esc", "كسب: استكشف"}, {"esc", "كسب"},
	} {
		if d.press(step.key); d.app.View().WindowTitle != step.want {
			t.Errorf("after %q the window is called %q, want %q", step.key, d.app.View().WindowTitle, step.want)
		}
	}
}

// The name of a file must not be able to end the code that the title stands in.
func TestWindowTitleIsHarmless(t *testing.T) {
	name := "a\x1b\\b\ac\u009cd\ne\x7f" + strings.Repeat("م", 1000)
	d := &driver{t: t, app: NewReading(&Env{Keys: NewKeys(), Store: progress.Memory(progress.State{})}, Texts{Files: []string{name}}, "# "+name)}
	title := d.app.View().WindowTitle
	if strings.ContainsFunc(title, unicode.IsControl) || len([]rune(title)) > maxTitle || !strings.HasPrefix(title, "كسب: ") {
		t.Errorf("%q", title)
	}
}

func TestProgressInTheTaskbar(t *testing.T) {
	value := func(d *driver) int {
		if p := d.app.View().ProgressBar; p != nil {
			return p.Value
		}
		return -1
	}
	shows := term.Evidence{Environ: []string{"TERM=xterm-256color", "VTE_VERSION=8000"}}
	d := start(t, progress.Memory(progress.State{}), 100, 30, shows)
	if n := value(d); n >= 0 {
		t.Errorf("%d percent on the first screen", n)
	}
	d.press("1", "enter")
	for answered := range 24 {
		if n := value(d); n != 100*answered/27 {
			t.Errorf("%d percent after %d answers", n, answered)
		}
		d.press("3")
	}
	if d.press("?"); value(d) != 100*24/27 {
		t.Errorf("%d percent under the help", value(d))
	}
	d.press("esc", "3", "enter", "3", "enter", "3")
	if value(d) >= 0 {
		t.Errorf("%d percent behind the last answer", value(d))
	}
	d.press("enter").sees("نتيجتك").press("e")
	if value(d) >= 0 {
		t.Errorf("%d percent while answers are changed", value(d))
	}
	if d := start(t, progress.Memory(progress.State{}), 100, 30).press("1", "enter", "3"); value(d) >= 0 {
		t.Error("a terminal that nobody knows gets progress")
	}
}

func TestNothingBlinksWhenStill(t *testing.T) {
	for _, still := range []bool{false, true} {
		d := start(t, progress.Memory(progress.State{}), 80, 24)
		d.app.env.Still = still
		d.press("/", "ك")
		var c *tea.Cursor = d.app.View().Cursor
		if c == nil || c.Blink == still {
			t.Errorf("still %v: cursor %+v", still, c)
		}
	}
}
