package ui

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"kasb/content/progress"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// A few whole screens, in visual order: to be looked at with cat in a terminal
// that does no reordering. `go test ./ui -run Golden -update` writes them anew.
func TestGoldenScreens(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		keys          []string
	}{
		{"home", 80, 24, nil},
		{"table", 80, 24, []string{"2", "down", "down", "enter", "space", "space"}},
		{"chart", 80, 40, []string{"2", "down", "enter", "down", "down", "down"}},
		{"question", 60, 20, []string{"1", "enter", "3", "2", "4", "3", "3", "w", "down"}},
		{"lesson", 80, 24, append(answers(24), "2")},
		{"result", 80, 40, journeys["result"]},
		{"help", 40, 14, []string{"1", "enter", "?"}},
		{"help-search", 80, 24, []string{"1", "enter", "?", "/", "ج", "و", "ا", "ب"}},
		{"help-nothing", 60, 18, []string{"?", "ظ", "ق", "ط", "ط"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := start(t, progress.Memory(progress.State{}), c.width, c.height).press(c.keys...).screen()
			golden(t, c.name, got)
		})
	}
}

// What somebody sees who has started the program for the first time.
func TestGoldenGreeting(t *testing.T) {
	golden(t, "greeting", newcomer(t, 80, 24).screen())
	golden(t, "greeting-narrow", newcomer(t, minWidth, minHeight).screen())
}

// golden compares text with what is kept under a name, or keeps it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("it is now\n%s\nand was\n%s", got, want)
	}
}
