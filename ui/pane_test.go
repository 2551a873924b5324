package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
)

// A list that was scrolled in a narrow window has fewer lines in a wide one of the
// same height.
func TestScrolledListInAWiderWindow(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 44, 12).press("2", "end")
	d.app.Update(tea.WindowSizeMsg{Width: 200, Height: 12})
	d.press("home").sees("من الكلام إلى الكسب")
}
