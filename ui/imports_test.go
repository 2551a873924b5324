package ui

import (
	"go/build"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Imports point down only: what the program knows has no colours and no
// terminal, and the text engine knows nothing of ours.
func TestImportsPointDown(t *testing.T) {
	for dir, allowed := range map[string][]string{
		"ui/rtl":     nil,
		"ui/term":    {"kasb/ui/rtl"},
		"ui/display": nil,
		"ui/plain": {"kasb/content", "kasb/content/arabic", "kasb/content/quiz", "kasb/content/progress", "kasb/content/report",
			"kasb/content/search"},
		"ui/command": {"kasb/ui", "kasb/ui/display", "kasb/ui/plain", "kasb/ui/rtl", "kasb/ui/term", "kasb/content", "kasb/content/quiz",
			"kasb/content/arabic", "kasb/content/pack", "kasb/content/progress", "kasb/content/report", "kasb/content/strict", "kasb/content/config", "kasb/content/disk"},
		"content/pack":     {"kasb/content", "kasb/content/quiz", "kasb/content/strict"},
		"content":          {"kasb/content/strict"},
		"content/quiz":     {"kasb/content/arabic", "kasb/content/strict"},
		"content/arabic":   nil,
		"content/search":   {"kasb/content", "kasb/content/quiz"},
		"content/report":   {"kasb/content/arabic", "kasb/content/quiz", "kasb/content/strict"},
		"content/strict":   nil,
		"content/config":   {"kasb/content/arabic", "kasb/content/strict", "kasb/content/disk"},
		"content/progress": {"kasb/content/arabic", "kasb/content/quiz", "kasb/content/disk", "kasb/content/strict"},
		"content/disk":     {"kasb/content/arabic"},
		"ui": {"kasb/content/arabic", "kasb/ui/rtl", "kasb/ui/term", "kasb/ui/display", "kasb/content", "kasb/content/quiz", "kasb/content/progress",
			"kasb/content/report", "kasb/content/search", "kasb/content/config", "kasb/content/strict"},
	} {
		p, err := build.ImportDir(filepath.Join("..", dir), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range p.Imports {
			if strings.HasPrefix(i, "kasb/") && !slices.Contains(allowed, i) {
				t.Errorf("%s imports %s", dir, i)
			}
			screen := strings.HasPrefix(i, "charm.land/") || strings.Contains(i, "lipgloss")
			if screen && dir != "ui" && dir != "ui/display" && dir != "ui/command" {
				t.Errorf("%s imports %s", dir, i)
			}
		}
	}
	if _, err := os.Stat("../go.mod"); err != nil {
		t.Fatal(err)
	}
}
