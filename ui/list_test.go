package ui

import (
	"strings"
	"testing"

	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// Nothing stands below the last item of a list.
func TestListEnds(t *testing.T) {
	for name, keys := range map[string][]string{
		"home": nil, "library": {"2"}, "paths": {"3"}, "settings": {"4"}, "history": {"6"}, "assessment": {"1"}, "question": {"1", "enter"},
		"plan": {"5", "tab", "tab", "tab", "tab", "enter"},
	} {
		for _, size := range []Size{{80, 24}, {60, 18}, {40, 12}} {
			d := start(t, progress.Memory(finished(t, quiz.Full, 2)), size.Width, size.Height).press(keys...).press("end")
			if strings.Contains(d.screen(), "▼") {
				t.Errorf("%s at %v has more below its end:\n%s", name, size, d.screen())
			}
		}
	}
}

// The paths are at the top of the window when they were asked for, under their
// heading, until another item is marked.
func TestListOpensAtPaths(t *testing.T) {
	for _, size := range []Size{{80, 24}, {40, 12}} {
		d := start(t, progress.Memory(progress.State{}), size.Width, size.Height).press("3")
		l := d.app.top().(*library)
		at := strings.Index(d.screen(), rtl.Visual("مسارات الربح الثمانية", rtl.RightToLeft))
		if n := strings.Count(d.screen()[:max(at, 0)], "\n"); at < 0 || n > 2 {
			t.Errorf("at %v the heading is in line %d:\n%s", size, n, d.screen())
		}
		top := l.menu.pane.top
		if d.press("down"); size.Height == 24 && l.menu.pane.top != top {
			t.Errorf("the next item moves the list from line %d to %d", top, l.menu.pane.top)
		}
		if d.press("home"); l.menu.pane.top != 0 {
			t.Errorf("the first item is shown from line %d on", l.menu.pane.top)
		}
	}
}
