package ui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/progress"
)

func TestPathsTitle(t *testing.T) {
	for n, want := range map[int]string{
		0: "مسارات الربح", 2: "مسارا الربح", 3: "مسارات الربح الثلاثة", 8: "مسارات الربح الثمانية", 10: "مسارات الربح العشرة", 11: "مسارات الربح",
	} {
		if got := arabic.MonetizationPaths(n); got != want {
			t.Errorf("arabic.MonetizationPaths(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestDigits(t *testing.T) {
	for n, want := range map[int]string{2: "1–2", 8: "1–8", 9: "1–9", 30: "1–9"} {
		b := digits(NewKeys().Digit, n, "مسار")
		if b.Help().Key != want || len(b.Keys()) != min(n, 9) || !slices.Contains(b.Keys(), "2") {
			t.Errorf("for %d: %q, %v", n, b.Help().Key, b.Keys())
		}
	}
}

// The first screen says of other content what that says of itself.
func TestAbout(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30)
	d.app = New(&Env{Store: progress.Memory(progress.State{}), Keys: NewKeys(), Theme: d.app.env.Theme, Now: d.app.env.Now,
		Paths: 3, About: About{Title: "حرفة اليد", Text: "سطران عنها", Articles: "مقالان"}})
	d.run(d.app.env.load())
	d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	d.sees("حرفة اليد", "سطران عنها", "مقالان", "مسارات الربح الثلاثة").lacks("من التواصل إلى الكسب")
}
