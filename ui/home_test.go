package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/ui/rtl"
)

// newcomer is somebody whose device has nothing of the program's yet.
func newcomer(t testing.TB, width, height int) *driver {
	d := start(t, progress.Memory(progress.State{}), width, height)
	d.app.env.First = true
	d.app.View()
	return d
}

const greets = "إنترنت" // in every greeting

func TestGreeting(t *testing.T) {
	newcomer(t, 80, 24).press("down", "?").press("?").sees(greets).press("2", "esc").lacks(greets).sees("ساعات طويلة")
	newcomer(t, 80, 24).press("c").sees(greets) // no key of its own
	start(t, progress.Memory(progress.State{}), 80, 24).lacks(greets)
}

// The greeting takes no number of the menu and no lines from its first item.
func TestGreetingLeavesTheMenu(t *testing.T) {
	for _, size := range []Size{{40, 12}, {60, 12}, {63, 17}, {80, 24}, {200, 60}} {
		d := newcomer(t, size.Width, size.Height)
		d.sees(greets, "اختبر جاهزيتك", "الأسبوع.").press("1").sees("هل الوقت مناسب للبدء؟")
	}
	for _, width := range []int{minWidth - 2, 60, 66, 67, 68, 69, 76, maxColumn} {
		for _, line := range greeting(width) {
			if n := rtl.Width(line); n > width {
				t.Errorf("%q takes %d cells of %d", line, n, width)
			}
		}
	}
}

// The first frame of a newcomer greets, before anything has been read, and so does
// the one behind it.
func TestGreetingComesAtOnce(t *testing.T) {
	env := &Env{Store: progress.Memory(progress.State{}), Keys: NewKeys(), First: true}
	d := &driver{t: t, app: New(env)}
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.sees(greets)
	d.run(env.load())
	d.sees(greets)
}
