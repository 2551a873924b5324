package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the README shows and leads to is there.
func TestReadmeLeadsSomewhere(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, m := range regexp.MustCompile(`\]\(([^)\s]+)\)`).FindAllStringSubmatch(string(text), -1) {
		if strings.Contains(m[1], "://") || strings.HasPrefix(m[1], "../") || strings.HasPrefix(m[1], "chart:") {
			continue // addresses, and examples of pages
		}
		if found++; !fileThere(filepath.Join("..", m[1])) {
			t.Errorf("%s is not there", m[1])
		}
	}
	if found < 5 {
		t.Errorf("%d links are found", found)
	}
}

func fileThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
